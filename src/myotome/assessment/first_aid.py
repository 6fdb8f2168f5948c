"""Which first aid a result shows: the kits that its deciding red flags name, less those that do not fit the answers.

A milder red flag may think of another trouble, and its first aid would stand under an emergency that it is not for.
But fumes, poison and a tick stay what they are whichever trouble decides: a kit that says `whoever_decides` is shown,
and first, wherever any red flag that names it holds.

Two kits may tell to lie down and to sit up, or to drink and not to. `yields_to` in `advice/first_aid.yaml` says which
of them then stays away, so that nobody has to choose between two orders. What is only right while an ambulance is on
its way (to keep still, to eat nothing) is not said to somebody who is sent on their own feet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import Level
from myotome.triage.floor import Fired, Floor

ORDERS = ("do", "dont")


def first_aid(engine: Engine, low: Floor, level: Level, answers: Mapping[str, Answer]) -> tuple[dict[str, Any], ...]:
    """The kits to show with the advice `level`: id, for, do, dont. A kit of which no line is left is not shown."""
    kits = engine.advice["first_aid"]
    return tuple(
        shown for name in kits_for(engine, low.fired, low.level, answers) if (shown := _at(name, kits[name], level))
    )


def kits_for(engine: Engine, fired: Iterable[Fired], level: Level, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Ids of the kits for the red flags that fired, in their order, each once. level: of those that decide."""
    kits = engine.advice["first_aid"]
    named = [(one.rule.first_aid, one.rule.level == level) for one in fired if one.rule.first_aid in kits]
    always = [name for name, _ in named if kits[name].get("whoever_decides")]
    deciding = [name for name, decides in named if decides]
    wanted = [
        name for name in dict.fromkeys((*always, *deciding)) if engine.applies(kits[name].get("only_if"), answers)
    ]
    return tuple(name for name in wanted if not any(other in wanted for other in kits[name].get("yields_to", ())))


def _at(name: str, kit: Mapping[str, Any], level: Level) -> dict[str, Any]:
    """The kit as it is shown at `level`; empty where nothing of it is."""
    calling = level == "ambulance_now"
    said = {part: [*(kit.get(f"{part}_at_ambulance", ()) if calling else ()), *kit.get(part, ())] for part in ORDERS}
    return {"id": name, "for": kit["for"], **said} if any(said.values()) else {}
