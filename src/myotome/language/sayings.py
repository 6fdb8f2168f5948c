"""Texts of the knowledge in another language, the composed ones too.

A result is worded in English from parts: "weakness of the leg: left", "Of the causes that fit your answers, some need
care this soon: ...". The sentences that join the parts are templates (`assessment.sentences`); here they are turned
round into patterns, so that what was put together in English comes apart again and is put together anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from gettext import NullTranslations

from myotome.assessment.sentences import SENTENCES

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)(?: (.+))?")
_CAUSE = re.compile(r"(.+?) \(((?:about|more than|less than) \d+ in 100)\)(?:, |$)")


class _Nothing(NullTranslations):
    """What stands behind a catalogue: it tells a text that is missing from one that is the same in both languages."""

    def gettext(self, message: str) -> str:
        return ""


class Sayings:
    """texts: English wording -> wording. number: a number as the language writes it."""

    def __init__(self, texts: NullTranslations, number: Callable[[float], str]) -> None:
        texts.add_fallback(_Nothing())
        self._texts, self._number = texts, number

    def find(self, english: str) -> str:
        """The translation of exactly this text; empty where it has none."""
        return self._texts.gettext(english) if english else ""

    def say(self, english: str) -> str:
        """`english` in the language: as it stands, else by the sentence that made it, else unchanged."""
        exact = self.find(english)
        if exact:
            return exact
        for template, pattern in self._patterns:
            found = pattern.fullmatch(english)
            if found:
                return self._made(template, found.groupdict())
        return self._answer(english) or english

    def _made(self, template: str, parts: Mapping[str, str]) -> str:
        values = {name: self._part(name, text) for name, text in parts.items()}
        return self._form(template).format_map(values)

    def _form(self, template: str) -> str:
        return self.find(template) or template

    def _part(self, name: str, text: str) -> str:
        match name:
            case "n":
                return text
            case "causes":
                return ", ".join(self._causes(text))
            case "changes":
                return "; ".join(self._change(one) for one in text.split("; "))
            case _:
                return self.say(text)

    def _causes(self, text: str) -> Iterator[str]:
        for found in _CAUSE.finditer(text):
            yield self._form(SENTENCES["why.cause"]).format(cause=self.say(found[1]), chance=self.say(found[2]))

    def _change(self, text: str) -> str:
        """An answer that was changed: "label: before -> after", or "label: after"."""
        for label, rest in _splits(text):
            before, arrow, after = rest.partition(" -> ")
            if arrow and (known := self.find(label)):
                form = self._form(SENTENCES["said.changed"])
                return form.format(label=known, before=self.value(before), after=self.value(after))
        return self._answer(text) or text

    def _answer(self, text: str) -> str | None:
        """An answer in words: "label: value"; None where it is not one."""
        for label, value in _splits(text):
            if known := self.find(label):
                return self._form(SENTENCES["said.answer"]).format(label=known, answer=self.value(value))
        return None

    def value(self, text: str) -> str:
        """An answer without its label: a word, or a number with its unit."""
        if exact := self.find(text):
            return exact
        found = _NUMBER.fullmatch(text)
        if found is None:
            return text
        number = self._number(float(found[1]))
        return f"{number} {self.find(found[2]) or found[2]}" if found[2] else number

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The templates that stand for a text of their own, with what they match."""
        own = [text for name, text in SENTENCES.items() if "{" in text and not name.startswith(("said.", "why.cause"))]
        own += [SENTENCES["why.causes"], SENTENCES["why.look"]]
        return tuple((text, pattern_of(text)) for text in own)


def pattern_of(template: str) -> re.Pattern[str]:
    """What a template makes, as a pattern with a group for each placeholder; `{n}` is a whole number."""
    parts = _PLACEHOLDER.split(template)
    shapes = [
        re.escape(part) if at % 2 == 0 else rf"(?P<{part}>{'[0-9]+' if part == 'n' else '.+?'})"
        for at, part in enumerate(parts)
    ]
    return re.compile("".join(shapes), re.DOTALL)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Every way to cut `text` at ": "."""
    at = text.find(": ")
    while at > 0:
        yield text[:at], text[at + 2 :]
        at = text.find(": ", at + 2)
