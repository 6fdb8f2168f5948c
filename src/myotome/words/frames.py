"""Frames: a part of the body, what is wrong with it, which side. "My left foot has gone to sleep" in every mixture.

The words are few and the mixtures are many, so that this reads sentences that no list of phrases holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

REACH = 9  # words between a part of the body and its complaint

PARTS: dict[str, tuple[str, ...]] = {
    "saddle": (
        "between my legs", "between the legs", "between her legs", "between his legs", "down below", "down there",
        "private parts", "privates", "private area", "back passage", "bottom", "buttocks", "genitals", "vagina",
        "penis", "crotch", "saddle", "inner thighs", "groin area", "scrotum", "testicles", "perineum", "rear end",
        "backside",
    ),
    "leg": ("leg", "legs", "limb", "limbs", "lower limbs", "lower half", "waist down"),
    "foot": ("foot", "feet", "toe", "toes", "ankle", "ankles", "sole", "soles", "heel"),
    "thigh": ("thigh", "thighs", "hip", "hips"),
    "calf": ("calf", "calves", "shin", "shins"),
    "knee": ("knee", "knees"),
    "arm": ("arm", "arms", "shoulder"),
    "hand": ("hand", "hands", "finger", "fingers", "grip", "thumb"),
    "half": (
        "left side", "right side", "one side", "side of my body", "half my body", "left half", "right half",
        "side of his body", "side of her body",
    ),
    "face": ("face", "mouth", "cheek", "smile", "lip", "lips"),
    "eyelid": ("eyelid", "eyelids", "lid", "lids"),
    "neck": ("neck",),
    "muscle": ("muscle", "muscles"),
}  # fmt: skip

COMPLAINTS: dict[str, tuple[str, ...]] = {
    "weak": (
        "weak", "weaker", "weakness", "useless", "cannot lift", "cannot move", "cannot raise", "cannot bend",
        "cannot use", "will not work", "not work", "not working", "stopped working", "cannot stand", "gave out",
        "give out", "giving out", "not hold me", "cannot hold", "will not move", "not move", "paralysed",
        "paralyzed", "floppy", "limp and", "went limp", "gone limp", "no strength", "no power", "lost power",
        "lost strength", "lost the use", "lost use", "drags", "drag", "dragging", "slaps", "slap", "flops",
        "collapsed", "will not do", "not do anything", "not do what", "not obey", "not respond", "went from under",
        "not listen", "cannot wiggle", "cannot pull", "will not lift", "not lift", "cannot feel or move",
        "not support", "cannot control", "no control", "not there", "tripping", "trip", "trips", "packed up",
        "cannot straighten", "cannot push", "cannot climb", "not carry", "given up", "struggle to lift",
        "hard to lift", "will not go", "not strong", "cannot walk", "will not hold", "cannot get up",
        "cannot put weight", "losing power", "losing strength", "went", "catching", "catches", "catch",
    ),
    "buckle": (
        "buckled", "buckles", "buckle", "buckling", "folds", "fold", "folded", "gave way", "gives way", "give way",
        "giving way",
    ),
    "gone": (
        "dead", "gone", "went dead", "gone dead", "went to sleep", "asleep", "fell asleep", "went funny",
        "gone funny",
    ),
    "numb": (
        "numb", "numbness", "cannot feel", "not feel", "no feeling", "lost feeling", "lost all feeling",
        "lost the feeling", "lost sensation", "no sensation", "like cotton wool", "wooden", "feels odd",
        "feels funny", "feels strange", "feels weird", "feel odd", "feel funny", "feel strange", "feels different",
        "like rubber", "like at the dentist", "less feeling", "feeling has gone", "feeling is gone", "odd feeling",
        "funny feeling", "strange feeling", "without feeling", "lack of feeling",
    ),
    "tingle": (
        "tingle", "tingles", "tingling", "tingly", "pins and needles", "fizzing", "fizzy", "buzzing", "prickling",
        "prickly", "prickle", "ants", "crawling",
    ),
    "pain": (
        "pain", "pains", "painful", "hurt", "hurts", "hurting", "ache", "aches", "aching", "achy", "sore", "agony",
        "killing me", "stabbing", "throbbing", "throbs",
    ),
    "heavy": ("heavy", "like lead", "like jelly", "leaden", "tired legs"),
    "stiff": ("stiff", "stiffness", "tight", "spasm", "spasms", "jerk", "jerks", "locked"),
    "cold": ("cold", "pale", "white", "blue", "icy", "freezing", "mottled", "grey"),
    "swollen": ("swollen", "swelling", "swelled", "swell", "puffy"),
    "red": ("red", "hot to touch", "warm to touch"),
    "burn": ("burn", "burns", "burning", "on fire"),
    "twitch": ("twitch", "twitches", "twitching", "flicker", "flickering"),
    "cramp": ("cramp", "cramps", "cramping"),
    "shake": ("shakes", "shaking", "trembling", "trembles", "jerking"),
    "thin": ("thinner", "thin", "wasting", "wasted", "smaller", "shrunk", "skinny"),
    "droop": (
        "droop", "droops", "drooping", "dropped", "hanging", "hangs", "lopsided", "fallen", "crooked", "sagging",
        "fell", "twisted", "wonky", "slipped",
    ),
    "clumsy": ("clumsy", "fumble", "fumbling", "dropping", "drop", "drops", "dropped", "buttons"),
}  # fmt: skip

# (part, complaint) -> findings. "=value" where the words tell it; findings with sides take the side that was said.
_LEG = {
    "buckle": ("leg_weakness", "knee_gives_way"),
    "weak": ("leg_weakness",),
    "gone": ("leg_weakness", "leg_numbness"),
    "numb": ("leg_numbness",),
    "tingle": ("leg_tingling",),
    "pain": ("leg_pain",),
    "heavy": ("leg_heaviness",),
    "stiff": ("leg_stiffness",),
    "cold": ("cold_or_pale_leg",),
    "swollen": ("leg_swelling",),
    "red": ("leg_red_or_warm",),
    "twitch": ("muscle_twitching",),
    "cramp": ("muscle_cramps",),
    "shake": ("limb_shaking",),
    "thin": ("muscle_wasting",),
}
FRAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "saddle": {"numb": ("saddle_numbness",), "gone": ("saddle_numbness",), "tingle": ("saddle_numbness",)},
    "leg": _LEG,
    "foot": {
        **_LEG,
        "weak": ("leg_weakness", "leg_weakness_part=foot_ankle"),
        "pain": ("foot_pain",),
        "burn": ("burning_feet",),
    },
    "thigh": _LEG,
    "calf": {**_LEG, "pain": ("calf_pain",)},
    "knee": {
        "buckle": ("knee_gives_way", "leg_weakness"),
        "weak": ("leg_weakness",),
        "gone": ("knee_gives_way",),
        "pain": ("knee_pain",),
        "swollen": ("joint_pain_swelling",),
    },
    "arm": {
        "weak": ("arm_weakness",),
        "gone": ("arm_weakness", "arm_numbness"),
        "numb": ("arm_numbness",),
        "pain": ("arm_pain",),
        "shake": ("limb_shaking",),
    },
    "hand": {
        "weak": ("arm_weakness", "hand_clumsiness"),
        "gone": ("arm_weakness", "arm_numbness"),
        "numb": ("arm_numbness", "hand_tingling"),
        "tingle": ("hand_tingling",),
        "shake": ("tremor_at_rest",),
        "clumsy": ("hand_clumsiness",),
    },
    "half": {
        "weak": ("leg_weakness", "arm_weakness"),
        "gone": ("leg_weakness", "arm_weakness", "leg_numbness"),
        "numb": ("leg_numbness", "arm_numbness"),
    },
    "face": {
        "weak": ("face_droop",),
        "droop": ("face_droop",),
        "numb": ("face_numbness",),
        "tingle": ("face_numbness",),
    },
    "eyelid": {"droop": ("drooping_eyelids",), "heavy": ("drooping_eyelids",)},
    "neck": {"pain": ("neck_pain",), "stiff": ("neck_stiffness",), "weak": ("neck_weakness",)},
    "muscle": {
        "pain": ("muscle_pain",),
        "twitch": ("muscle_twitching",),
        "thin": ("muscle_wasting",),
        "cramp": ("muscle_cramps",),
    },
}
PLURAL = frozenset(("legs", "feet", "arms", "hands", "limbs", "calves", "thighs", "knees", "shins", "hips", "both"))


class Hit(NamedTuple):
    """finding, or finding=value; first and last: the words that led to it, by place in the clause."""

    finding: str
    side: str
    first: int
    last: int


class Found(NamedTuple):
    """A term of the grammar at words `first` to `last`."""

    name: str
    first: int
    last: int


def parts_of(words: Sequence[str]) -> list[Found]:
    """The parts of the body that `words` name; a longer name hides those within it."""
    return _outermost(_terms(words, _PARTS))


def complaints_of(words: Sequence[str]) -> list[Found]:
    return _terms(words, _COMPLAINTS)


def frames(words: Sequence[str], before: Sequence[Found], side_before: str) -> Iterator[Hit]:
    """The findings that a clause tells of. before: the parts that the clause before it named, for "it"."""
    own = parts_of(words)
    side = side_of(words) or ("" if own else side_before)
    for complaint in complaints_of(words):
        near = [one for one in own if _gap(one, complaint) <= REACH and not _within(complaint, one)]
        for part in near or (() if own else before):
            first = min(part.first, complaint.first) if near else complaint.first
            last = max(part.last, complaint.last) if near else complaint.last
            for finding in FRAMES[part.name].get(complaint.name, ()):
                yield Hit(finding, side, first, last)


def side_of(words: Sequence[str]) -> str:
    """left, right or both, or empty where it is not said."""
    said = {one for one in ("left", "right") if one in words}
    if len(said) == 2 or PLURAL.intersection(words):
        return "both" if not said or len(said) == 2 else said.pop()
    return said.pop() if said else ""


def _within(inner: Found, outer: Found) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _outermost(found: list[Found]) -> list[Found]:
    return [
        one
        for one in found
        if not any(_within(one, other) and other.last - other.first > one.last - one.first for other in found)
    ]


def _gap(one: Found, two: Found) -> int:
    return max(one.first - two.last, two.first - one.last, 0)


def _table(terms: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in terms.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, name))
    return table


_PARTS = _table(PARTS)
_COMPLAINTS = _table(COMPLAINTS)
SLACK = 2  # other words that may stand within a complaint: "cannot really properly feel"


def _terms(words: Sequence[str], table: dict[str, list[tuple[tuple[str, ...], str]]]) -> list[Found]:
    found: list[Found] = []
    for index, word in enumerate(words):
        for phrase, name in table.get(word, ()):
            last = in_order(words, index, phrase, SLACK if table is _COMPLAINTS else 0)
            if last is not None:
                found.append(Found(name, index, last))
    return found


def in_order(words: Sequence[str], start: int, phrase: Sequence[str], slack: int) -> int | None:
    """The place of the last word of `phrase`, which begins at `start` with at most `slack` others at each step."""
    at = start
    for wanted in phrase[1:]:
        near = words[at + 1 : at + 2 + slack]
        if wanted not in near:
            return None
        at = at + 1 + list(near).index(wanted)
    return at
