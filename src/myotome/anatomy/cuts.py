"""From a site to its cuts: asks the room's four tables of lesions in turn."""

from __future__ import annotations

from collections.abc import Callable

from myotome.anatomy.cuts_brain import BRAIN
from myotome.anatomy.cuts_cord import CORD
from myotome.anatomy.cuts_muscle import MUSCLE
from myotome.anatomy.cuts_nerve import NERVE
from myotome.anatomy.segments import SIDES, Side
from myotome.anatomy.structures import Cuts, join

#: Builds the cuts of a site for one side.
SideBuilder = Callable[[Side], Cuts]

_SIDED: dict[str, SideBuilder] = {**BRAIN, **NERVE, **MUSCLE}


def cuts_of(site: str, side: str | None, pattern: str | None, level: str | None) -> Cuts:
    """The cuts of a site whose arguments have been checked."""
    if site in CORD:
        return CORD[site](side, pattern, level)
    build = _SIDED[f"{site}:{pattern}" if pattern else site]
    return join(*(build(one) for one in SIDES if side in (one, "both", None)))
