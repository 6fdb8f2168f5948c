"""A danger sign never reassures: it may make an urgent cause less likely, and never the advice milder.

Lost feeling in the saddle speaks against a stroke, and so, by the causes alone, against an ambulance. Therefore the
level of least expected harm is not taken once but over every milder reading of the danger signs that were told (each
as told or as any milder answer, in every combination), and the most urgent counts. A worse answer has all the readings
of the milder one and more, so the maximum can only rise: that is the whole proof, and `myotome verify` checks it on
the compiled knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from myotome.inference.model import Model

MOST_READINGS = 256  # eight plain danger signs. Who has more has too many to weigh one against the other.


def danger_signs(model: Model, used: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """The danger signs among the answers: finding -> the answers that are milder than the one given."""
    found = {name: tuple(model.danger[name][value]) for name, value in used.items() if name in model.danger}
    return {name: milder for name, milder in found.items() if milder}


def too_many(signs: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether there are more readings than are weighed. More or worse signs never make them fewer."""
    return prod(len(milder) + 1 for milder in signs.values()) > MOST_READINGS
