"""Every id that code or a template uses exists in English; every id in English is used somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from myotome.language.compile import HERE, KNOWLEDGE, forms, key, messages, placeholders, read_area_files
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "myotome"
# t("id"), plural("id", ...), language.text("id"), text(f"unit.{name}")
CALL = re.compile(r"""(?<![\w])(?:t|plural|text)\(\s*(f?)(["'])([a-z0-9_]+\.[\w.{}\[\]'"-]*?)\2""")
QUOTED = re.compile(r"""(["'])([a-z0-9_]+(?:\.[a-z0-9_]+)+)\1""")

SAID = re.compile(r"""\bsay\(\s*(["'])((?:(?!\1).)+)\1\s*\)""")
FILES = {"html", "css", "js", "json", "pdf", "svg", "py", "typ", "bin", "txt", "webmanifest", "xml"}


def ids() -> dict[str, str]:
    """The ids of the interface in English, with the file of each."""
    areas = read_area_files(HERE / "english")
    return {key(one): file for file, area in areas.items() if file != KNOWLEDGE for one in messages(area)}


def places() -> Iterator[tuple[Path, str]]:
    """Every template and module of the adapters."""
    for path in sorted((*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py"), *SOURCE.rglob("*.js"), *SOURCE.rglob("*.typ"))):
        if "language" not in path.relative_to(SOURCE).parts:
            yield path, path.read_text(encoding="utf-8")


def used(text: str) -> Iterator[tuple[str, bool]]:
    """Ids in calls; True where the last part is made at run time (what stands before the brace is then fixed)."""
    for made, _, name in CALL.findall(text):
        cut = name.split("{")[0] if made else name
        # "area." ~ name in a template, "area." + name in code
        yield cut, bool(made and "{" in name) or cut.endswith((".", "_"))


def missing(text: str, known: set[str]) -> list[str]:
    """The ids that a text uses and nobody has: in a call, or as a name that is handed on ("problem.form")."""
    called = [
        name
        for name, open_end in used(text)
        if not (any(one.startswith(name) for one in known) if open_end else name in known)
    ]
    areas = {one.split(".")[0] for one in known}
    handed_on = [
        name
        for _, name in QUOTED.findall(text)
        if name.split(".")[0] in areas and name.split(".")[-1] not in FILES and name not in called
    ]
    return called + [one for one in handed_on if one not in known and not any(k.startswith(f"{one}.") for k in known)]


def test_every_id_in_use_exists() -> None:
    known = set(ids())
    found = {str(path.relative_to(ROOT)): wrong for path, text in places() if (wrong := missing(text, known))}
    assert found == {}


def test_what_is_said_word_for_word_is_in_the_catalogue_of_the_knowledge() -> None:
    """`say("...")` with a text that no catalogue has would stay English for everybody."""
    known = {text for one in messages(read_area_files(HERE / "english")[KNOWLEDGE]) for text in forms(one)}
    said = {path.name: [text for _, text in SAID.findall(source)] for path, source in places()}
    assert {name: left for name, texts in said.items() if (left := [one for one in texts if one not in known])} == {}


def test_every_id_is_used() -> None:
    """What nobody shows would be translated for nothing. Ids of `locale.` belong to the frame of any page."""
    everything = [text for _, text in places()]
    names = {name for text in everything for _, name in QUOTED.findall(text)}
    made = {name for text in everything for name, open_end in used(text) if open_end}
    starts = ("locale.", *made, *(f"{name}." for name in names))
    assert [one for one in ids() if one not in names and not one.startswith(starts)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('{{ t("a.b") }} {{ t("a.c", n=1) }}', ["a.c"]),
        ("language.text('a.c')", ["a.c"]),
        ('plural("a.b", 3)', []),
        ('text(f"a.{name}")', []),
        ('text(f"z.{name}")', ["z."]),
        ('{{ t("z." ~ name) }}', ["z."]),
        ('KEYS = {1: "a.c", 2: "a.b"}', ["a.c"]),
        ('render("a.html")', []),
        ('import_module("elsewhere.c")', []),
    ],
)
def test_the_scan_finds_what_is_missing(text: str, wrong: list[str]) -> None:
    assert missing(text, {"a.b"}) == wrong


def test_placeholders_of_english_are_bare_names() -> None:
    for file, area in read_area_files(HERE / "english").items():
        if file != KNOWLEDGE:
            for one in messages(area):
                for form in forms(one):
                    placeholders(form)
