"""Suggest: from free text to findings that the person is asked to confirm.

Three readers look at each clause: phrases that people say, frames of body part and complaint, and likeness with the
wording of the findings. What a clause denies is taken off the list and never becomes an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Finding
from myotome.words.clauses import Clause, clauses
from myotome.words.frames import Found, frames, in_order, parts_of, side_of
from myotome.words.grams import Index
from myotome.words.lay_words import lay_words

MOST = 8
SLACK = 2  # other words that may stand between two words of a phrase
LIKE = 0.55  # likeness from which wording alone suggests a finding
VERY_LIKE = 0.8  # the same, in a clause that phrases or frames explain
NEAREST = 3  # findings that wording alone may suggest for one clause
DENIED_LIKE = 0.55  # likeness from which a denied clause takes a suggestion away
WINDOW = 6  # words that the retriever compares at once, in a longer clause
PHRASE, FRAME, LIKENESS = 1.0, 0.9, 0.88  # how far each reader is trusted


class Suggestion(NamedTuple):
    """finding: its id. value: the answer that the words point to, None where they do not tell which (a side, a kind).

    words: the part of the text that led to it, as written. label: the finding in a few words. question: what to ask
    the person to confirm it. score: how sure the reader is, at most 2; only for ordering.
    """

    finding: str
    value: str | None
    words: str
    label: str
    question: str
    score: float


class _Seen(NamedTuple):
    value: str | None
    score: float
    start: int
    end: int


def suggest(engine: Engine, text: str, *, most: int = MOST, carer: bool = False) -> tuple[Suggestion, ...]:
    """At most `most` findings that `text` may tell of, the surest first.

    Every one is a question, not an answer: nothing of it may be used before the person said yes.
    """
    found: dict[str, _Seen] = {}
    denied: set[str] = set()
    before: list[Found] = []
    side = ""
    sentence = -1
    for clause in clauses(text):
        words = [word.text for word in clause.words]
        if clause.denied:
            denied |= {name for name, seen in _read(engine, clause, before, side) if seen.score >= DENIED_LIKE}
            continue
        for name, seen in _read(engine, clause, before, side):
            found[name] = _better(found.get(name), seen)
        named = parts_of(words)
        if named or clause.sentence > sentence + 1:
            before, side, sentence = named, side_of(words), clause.sentence
    kept = [(name, seen) for name, seen in found.items() if name not in denied or seen.score >= FRAME]
    kept.sort(key=lambda one: (-one[1].score, one[1].start, one[0]))
    return tuple(_suggestion(engine.findings[name], seen, text, carer) for name, seen in kept[:most])


def _suggestion(finding: Finding, seen: _Seen, text: str, carer: bool) -> Suggestion:
    question = finding.carer if carer and finding.carer else finding.question
    return Suggestion(
        finding.id, seen.value, text[seen.start : seen.end], finding.label, question, round(seen.score, 3)
    )


def _better(one: _Seen | None, two: _Seen) -> _Seen:
    """The surer of two readings; a value that only one of them has is kept."""
    if one is None:
        return two
    best, other = (two, one) if two.score > one.score else (one, two)
    return best if best.value is not None or other.value is None else best._replace(value=other.value)


def _read(engine: Engine, clause: Clause, before: Sequence[Found], side_before: str) -> Iterator[tuple[str, _Seen]]:
    words = [word.text for word in clause.words]
    side = side_of(words)
    read = False
    phrases = list(_phrases(words))
    for key, first, last, length in phrases:
        if length == 1 and any(start <= first and last <= end for _, start, end, more in phrases if more > 1):
            continue  # a word means what the phrase it stands in means: a leg that fell asleep is no fall
        yield _seen(engine, clause, key, side, first, last, PHRASE + 0.02 * min(length, 10))
        read = True
    for hit in frames(words, before, side_before):
        yield _seen(engine, clause, hit.finding, hit.side, hit.first, hit.last, FRAME)
        read = True
    if clause.cut:
        return
    for key, (score, first, last) in _like(engine, words, VERY_LIKE if read else LIKE):
        yield _seen(engine, clause, key, side, first, last, score * LIKENESS)


def _like(engine: Engine, words: Sequence[str], least: float) -> list[tuple[str, tuple[float, int, int]]]:
    """The findings whose wording is most like a stretch of `words`: key, likeness, first and last word."""
    best: dict[str, tuple[float, int, int]] = {}
    for first, last in _windows(len(words)):
        for key, score in _index(engine).nearest(words[first : last + 1]).items():
            if score >= least and score > best.get(key, (0.0, 0, 0))[0]:
                best[key] = (score, first, last)
    return sorted(best.items(), key=lambda one: (-one[1][0], one[0]))[:NEAREST]


def _seen(
    engine: Engine, clause: Clause, key: str, side: str, first: int, last: int, score: float
) -> tuple[str, _Seen]:
    name, _, told = key.partition("=")
    finding = engine.findings[name]
    value: str | None = told or None
    if finding.kind == "yes_no":
        value = "present"
    elif finding.kind == "side" and value is None:
        value = side or None
    return name, _Seen(value, score, clause.words[first].start, clause.words[last].end)


def _windows(length: int) -> Iterator[tuple[int, int]]:
    yield 0, length - 1
    for first in range(0, length - WINDOW + 1 if length > WINDOW else 0, 2):
        yield first, first + WINDOW - 1


def _phrases(words: Sequence[str]) -> Iterator[tuple[str, int, int, int]]:
    """The phrases that stand in `words`: key, place of the first and last word, length."""
    stems = [stem(word) for word in words]
    for index, word in enumerate(stems):
        for key, phrase in _by_first_word().get(word, ()):
            last = in_order(stems, index, phrase, SLACK)
            if last is not None:
                yield key, index, last, len(phrase)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """`word` without its ending: enough to match "dropping" with "drop"."""
    for ending in ("ing", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") and word != "spine" else word


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, phrases in lay_words().items():
        for phrase in phrases:
            words = tuple(stem(word) for word in words_of(phrase) if word not in _SMALL)
            table.setdefault(words[0], []).append((key, words))
    return table


_SMALL = frozenset(("my", "the", "a", "an", "i", "is", "are", "am", "was", "it", "his", "her", "of"))  # match or not


def words_of(phrase: str) -> list[str]:
    """The words of `phrase`, as clauses have them."""
    return [word.text for clause in clauses(phrase) for word in clause.words]


_INDEXES: WeakKeyDictionary[Engine, Index] = WeakKeyDictionary()


def _index(engine: Engine) -> Index:
    """The retriever over the wording of `engine`'s findings, made once."""
    index = _INDEXES.get(engine)
    if index is None:
        index = _INDEXES[engine] = Index(list(_wording(engine)))
    return index


def _wording(engine: Engine) -> Iterator[tuple[str, list[str]]]:
    """The wording of the findings that stand on their own. One that dates or details another sign (its examples tell
    of both) is suggested by what people say of it and by nothing else."""
    detail = {q.finding for screen in engine.own_screens for q in screen.questions if q.only_if is not None}
    for finding in engine.findings.values():
        if finding.ask != "anyone" or finding.kind == "number" or finding.id in detail:
            continue
        texts = (finding.label, finding.question, *finding.again.split("? "), *finding.example.split(". "))
        for text in texts:
            words = words_of(text)
            if words:
                yield finding.id, words
    for key, phrases in lay_words().items():
        for phrase in phrases:
            yield key, words_of(phrase)
