"""The anatomical lesion that a condition's place stands for, with what fails beside it."""

from __future__ import annotations

from myotome.anatomy.lesion import Lesion, lesion, together
from myotome.anatomy.sites import SITES
from myotome.knowledge.condition import LesionShare


def placed(share: LesionShare) -> Lesion:
    """The lesion of `share`, whose side is left, right, both or none. What lies beside it takes the side of the first.

    Raises LesionError, naming the argument, where anatomy can not make it.
    """
    side = share.side or None
    main = lesion(
        share.site,
        side=side,  # pyright: ignore[reportArgumentType]  checked by lesion()
        pattern=share.pattern or None,
        level=share.level or None,
        shock=share.shock,
    )
    beside = share.beside
    if beside is None:
        return main
    sided = beside.site in SITES and SITES[beside.site].lateral
    second = lesion(
        beside.site,
        side=main.side if sided else None,
        pattern=beside.pattern or None,
        level=beside.level or None,
    )
    return together(main, second)
