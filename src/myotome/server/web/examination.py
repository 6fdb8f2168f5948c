"""The sheet of the examination, for clinicians: key muscles with their roots and nerves, then the other signs.

Everything on it is optional. An empty field was not tested, which is not an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from myotome.anatomy.muscles import ACTIONS, LEG_ACTIONS
from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.screen import Question
from myotome.language import Language
from myotome.server.web.fields import Drawer, Field
from myotome.server.web.forms import Form
from myotome.server.web.replies import Fault, FaultError, name_of, optional, read_answer

SIDES = ("left", "right")
MAIN_ROOT = 0.25  # a root that carries this share of an action is one of its main roots
#: Names of stretches of nerve that the model tells apart and a clinician calls otherwise.
NERVE_NAMES = {
    "psoas_branches": "lumbar plexus", "sciatic_thigh": "sciatic", "sciatic_short_head": "sciatic",
    "common_peroneal": "common peroneal", "inferior_gluteal": "inferior gluteal",
    "superior_gluteal": "superior gluteal",
}  # fmt: skip


class Row(NamedTuple):
    """One movement. roots: (name, whether it is a main one). nerves: by the share that they carry.

    cells: for each side the field's name, its value and its error; None where the vocabulary has no such finding.
    """

    action: str
    words: str
    roots: tuple[tuple[str, bool], ...]
    nerves: tuple[str, ...]
    cells: tuple[tuple[str, str, str] | None, ...]


def roots_of(action: str) -> tuple[tuple[str, bool], ...]:
    """The roots of a movement from top to bottom, each with whether it is a main one."""
    shares: dict[str, float] = {}
    for muscle in ACTIONS[action]:
        for root, weight in muscle.roots.items():
            shares[root] = shares.get(root, 0.0) + muscle.share * weight
    return tuple((root, share >= MAIN_ROOT) for root, share in sorted(shares.items()))


def nerves_of(action: str) -> tuple[str, ...]:
    """The nerves of a movement, the one that carries most first."""
    shares: dict[str, float] = {}
    for muscle in ACTIONS[action]:
        name = NERVE_NAMES.get(muscle.nerve, muscle.nerve.replace("_", " "))
        shares[name] = shares.get(name, 0.0) + muscle.share
    return tuple(sorted(shares, key=lambda name: -shares[name]))


def power_of(action: str, side: str) -> str:
    """The finding that holds the power of a movement."""
    return f"power_{action}_{side}"


def examination_context(
    engine: Engine,
    language: Language,
    answers: Mapping[str, Answer],
    form: Form | None,
    faults: Mapping[str, Fault],
) -> dict[str, Any]:
    """What the template of the sheet needs."""
    draw = Drawer(engine, language, "clinician", form, answers)
    powers = {power_of(action, side) for action in LEG_ACTIONS for side in SIDES}
    others = [name for name, one in engine.findings.items() if optional(one) and name not in powers]
    groups: list[tuple[str, list[Field]]] = []
    for domain in ("examination", "measurements"):
        questions = [
            Question(name, name, "", "", (), None) for name in others if engine.findings[name].domain == domain
        ]
        groups.append((domain, [draw.field(question, faults) for question in questions]))
    rows = [_row(engine, language, action, draw, faults) for action in LEG_ACTIONS]
    return {"rows": rows, "groups": groups, "sides": SIDES, "faulty": bool(faults)}


def _row(engine: Engine, language: Language, action: str, draw: Drawer, faults: Mapping[str, Fault]) -> Row:
    cells: list[tuple[str, str, str] | None] = []
    for side in SIDES:
        name = power_of(action, side)
        if name not in engine.findings:
            cells.append(None)
            continue
        field = draw.field(Question(name, name, "", "", (), None), faults)
        cells.append((field.name, field.typed, field.error))
    words = language.text(f"exam.{action}")
    return Row(action, words, roots_of(action), nerves_of(action), tuple(cells))


def read_examination(engine: Engine, form: Form) -> tuple[dict[str, Answer], dict[str, Fault]]:
    """What the sheet tells, and what is wrong on it by the name of the field. Empty fields tell nothing."""
    given, faults = dict[str, Answer](), dict[str, Fault]()
    for name, finding in engine.findings.items():
        if not optional(finding):
            continue
        try:
            answer = read_answer(finding, form)
        except FaultError as error:
            faults[name_of(name)] = error.fault
            continue
        if not isinstance(answer, NotSure):
            given[name] = answer
    return given, faults
