"""Where the tables of this room come from. A table row names one of these ids.

Numbers that no source gives are marked as judgement beside the number, with the reason.
"""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A book, standard or paper."""

    title: str
    organisation: str
    year: int


SOURCES: dict[str, Source] = {
    "mrc": Source(
        "Aids to the Examination of the Peripheral Nervous System (Memorandum No. 45)",
        "Medical Research Council",
        1976,
    ),
    "isncsci": Source(
        "International Standards for Neurological Classification of Spinal Cord Injury",
        "American Spinal Injury Association",
        2019,
    ),
    "gray": Source(
        "Gray's Anatomy: The Anatomical Basis of Clinical Practice, 42nd edition (Standring)",
        "Elsevier",
        2020,
    ),
    "localization": Source(
        "Localization in Clinical Neurology, 7th edition (Brazis, Masdeu, Biller)",
        "Wolters Kluwer",
        2016,
    ),
    "foerster": Source("The dermatomes in man (Foerster)", "Brain", 1933),
    "micturition": Source(
        "The neural control of micturition (Fowler, Griffiths, de Groat)",
        "Nature Reviews Neuroscience",
        2008,
    ),
}
