// Every page works without it. It keeps and sends nothing by itself.
(function () {
  "use strict";
  var body = document.body, lost;
  function say(gone) {
    if (gone && !lost) {
      lost = document.createElement("p");
      lost.className = "lost";
      lost.setAttribute("role", "alert");
      lost.textContent = body.dataset.lost;
      body.appendChild(lost);
    } else if (!gone && lost) {
      lost.remove();
      lost = null;
    }
  }
  function free() {
    document.querySelectorAll("[aria-busy]").forEach(function (one) { one.removeAttribute("aria-busy"); });
    document.querySelectorAll("form[data-sent]").forEach(function (one) { delete one.dataset.sent; });
  }
  addEventListener("offline", function () { say(true); });
  addEventListener("online", function () { say(false); free(); });
  addEventListener("pageshow", free);

  // A second press does nothing; without a connection nothing is sent or lost. A file leaves the page as it is.
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;  // its formAction may be the page's
    var to = (button && button.getAttribute("formaction")) || form.action;
    if (!navigator.onLine) {
      event.preventDefault();
      say(true);
    } else if (form.dataset.sent) {
      event.preventDefault();
    } else if (!/\.(pdf|json)$/.test(to)) {
      form.dataset.sent = "1";
      if (button) { button.setAttribute("aria-busy", "true"); }
      setTimeout(free, 8000);
    }
  });

  // "None of these" and the lines of a list do not go together.
  document.addEventListener("change", function (event) {
    var box = event.target, list = box.closest(".ticks");
    if (!list || !box.checked) { return; }
    var none = box.closest(".none");
    list.querySelectorAll("input").forEach(function (one) {
      if (one !== box && (none || one.closest(".none"))) { one.checked = false; }
    });
  });

  // The roots and nerves that all weak muscles share.
  var table = document.querySelector(".muscles"), shown = document.querySelector(".shared");
  function weak(row) {
    return [].some.call(row.querySelectorAll("input"), function (one) {
      var grade = parseFloat(one.value.replace(",", "."));
      return grade >= 0 && grade < 5;
    });
  }
  function share(rows, name, mark) {
    return rows.map(function (row) { return row.dataset[name].trim().split(mark); })
      .reduce(function (all, one) { return all.filter(function (x) { return one.includes(x); }); });
  }
  function look() {
    var rows = [].filter.call(table.tBodies[0].rows, function (row) {
      row.classList.toggle("weak", weak(row));
      return weak(row);
    });
    var found = rows.length ? share(rows, "roots", " ").concat(share(rows, "nerves", "|")) : [];
    shown.textContent = !rows.length ? "" : found.length ? table.dataset.shared + " " + found.join(", ") : table.dataset.none;
  }
  if (table && shown) {
    table.addEventListener("input", look);
    look();
  }
})();
