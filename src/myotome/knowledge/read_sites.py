"""Sites from `knowledge/sites.yaml`: where a lesion can sit, and the region that a report must name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from myotome.knowledge.codes import read_codes
from myotome.knowledge.source import read_yaml


@dataclass(frozen=True, slots=True)
class Site:
    """region: the coarse place. name: for people. lateral: exists left and right. bilateral: also on both sides."""

    id: str
    region: str
    name: str
    lateral: bool
    bilateral: bool
    patterns: tuple[str, ...]
    codes: Mapping[str, str]


def read_sites(path: Path) -> dict[str, Site]:
    """All sites by id."""
    sites: dict[str, Site] = {}
    for name, at in read_yaml(path).items():
        at.only("region", "name", "lateral", "bilateral", "patterns", "levels", "territory", "codes")
        lateral, bilateral, patterns = at.get("lateral"), at.get("bilateral"), at.get("patterns")
        sites[name] = Site(
            name,
            at["region"].text(),
            at["name"].text(),
            lateral.flag() if lateral is not None else False,
            bilateral.flag() if bilateral is not None else False,
            patterns.texts() if patterns is not None else (),
            read_codes(at.get("codes")),
        )
    return sites
