"""Which first aid a result shows: the kits that its deciding red flags name, less those that do not fit the answers.

A milder red flag may think of another trouble, and its first aid would stand under an emergency that it is not for.

Two kits may tell to lie down and to sit up, or to drink and not to. `yields_to` in `advice/first_aid.yaml` says which
of them then stays away, so that nobody has to choose between two orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer
from myotome.triage.floor import Fired


def kits_for(engine: Engine, fired: Iterable[Fired], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Ids of the kits to show for the red flags that fired, in their order, each once."""
    kits = engine.advice["first_aid"]
    wanted = [
        name
        for name in dict.fromkeys(one.rule.first_aid for one in fired)
        if name in kits and engine.applies(kits[name].get("only_if"), answers)
    ]
    return tuple(name for name in wanted if not any(other in wanted for other in kits[name].get("yields_to", ())))
