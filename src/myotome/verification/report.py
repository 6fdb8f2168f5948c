"""What was proven, in words and as JSON; a counterexample as a case file that `myotome assess` can run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.red_flag import RedFlag
from myotome.verification.proof import Broken, Proof


def as_text(proof: Proof) -> str:
    """One promise: what was proven, over how many states, in what time; each counterexample as a case."""
    verdict = "proven" if proof.proven else "BROKEN"
    lines = [f"{proof.promise}. {proof.name}: {verdict}"]
    lines += [f"   - {one}" for one in proof.says]
    lines.append(
        f"   over 10^{proof.states:.0f} sets of answers, {proof.questions} questions, {proof.seconds:.1f} seconds"
    )
    for number, broken in enumerate(proof.broken, 1):
        lines += ["", as_case(broken, f"counterexample-{proof.promise}-{number}")]
    return "\n".join(lines) + "\n"


def as_case(broken: Broken, identity: str) -> str:
    """A counterexample as a case file."""
    lines = [f"# {broken.what}", f"id: {identity}"]
    if not broken.answers:
        return "\n".join([*lines, "findings: {}"]) + "\n"
    return (
        "\n".join([*lines, "findings:", *(f"  {name}: {_plain(one)}" for name, one in broken.answers.items())]) + "\n"
    )


def as_json(proofs: Sequence[Proof]) -> dict[str, Any]:
    """All promises as plain values."""
    return {
        "proven": all(one.proven for one in proofs),
        "promises": [
            {
                "promise": one.promise,
                "name": one.name,
                "proven": one.proven,
                "says": list(one.says),
                "questions": one.questions,
                "states_power_of_ten": round(one.states, 1),
                "seconds": round(one.seconds, 2),
                "counterexamples": [{"what": b.what, "findings": findings(b.answers)} for b in one.broken],
            }
            for one in proofs
        ],
    }


def findings(answers: Mapping[str, Answer]) -> dict[str, str | float]:
    """Answers as a case file has them."""
    return {name: "unknown" if isinstance(one, NotSure) else one for name, one in answers.items()}


def _plain(answer: Answer) -> str:
    return "unknown" if isinstance(answer, NotSure) else answer if isinstance(answer, str) else f"{answer!r}"


def written_witnesses(rules: Sequence[RedFlag], stories: Mapping[str, Mapping[str, Answer]]) -> str:
    """The story that each rule alone decides, as a file of cases."""
    lines = [
        "# Made by `myotome verify --witnesses FILE`: for each red flag the smallest story that it alone decides. No",
        "# other red flag of its level or above holds. Do not edit; write it anew after a rule has changed.",
    ]
    for rule in rules:
        if rule.id in stories:
            told = ", ".join(f"{name}: {_plain(one)}" for name, one in stories[rule.id].items())
            lines += [f"- id: {rule.id}", f"  level: {rule.level}", f"  findings: {{{told}}}"]
    return "\n".join(lines) + "\n"
