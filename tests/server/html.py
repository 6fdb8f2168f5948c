"""Pages read as a browser reads them: forms with their fields and buttons, headings and texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "meta", "link", "br", "hr", "img", "path", "circle", "rect"})


@dataclass(slots=True)
class Control:
    """A field of a form. kind: hidden, text, radio, checkbox, select or textarea. chosen: it would be sent."""

    name: str
    kind: str
    value: str
    chosen: bool
    options: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Button:
    """A button that sends a form."""

    words: str
    name: str
    value: str
    action: str


@dataclass(slots=True)
class FormView:
    """A form of a page."""

    action: str
    method: str
    id: str = ""
    controls: list[Control] = field(default_factory=list[Control])
    buttons: list[Button] = field(default_factory=list[Button])

    def names(self) -> list[str]:
        """The names of the fields that a person sees, in their order."""
        return list(dict.fromkeys(one.name for one in self.controls if one.kind != "hidden"))

    def of(self, name: str) -> list[Control]:
        return [one for one in self.controls if one.name == name]

    def type(self, name: str, text: str) -> None:
        """Type into a text field."""
        (control,) = self.of(name)
        assert control.kind in ("text", "textarea"), name
        control.value = text

    def choose(self, name: str, *values: str) -> None:
        """Mark exactly `values` of a group of radios or boxes, or choose in a select. They must be offered."""
        controls = self.of(name)
        assert controls, f"no field {name}; there are {self.names()}"
        if controls[0].kind == "select":
            (value,) = values
            assert value in controls[0].options, (name, value, controls[0].options)
            controls[0].value = value
            return
        offered = [one.value for one in controls]
        assert set(values) <= set(offered), (name, values, offered)
        assert controls[0].kind == "checkbox" or len(values) <= 1
        for one in controls:
            one.chosen = one.value in values

    def data(self, button: Button) -> list[tuple[str, str]]:
        """What a browser would send."""
        sent = [(one.name, one.value) for one in self.controls if one.chosen and one.name]
        return [*sent, (button.name, button.value)] if button.name else sent

    def button(self, words: str = "") -> Button:
        """The button with these words; the first one without."""
        found = [one for one in self.buttons if words in one.words]
        assert found, f"no button {words!r}; there are {[one.words for one in self.buttons]}"
        return found[0]


class Page(HTMLParser):
    """A page. text: all its words. tags: every tag with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.forms: list[FormView] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[str] = []
        self.legends: list[str] = []
        self.ids: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self._inside: FormView | None = None
        self._button: Button | None = None
        self._area: Control | None = None
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in VOID:
            self._open.append(tag)
        if tag == "h1":
            self.headings.append("")
        if tag == "legend":
            self.legends.append("")
        if tag == "form":
            # What is behind a # stays in the browser.
            self._inside = FormView(given["action"].partition("#")[0], given["method"], given.get("id", ""))
            self.forms.append(self._inside)
        elif "form" in given:
            (form,) = [one for one in self.forms if one.id == given["form"]]
            self._field(tag, given, form)
        elif self._inside is not None:
            self._field(tag, given, self._inside)

    def _field(self, tag: str, given: dict[str, str], form: FormView) -> None:
        if tag == "input":
            kind = given.get("type", "text")
            boxed = kind in ("radio", "checkbox")
            value = given.get("value", "on" if boxed else "")
            form.controls.append(Control(given["name"], kind, value, not boxed or "checked" in given))
        elif tag == "select":
            form.controls.append(Control(given["name"], "select", "", True))
        elif tag == "option" and form.controls[-1].kind == "select":
            select = form.controls[-1]
            if not select.options or "selected" in given:
                select.value = given["value"]
            select.options.append(given["value"])
        elif tag == "textarea":
            self._area = Control(given["name"], "textarea", "", True)
            form.controls.append(self._area)
        elif tag == "button":
            action = given.get("formaction", form.action)
            self._button = Button("", given.get("name", ""), given.get("value", ""), action)
            form.buttons.append(self._button)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]}"
        self._open.pop()
        if tag == "form":
            self._inside = None
        elif tag == "button":
            self._button = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if "title" not in self._open:
            self._words.append(data)
        if "h1" in self._open:
            self.headings[-1] += data
        if "legend" in self._open:
            self.legends[-1] += data
        if self._button is not None:
            self._button.words = " ".join((self._button.words + data).split())
        if self._area is not None:
            self._area.value += data

    def form(self, action: str) -> FormView:
        """The form that goes to `action`, by itself or by one of its buttons."""
        for one in self.forms:
            if action in (one.action, *(button.action for button in one.buttons)):
                return one
        raise AssertionError(f"no form to {action}; there are {[one.action for one in self.forms]}")
