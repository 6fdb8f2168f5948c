"""A lesion: a site with its side, pattern and level, and the structures that it cuts.

``side`` is where the lesion lies, not where the weakness is: a left capsule weakens the
right leg. Everything after this file works on the cuts alone, so a lesion that no site
names can be made by giving ``Lesion`` its own cuts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from myotome.anatomy.cuts import cuts_of
from myotome.anatomy.segments import other
from myotome.anatomy.sites import SIDE_ALLOWED, SIDE_NEEDED, SITES
from myotome.anatomy.structures import Cut, Cuts, mirrored

LesionSide = Literal["left", "right", "both"]


class LesionError(ValueError):
    """A lesion that cannot be; ``argument`` names what is wrong."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(f"{argument}: {message}")
        self.argument = argument


@dataclass(frozen=True)
class Lesion:
    """Where it is and what it cuts."""

    site: str
    side: LesionSide | None
    pattern: str | None
    level: str | None
    shock: bool
    structures: frozenset[Cut]

    @cached_property
    def cuts(self) -> Cuts:
        """Degree of each structure cut; where two cuts name one structure the deeper counts."""
        result: Cuts = {}
        for structure, degree in self.structures:
            result[structure] = max(degree, result.get(structure, 0.0))
        return result

    def __str__(self) -> str:
        words = [self.site, self.pattern, self.level, self.side, "shock" if self.shock else None]
        return " ".join(word for word in words if word)


def lesion(
    site: str,
    *,
    side: LesionSide | None = None,
    pattern: str | None = None,
    level: str | None = None,
    shock: bool = False,
) -> Lesion:
    """The lesion of a site. Raises ``LesionError`` naming the argument that does not fit."""
    facts = SITES.get(site)
    if facts is None:
        raise LesionError("site", f"no site {site!r}")
    if pattern is None and facts.pattern_needed:
        raise LesionError("pattern", f"{site} needs one of {', '.join(facts.patterns)}")
    if pattern is not None and pattern not in facts.patterns:
        raise LesionError("pattern", f"{site} has no pattern {pattern!r}")
    if level is not None and level not in facts.levels:
        raise LesionError("level", f"{site} has no level {level!r}")
    if shock and not facts.can_shock:
        raise LesionError("shock", f"{site} is not part of the brain or cord")
    chosen = _side(site, side, pattern)
    level = level or facts.level_default
    cuts = cuts_of(site, chosen, pattern, level)
    structures = frozenset(Cut(structure, degree) for structure, degree in cuts.items())
    return Lesion(site, chosen, pattern, level, shock, structures)


def _side(site: str, side: LesionSide | None, pattern: str | None) -> LesionSide | None:
    facts = SITES[site]
    if side not in (None, "left", "right", "both"):
        raise LesionError("side", f"{side!r} is not left, right or both")
    if pattern in SIDE_NEEDED:
        if side not in ("left", "right"):
            raise LesionError("side", f"{site} {pattern} needs left or right")
    elif pattern in SIDE_ALLOWED:
        if side == "both":
            raise LesionError("side", f"{site} {pattern} takes left, right or none")
    elif facts.lateral:
        allowed = ("left", "right", "both") if facts.bilateral else ("left", "right")
        if side not in allowed:
            raise LesionError("side", f"{site} needs {' or '.join(allowed)}")
    elif facts.bilateral:
        if side not in (None, "both"):
            raise LesionError("side", f"{site} is always on both sides")
        return "both"
    elif side is not None:
        raise LesionError("side", f"{site} has no side")
    return side


def together(main: Lesion, beside: Lesion) -> Lesion:
    """Both lesions at once, named after the main one: a cord and the long nerves, a muscle and the nerve in it."""
    return replace(main, structures=main.structures | beside.structures)


def mirror(original: Lesion) -> Lesion:
    """The same lesion on the other side of the body."""
    side: LesionSide | None = original.side
    if side is not None and side != "both":
        side = other(side)
    structures = frozenset(Cut(mirrored(structure), degree) for structure, degree in original.structures)
    return Lesion(original.site, side, original.pattern, original.level, original.shock, structures)


def softened(original: Lesion, share: float) -> Lesion:
    """The same lesion with every structure cut only to this share of its degree."""
    structures = frozenset(Cut(structure, degree * share) for structure, degree in original.structures)
    return Lesion(original.site, original.side, original.pattern, original.level, original.shock, structures)
