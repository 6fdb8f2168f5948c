"""Representative lesions: every site with each of its sides and patterns, at chosen levels."""

from __future__ import annotations

from functools import cache

from myotome.anatomy.lesion import Lesion, LesionSide, lesion
from myotome.anatomy.sites import SIDE_ALLOWED, SIDE_NEEDED, SITES, Site

_LEVELS: dict[str, tuple[str, ...]] = {
    "cervical_cord": ("C3", "C5", "C7"),
    "thoracic_cord": ("T4", "T10"),
    "lumbar_cord": ("L1", "L3"),
    "conus_medullaris": ("S1", "S3"),
}


def _sides(site: Site, pattern: str | None) -> tuple[LesionSide | None, ...]:
    if pattern in SIDE_NEEDED:
        return ("left", "right")
    if pattern in SIDE_ALLOWED:
        return (None, "left", "right")
    if site.lateral:
        return ("left", "right", "both") if site.bilateral else ("left", "right")
    return (None,)


@cache
def catalogue() -> tuple[Lesion, ...]:
    """One lesion for every site, side and pattern; cord sites at two or three levels."""
    lesions: list[Lesion] = []
    for name, site in SITES.items():
        patterns = site.patterns if site.pattern_needed else (None, *site.patterns)
        for pattern in patterns:
            for level in _LEVELS.get(name, (None,)):
                for side in _sides(site, pattern):
                    lesions.append(lesion(name, side=side, pattern=pattern, level=level))
                    if pattern == "complete":
                        lesions.append(lesion(name, side=side, pattern=pattern, level=level, shock=True))
    return tuple(lesions)
