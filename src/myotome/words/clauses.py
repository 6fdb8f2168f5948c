"""Clauses: a text cut into short pieces, each said to be so or denied.

The trap here is that sick people speak in negations: "I can't feel my leg", "I can't pee", "it won't move" are
complaints, the gravest there are. So inability is never a denial: "cannot", "will not" and "could not" never deny, and
"not" denies only where no ability is named after it. A doubt is read as a complaint: denial only takes away a
suggestion, and one too many costs a tick.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_TEXT = 5000  # characters that are read; what a person types into one box is far shorter


class Word(NamedTuple):
    """A word in lower case, and where it stands in the text as written."""

    text: str
    start: int
    end: int


class Clause(NamedTuple):
    """Words that are said together.

    denied: they were said not to be so. sentence: number of the sentence. cut: only the beginning of a clause whose
    rest is denied ("my leg" of "my leg is not weak").
    """

    words: tuple[Word, ...]
    denied: bool
    sentence: int
    cut: bool = False


_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;\n,:()–—]|-{2,}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENDS = frozenset(".!?;\n")
_PAUSES = frozenset(",:()–—")

_NOT = {
    "cant": "cannot", "can't": "cannot", "wont": "will not", "won't": "will not", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "werent": "were not", "havent": "have not", "hasnt": "has not", "hadnt": "had not", "couldnt": "could not",
    "wouldnt": "would not", "shan't": "will not", "ain't": "is not", "im": "i am", "ive": "i have",
    "i'm": "i am", "i've": "i have", "it's": "it is", "nowt": "nothing", "gonna": "going to",
    "wee": "pee", "weeing": "peeing", "urinate": "pee", "urinating": "peeing", "piss": "pee", "pissing": "peeing",
    "toilet": "toilet", "loo": "toilet", "poop": "poo", "pooped": "pooed", "pooing": "poo", "mum": "mother",
    "mom": "mother", "foots": "foot", "tummy": "belly", "stomach": "belly", "bum": "bottom", "butt": "bottom",
    "arse": "bottom", "ass": "bottom",
}  # fmt: skip

_CUES = _set("no not never without none nor neither denies denied")
_CANNOT = (
    *(("not", *middle, "able", "to") for middle in ((), ("been",), ("really",), ("being",))),
    *((verb, "not", "be", "able", "to") for verb in ("will", "would")),
    ("no", "longer", "able", "to"),
    ("unable", "to"),
    *(
        (verb, how)
        for verb in ("can", "could", "will", "would")
        for how in ("not", "hardly", "barely", "scarcely", "never", "n't")
    ),
    *((verb, "no", "longer") for verb in ("can", "could", "will", "would")),
    *((verb, "only", "just") for verb in ("can", "could")),
)
_LOSS = _set(
    """lost lose losing loss problem problems trouble troubles difficulty issue issues any numb numbness weak weakness
    pain painful tingling fever sick ill dizzy tired sore incontinent incontinence leaking leak wet soiled"""
)
_ABLE = _set(
    """able feel feeling feels felt sensation move moving lift lifting work working hold holding respond responding
    obey control strength power pee peeing peed poo pooed walk walking stand standing breathe see talk talking
    speak speaking swallow bend listen come go right longer wake notice noticing noticed aware realise realising
    know knowing sure idea warning only just get getting hear reach raise climb straight straighten support
    carry grip balance weight steady much enough"""
)
_FELT_ILL = _set("weak numb sick ill dizzy tired hot feverish unwell pain pins tingling any anxious")
_UNHEARD = _set("so such this like before")  # "never so weak", "never had this before"
_FINE = _set("fine normal ok okay alright good well")
_IS = _set("is are seems seem looks feels works all still")
_WAS = _set("was were until been used not yesterday")
_BREAKS = _set("but although though however except because then plus while")
_JOINS = _set("and so now or just")
_SUBJECTS = _set(
    """i my the it its he she his her their they we you your both one this that now im cannot can have had has am is
    was left right keep struggle struggling ive there"""
)
SHORT = 5  # a piece of a list ("no fever, chills or rash") has at most this many words


def clauses(text: str) -> list[Clause]:
    """`text` as clauses, in order."""
    found: list[Clause] = []
    for number, pieces in enumerate(_sentences(text)):
        listed = False  # within a list that a denial opened
        for index, piece in enumerate(pieces):
            at = _denial(piece)
            if at is None and listed and _goes_on(pieces, index):
                at = 0
            if at is None:
                found.append(Clause(tuple(piece), False, number))
                listed = False
                continue
            if at:
                found.append(Clause(tuple(piece[:at]), False, number, cut=True))
            found.append(Clause(tuple(piece[at:]), True, number))
            listed = True
    return found


def _goes_on(pieces: list[list[Word]], index: int) -> bool:
    """Whether this short piece belongs to a list that an "or" closes: no fever, chills or rash."""
    short = len(pieces[index]) <= SHORT
    rest = pieces[index:]
    return short and any(word.text in ("or", "nor") for piece in rest if len(piece) <= SHORT for word in piece)


def _words(text: str) -> list[Word]:
    low = text[:LONGEST_TEXT].lower().replace("\u2019", "'").replace("\u2018", "'")
    if len(low) != len(text[:LONGEST_TEXT]):  # a letter whose small form is longer: the places would not fit
        low = "".join(one if len(one.lower()) != 1 else one.lower() for one in text[:LONGEST_TEXT])
    found: list[Word] = []
    for match in _TOKEN.finditer(low):
        token = match.group()
        long = _NOT.get(token) or (token[:-3] + " not" if token.endswith("n't") else token)
        found += [Word(part, match.start(), match.end()) for part in long.removesuffix("'s").split()]
    return _unable(found)


def _unable(words: list[Word]) -> list[Word]:
    """`words` with every way to say "cannot" as that one word: will not, not been able to, unable to, can hardly."""
    names = [word.text for word in words]
    joined: list[Word] = []
    at = 0
    while at < len(words):
        length = next((len(way) for way in _CANNOT if tuple(names[at : at + len(way)]) == way), 0)
        if length:
            joined.append(Word("cannot", words[at].start, words[at + length - 1].end))
        else:
            joined.append(words[at])
        at += length or 1
    return joined


def _sentences(text: str) -> list[list[list[Word]]]:
    """Sentences, each a list of pieces between pauses and joining words."""
    sentences: list[list[list[Word]]] = [[[]]]
    words = _words(text)
    for index, word in enumerate(words):
        after = words[index + 1].text if index + 1 < len(words) else ""
        pieces = sentences[-1]
        if word.text in _ENDS:
            sentences.append([[]])
        elif word.text in _PAUSES or word.text.startswith("--") or word.text in _BREAKS:
            pieces.append([])
        elif word.text in _JOINS and after in _SUBJECTS:
            pieces.append([word] if word.text == "or" else [])
        else:
            pieces[-1].append(word)
    cut = ([piece for piece in pieces if piece] for pieces in sentences)
    return [pieces for pieces in cut if pieces]


def _denial(piece: list[Word]) -> int | None:
    """Where a denial begins in `piece`, or None."""
    names = [word.text for word in piece]
    for index, name in enumerate(names):
        if name in _CUES and _denies(names, index):
            return index
        if name in _FINE and index and names[index - 1] in _IS and not _WAS.intersection(names[:index]):
            return 0
    return None


def _denies(names: list[str], index: int) -> bool:
    """Whether the cue at `index` denies, or says that something can no longer be done."""
    after = names[index + 1 : index + 5]
    if names[index] == "never" and _UNHEARD.intersection(after):
        return False
    if after[:3] in (["been", "to", "the"], ["been", "for", "a"]):
        return False  # "haven't been to the toilet"
    for place, word in enumerate(after):
        if word in _LOSS:
            return True
        if word in _ABLE:
            return word.startswith("fe") and bool(_FELT_ILL.intersection(after[place + 1 :]))
    return True
