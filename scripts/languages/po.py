"""Catalogues as text. Babel reads them; writing is done here, so that a comment is never wrapped and each wording is
one line that a diff shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog

from myotome.language.compile import MADE_FROM, forms, key, messages, read_area_file


class Entry(NamedTuple):
    """An id with its text in as many forms as it has (one, or a form for each plural; empty: to be translated).

    comments: what a translator must know. english: the wording that a translation is made from, in one line.
    """

    id: str
    forms: tuple[str, ...]
    comments: tuple[str, ...] = ()
    english: str = ""

    @property
    def text(self) -> str:
        return self.forms[0]


def write(path: Path, code: str, title: str, entries: Iterable[Entry]) -> None:
    """Write a catalogue of the language `code`."""
    head = [
        "Project-Id-Version: myotome",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Language: {code}",
        f"Plural-Forms: {Catalog(locale=code).plural_forms.rstrip(';')};",
    ]
    lines = [f"# {title}", 'msgid ""', 'msgstr ""', *(quoted(line + "\n") for line in head)]
    for one in entries:
        made_from = [MADE_FROM + one.english] if one.english else []
        lines += ["", *(f"#. {comment}" for comment in (*one.comments, *made_from)), f"msgid {quoted(one.id)}"]
        if len(one.forms) == 1:
            lines.append(f"msgstr {quoted(one.text)}")
        else:
            lines.append(f"msgid_plural {quoted(one.id)}")
            lines += [f"msgstr[{at}] {quoted(form)}" for at, form in enumerate(one.forms)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def quoted(text: str) -> str:
    """A text as PO writes it."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def read(path: Path) -> list[Entry]:
    """The entries of the catalogue at `path`; none where there is no file. A fuzzy text counts as not translated."""
    return entries(read_area_file(path)) if path.exists() else []


def entries(catalog: Catalog) -> list[Entry]:
    """The entries of a catalogue."""
    found: list[Entry] = []
    for one in messages(catalog):
        texts = forms(one)
        comments = [comment for comment in one.auto_comments if not comment.startswith(MADE_FROM)]
        made_from = [comment.removeprefix(MADE_FROM) for comment in one.auto_comments if comment.startswith(MADE_FROM)]
        kept = tuple("" for _ in texts) if one.fuzzy else texts
        found.append(Entry(key(one), kept, tuple(comments), made_from[0] if made_from else ""))
    return found
