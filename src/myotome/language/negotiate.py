"""Which language a person gets: the one that they chose, else the first that their browser asks for and we have."""

from __future__ import annotations

from collections.abc import Iterable

from myotome.language.known import nearest

MOST_BYTES = 500  # a longer header is cut: nobody reads fifty languages


def negotiate(accept_language: str | None, chosen: str | None = None) -> str:
    """The code of the language to use. Any text is legal in both; what is not understood is passed over.

    A language that was chosen is given even where it is not complete; a browser is only offered complete ones.
    """
    picked = nearest(chosen)
    if picked is not None:
        return picked.code
    for wanted in _in_order(accept_language or ""):
        found = nearest(wanted)
        if found is not None and found.complete:
            return found.code
    return "en"


def _in_order(header: str) -> Iterable[str]:
    """The languages of the header, the most wanted first; those with q=0 are refused and left out."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:MOST_BYTES].split(",")):
        tag, *parameters = (one.strip() for one in part.split(";"))
        quality = _quality(parameters)
        if tag and quality > 0:
            ranked.append((-quality, place, tag))
    return [tag for _, _, tag in sorted(ranked)]


def _quality(parameters: Iterable[str]) -> float:
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip().lower() == "q":
            try:
                found = float(value)
            except ValueError:
                return 0.0
            return found if 0 <= found <= 1 else 0.0  # also refuses nan
    return 1.0
