// The code behind the # of the address goes into the form and out of the address: it holds health answers.
(function () {
  "use strict";
  function take() {
    var code = location.hash.slice(1);
    var form = document.getElementById("open-code");
    if (!form || !/^[0-9A-Za-z]{20,4000}$/.test(code)) return;
    history.replaceState(null, "", location.pathname + location.search);
    form.elements.state.value = code;
    form.submit();
  }
  addEventListener("hashchange", take);
  take();
})();
