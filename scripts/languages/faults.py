"""What can be wrong with a translation that a program can see: a number lost, a "not" lost, English left standing.

Faults keep a text out. Doubts are printed for a person to look at: they are often right, and never proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from myotome.language.compile import placeholders

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[A-Za-z]{4,}")
_LEFT = re.compile(
    r"\b(the|and|with|your|you|not|does|can|cannot|this|that|from|have|has|was|were|which|their|they|when|for|of|is)\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(r"\b(tú|tu|tus|te|ti|tienes|puedes|debes|estás|eres|sientes|haz|ve al|vos)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(no|not|never|without|cannot|nor|neither|none|nothing|nobody|unable)\b|n't\b", re.IGNORECASE)
_NOT_ES = re.compile(
    r"\b(no|nunca|sin|ni|ning[uú]n\w*|nada|nadie|tampoco|jam[aá]s|incapa\w+|imposib\w+|evit\w+|salvo|ausen\w+|falta\w*)\b",
    re.IGNORECASE,
)
# A word of danger in English, and the words of which one must stand in the Spanish.
_DANGER = {
    r"\bnumb(ness)?\b": r"entumec|adormec|insensib|sensibilidad|dormid",
    r"\bweak(ness|er|en)?\b": r"d[eé]bil|debili|fuerza|paresia|par[aá]l",
    r"\bambulance\b": r"ambulancia",
    r"\bemergency\b": r"emergencia|urgencia",
    r"\bat once\b": r"inmediat|de inmediato|enseguida|ahora mismo|de una vez|al instante|a la vez|de golpe|de repente",
    r"\bnow\b(?! and then)": r"ahora|ya\b|actual|ahorita|inmediat",
    r"\bsudden(ly)?\b": r"s[uú]bit|repent|brusc|golpe",
    r"\bchok(e|es|ing)\b": r"atragant|ahog|asfix",
    r"\bboth\b": r"ambos|ambas|l[oa]s dos|uno y otro",
    r"\bleft\b": r"izquierd|qued|dej|sal[ií]|rest",
    r"\bright\b(?! now)": r"derech|correct|bien|bastante|justo|tan pronto|inmediat",
    r"\bparaly[sz]": r"par[aá]l|plej",
    r"\b(die|death|dead|fatal|kill)s?\b": r"mor|muer|mata|mortal|fallec|vida",
}


def faults(english: str, translation: str, code: str) -> Iterator[str]:
    """What is surely wrong."""
    if not translation.strip():
        yield "empty"
        return
    if translation != translation.strip():
        yield "spaces at an end"
    try:
        if placeholders(translation) != placeholders(english):
            yield "other placeholders than English"
    except ValueError as error:
        yield f"placeholder: {error}"
    if _numbers(english) != _numbers(translation):
        before, after = (", ".join(_numbers(one)) or "none" for one in (english, translation))
        yield f"other numbers: {before} became {after}"
    if len(_LEFT.findall(_without_placeholders(translation))) >= 2 and code != "en":
        yield "English is left standing"
    if english.rstrip().endswith("?") != translation.rstrip().endswith("?"):
        yield "a question in one language and none in the other"
    if code == "es" and translation.count("?") != translation.count("¿"):
        yield "¿ and ? do not pair"
    if code == "es" and (familiar := _FAMILIAR.search(translation)):
        yield f"not usted: {familiar[0]}"


def doubts(english: str, translation: str, code: str) -> Iterator[str]:
    """What should be looked at."""
    if translation == english and _WORD.search(_without_placeholders(english)):
        yield "the same as English"
    if len(english) > 30 and not 0.6 <= len(translation) / len(english) <= 2.2:
        yield f"length {len(translation)} for {len(english)}"
    if code == "es":
        if _NOT.search(english) and not _NOT_ES.search(translation):
            yield "a negation may be lost"
        for word, wanted in _DANGER.items():
            danger = re.search(word, english, re.IGNORECASE)
            if danger and not re.search(wanted, translation, re.IGNORECASE):
                yield f"{danger[0].lower()}: none of {wanted}"


def _numbers(text: str) -> list[str]:
    """The numbers of a text, whatever mark stands before the tenths, in order of size of their text."""
    return sorted(one.replace(",", ".") for one in _NUMBER.findall(text))


def _without_placeholders(text: str) -> str:
    return re.sub(r"\{\w+\}", " ", text)


def report(found: Mapping[str, list[str]], title: str) -> list[str]:
    """Lines for a person: each id with what is wrong."""
    return [title, *(f"  {name}: {'; '.join(what)}" for name, what in found.items())] if found else []
