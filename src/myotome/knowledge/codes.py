"""Codes of outside systems on our own ids: one code a system, written `id label`, as in `HP:0001945 Fever`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from myotome.knowledge.source import Place

#: How an id of each system is written; `knowledge/vocabulary/ontologies.yaml` says what each system is.
SYSTEMS = {
    "hpo": re.compile(r"HP:\d{7}"),
    "icd10cm": re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?"),
    "mondo": re.compile(r"MONDO:\d{7}"),
    "uberon": re.compile(r"UBERON:\d{7}"),
}


ICD10 = "http://hl7.org/fhir/sid/icd-10"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"


def read_codes(at: Place | None) -> dict[str, str]:
    """The field `codes`: system and `id label`. No field, no codes."""
    if at is None:
        return {}
    at.only(*SYSTEMS)
    codes: dict[str, str] = {}
    for system, place in at.items():
        codes[system] = place.text()
        code, label = split_code(codes[system])
        if not label or not SYSTEMS[system].fullmatch(code):
            raise place.error(f"{codes[system]!r} must be an id of {system} and its label")
    return codes


def codings_of(codes: Mapping[str, str], uris: Mapping[str, str], icd10: str = "") -> list[dict[str, Any]]:
    """The codes of one entry as they are exchanged: system (a URI), code, label, and whether the code is exact.

    codes: those that mean exactly the entry. uris: system -> URI. icd10: our own pointer to ICD-10, which may be
    broader and may name several codes, parted by "/".
    """
    exact = [
        {"system": uris[system], "code": code, "label": label, "exact": True}
        for system, (code, label) in ((system, split_code(text)) for system, text in codes.items())
    ]
    broad = [{"system": ICD10, "code": code, "label": "", "exact": False} for code in icd10.split("/") if code]
    return [*exact, *broad]


def split_code(text: str) -> tuple[str, str]:
    """The id and the label of `id label`."""
    code, _, label = text.partition(" ")
    return code, label
