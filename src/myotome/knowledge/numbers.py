"""Reading a number with its basis: what it rests on, and how much weight that carries.

Every number in `knowledge/` is either read off a published figure (`ref` names the row of the evidence
table) or a judgement with a reason. A judgement counts like a small sample, so that intervals stay wide.
"""

from __future__ import annotations

from collections.abc import Mapping

from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.evidence import EvidenceRow
from myotome.knowledge.source import Place

JUDGEMENT_SIZE = 10.0  # a judgement weighs like ten patients
SIZE_CAP = 100.0  # larger studies still differ from one another more than their own sampling error says
ASSUMED_SIZE = 30.0  # where a study does not tell how many patients it counted
MATCHES_WITHIN = 0.006  # a copied figure may be rounded to the percent

BASIS_FIELDS = ("basis", "reason", "ref", "n", "n_assumed", "note")


def read_basis(at: Place, evidence: Mapping[str, EvidenceRow]) -> Basis:
    """The basis written beside a number."""
    ref, reason = at.get("ref"), at.get("reason")
    if ref is not None:
        name = ref.text()
        row = evidence.get(name)
        if row is None:
            raise ref.error(f"no row {name} in knowledge/evidence")
        if row.reference is None:
            raise ref.error(f"{name} has no address of its own (weak): write basis: judgement and a reason")
        n = at.get("n")
        size = n.number(1, 1e9) if n is not None else ASSUMED_SIZE
        return Basis("sourced", min(size, SIZE_CAP), name, reason.text() if reason else "")
    stated = at.get("basis")
    if stated is None:
        raise at.error("needs its basis: a ref, or basis: judgement with a reason")
    kind = stated.one_of(("judgement", "sourced"))
    if kind == "sourced":
        raise stated.error("basis: sourced needs a ref")
    if reason is None:
        raise at.error("a judgement needs a reason")
    return Basis("judgement", JUDGEMENT_SIZE, "", reason.text())


def read_distribution(at: Place, values: tuple[str, ...], evidence: Mapping[str, EvidenceRow]) -> Distribution:
    """`{p: ...}` or `{values: {...}}` with its basis, over the legal `values` of a finding.

    `p` is the probability of anything but the first value (absent, none). Omitted values have
    probability 0. The sum must be 1 within a thousandth.
    """
    at.only("p", "values", *BASIS_FIELDS)
    basis = read_basis(at, evidence)
    single, many = at.get("p"), at.get("values")
    line = at.line
    if single is not None and many is None:
        p = single.number(0, 1)
        _check_copy(single, p, basis, at, evidence)
        return Distribution({values[0]: 1 - p, "": p}, basis, line)
    if many is None or single is not None:
        raise at.error("needs either p or values")
    given = {name: place.number(0, 1) for name, place in many.items()}
    for name, place in many.items():
        if name not in values:
            raise place.error(f"{name} is not a value here; legal: {', '.join(values)}")
    total = sum(given.values())
    if abs(total - 1) > 1e-3:
        raise many.error(f"values must sum to 1, not {total:.4g}")
    return Distribution({name: given.get(name, 0.0) / total for name in values}, basis, line)


def _check_copy(single: Place, p: float, basis: Basis, at: Place, evidence: Mapping[str, EvidenceRow]) -> None:
    """A number that cites a row must be that row's number, or say in a note why not."""
    if basis.kind != "sourced" or at.get("note") is not None:
        return
    published = evidence[basis.ref].share
    if published is None or abs(published - p) > MATCHES_WITHIN:
        shown = "no share" if published is None else f"{published:g}"
        raise single.error(f"{p:g} cites {basis.ref}, which says {shown}; correct it or add a note")
