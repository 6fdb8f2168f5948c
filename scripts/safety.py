"""`make safety`: the page of the hazard log, and the measured figures in the safety case.

docs/safety.md is made of safety/hazards.yaml alone. The figures in safety/README.md, between their marks, are read
from docs/evaluation.md and from the knowledge, so that the safety case can not claim more than was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.hazards import KINDS, Control, Hazard, Log, Risk, read_log

from myotome.knowledge.base import KnowledgeBase, read_knowledge
from myotome.knowledge.coverage import coverage, overall, overall_worded

ROOT = Path(__file__).parent.parent
LOG = ROOT / "safety" / "hazards.yaml"
CASE = ROOT / "safety" / "README.md"
PAGE = ROOT / "docs" / "safety.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
PROPOSED = {
    "accept": "acceptable",
    "accept_with_conditions": "acceptable under conditions",
    "do_not_accept": "not acceptable",
}
# In words; then heading (its start), row and column of docs/evaluation.md.
FIGURES = [
    *(
        (words, "All together", row, column)
        for words, row, column in (
            ("Emergencies sent to an emergency department or further, all told at once",
             "emergencies recognised", "history"),
            ("The same through the interview", "emergencies recognised", "interview"),
            ("Not below the lowest defensible level, through the interview",
             "not below the lowest defensible level", "interview"),
            ("Mild cases sent to an emergency, all told at once", "mild cases sent to emergency", "history"),
            ("The same through the interview", "mild cases sent to emergency", "interview"),
            ("Cause named first, all told at once", "cause named first", "history"),
            ("The same through the interview", "cause named first", "interview"),
        )
    ),
    *(
        (f"Emergencies missed {words}", "Robustness, history", row, "emergencies missed")
        for words, row in (
            ("with 30 % of the answers missing", "30 % of answers missing"),
            ("with 10 % of the answers wrong", "10 % of answers wrong"),
            ("when every sign is told one step milder", "played down, one step milder"),
            ("when told milder, but nothing denied", "played down, nothing denied"),
            ("with one contradiction made on purpose", "two answers contradict each other"),
        )
    ),
    ("Simulated people: emergencies missed", "Trade-off, simulated", "1", "missed, rules and causes"),
    ("Simulated people: mild cases sent to an emergency", "Trade-off, simulated", "1", "needless"),
    ("Intervals called 90 % that hold what an all-knowing engine would say (first cause, rates and priors drawn)",
     "Within one world", "agreeing, drawn rates and priors, history", "inside, first"),
]  # fmt: skip


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A Markdown table."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([str(cell).replace("|", "/") for cell in row] for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines]


# ---- the page --------------------------------------------------------------------------------------------------


def page(log: Log) -> str:
    """docs/safety.md."""
    lines = [
        "# Hazard log",
        "",
        "Written by `make safety` from `safety/hazards.yaml`; do not edit. The method, the limits and the roles that",
        "must sign stand in [safety/README.md](../safety/README.md). **Nobody has signed. Every severity, likelihood",
        "and acceptance below is a proposal of the authors.**",
        "",
        *_summary(log),
        *_scales(log),
        *_hazards(log),
        *_residuals(log),
        *_traceability(log),
        *_coverage(log),
    ]
    return "\n".join(lines) + "\n"


def _summary(log: Log) -> list[str]:
    refused = [one for one in log.hazards if one.proposal == "do_not_accept"]
    gaps = [(one, control) for one in log.hazards for control in one.controls if control.open]
    total = sum(len(one.controls) for one in log.hazards)
    before, after = (
        [sum(one.before.risk == r for one in log.hazards) for r in range(1, 6)],
        [sum(one.after.risk == r for one in log.hazards) for r in range(1, 6)],
    )
    return [
        "## In short",
        "",
        f"{len(log.hazards)} hazards, {total} controls, of which {len(gaps)} are open. An open control counts for",
        "nothing in the risk after control.",
        "",
        *table(
            ["risk", "before control", "after control"],
            [(f"{r} {log.name('risk', r)}", before[r - 1], after[r - 1]) for r in range(5, 0, -1)],
        ),
        "",
        "### Not acceptable as it stands",
        "",
        *(f"- **{one.id} {one.name}**: {one.reason}" for one in refused),
        "",
        "### Open controls",
        "",
        *table(
            ["hazard", "control that is wanted", "what is needed", "pinned by"],
            [(one.id, c.says, c.needs, _tests(c) or "no test can show it yet") for one, c in gaps],
        ),
        "",
    ]


def _scales(log: Log) -> Iterator[str]:
    yield from ["## Scales and matrix", ""]
    for scale in ("severity", "likelihood", "risk"):
        rows = [(f"{value} {entry['name']}", entry["means"]) for value, entry in log.scales[scale].items()]
        yield from [*table([scale, "meaning"], rows), ""]
    head = ["likelihood \\ severity", *(f"{s} {log.name('severity', s)}" for s in range(1, 6))]
    rows = [
        (f"{like} {log.name('likelihood', like)}", *(_cell(log, s, like) for s in range(1, 6)))
        for like in range(5, 0, -1)
    ]
    yield from ["Risk, and in brackets the hazards that lie there after control:", "", *table(head, rows), ""]


def _cell(log: Log, severity: int, likelihood: int) -> str:
    here = [one.id for one in log.hazards if (one.after.severity, one.after.likelihood) == (severity, likelihood)]
    return str(log.risk(severity, likelihood)) + (f" ({', '.join(here)})" if here else "")


def _hazards(log: Log) -> list[str]:
    rows = [
        (one.id, f"**{one.name}.** {one.hazard}", one.cause, one.effect, _risk(one.before), _controls(one),
         _risk(one.after), f"{PROPOSED[one.proposal]} (proposed)", one.status)
        for one in log.hazards
    ]  # fmt: skip
    head = ["id", "hazard", "cause", "effect on the person", "before: S x L = risk", "controls",
            "after: S x L = risk", "residual risk", "status"]  # fmt: skip
    return ["## Hazards", "", "S severity, L likelihood.", "", *table(head, rows), ""]


def _risk(risk: Risk) -> str:
    return f"{risk.severity} x {risk.likelihood} = **{risk.risk}**"


def _controls(one: Hazard) -> str:
    return "<br>".join(
        f"{one.id}.{at} {'**open:** ' if control.open else ''}{control.says} ({KINDS[control.kind]})"
        for at, control in enumerate(one.controls, 1)
    )


def _residuals(log: Log) -> list[str]:
    rows = [(one.id, f"{one.after.risk} {log.name('risk', one.after.risk)}", PROPOSED[one.proposal], one.reason)
            for one in log.hazards]  # fmt: skip
    return ["## Residual risk and its reason", "", *table(["hazard", "risk", "proposed", "reason"], rows), ""]


def _tests(control: Control) -> str:
    return "<br>".join(f"`{one}`" for one in control.shown_by)


def _traceability(log: Log) -> list[str]:
    rows = [
        (one.id, f"{one.id}.{at}", KINDS[control.kind], "**open**" if control.open else "in place",
         ("pinned as failing: " if control.open and control.shown_by else "") + (_tests(control) or "none yet"),
         ", ".join(control.meets))
        for one in log.hazards
        for at, control in enumerate(one.controls, 1)
    ]  # fmt: skip
    head = ["hazard", "control", "kind", "state", "test or proof", "requirement"]
    return [
        "## Traceability: hazard, control, test, requirement",
        "",
        "`path::test` is run by `make test`; `[start*]` stands for all cases whose name starts so. `verify:name` is a",
        "proof over all answers, run by `myotome verify`. A test that is missing, skipped or marked to fail stops the",
        "build.",
        "",
        *table(head, rows),
        "",
    ]


def _coverage(log: Log) -> list[str]:
    lines = ["## Requirements and promises", ""]
    rows: list[tuple[str, str, str, str, str]] = []
    for name, entry in log.requirements.items():
        closed = [h.id for h in log.hazards if any(name in c.meets and not c.open for c in h.controls)]
        wanted = [h.id for h in log.hazards if any(name in c.meets and c.open for c in h.controls)]
        rows.append((name, entry["says"], entry["where"], ", ".join(closed) or "none yet", ", ".join(wanted) or "none"))
    lines += table(["id", "requirement", "where it stands", "met by controls of", "open controls of"], rows)
    families: dict[str, list[str]] = {}
    for one in log.hazards:
        for family in one.families:
            families.setdefault(family, []).append(one.id)
    lines += ["", "## Families of red flags", ""]
    lines += table(["family", "hazards"], [(name, ", ".join(families[name])) for name in sorted(families)])
    return lines


# ---- the figures -----------------------------------------------------------------------------------------------


def measured(text: str) -> dict[tuple[str, str, str], str]:
    """Every cell of the tables of `text` by heading, row and column; the first of a name counts."""
    found: dict[tuple[str, str, str], str] = {}
    heading, head = "", list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            heading, head = line.lstrip("# "), []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not head:
                head = cells
            elif not set(cells[0]) <= {"-"} or not cells[0]:
                for column, value in zip(head[1:], cells[1:], strict=False):
                    found.setdefault((heading, cells[0], column), value)
        else:
            head = []
    return found


def figures(base: KnowledgeBase, text: str) -> list[str]:
    """What was measured, for the safety case. KeyError where the evaluation no longer holds a figure."""
    cells = measured(text)
    evaluated = re.search(r"^Knowledge (\S+) \(`(\w+)`\)", text, re.MULTILINE)
    if evaluated is None:
        raise KeyError("docs/evaluation.md does not say which knowledge it measured")
    rows = [
        ("Knowledge that was measured (a result with another hash comes from another)", " ".join(evaluated.groups()))
    ]
    for words, heading, row, column in FIGURES:
        keys = [key for key in cells if key[0].startswith(heading) and key[1:] == (row, column)]
        if not keys:
            raise KeyError(f"docs/evaluation.md holds no {row!r}, {column!r} under {heading!r}")
        rows.append((words, cells[keys[0]]))
    regions = [entry for code, entry in base.advice["regions"].items() if code != "default"]
    official = sum(bool(entry["official"]) for entry in regions)
    found = coverage(base)
    rows.append(("Likelihood weight that rests on published sources", f"{overall(found) * 100:.0f} %"))
    rows.append(
        ("... of it on definitions and descriptions, which count nobody", f"{overall_worded(found) * 100:.0f} %")
    )
    rows.append(("Emergency numbers read on a page of a public body", f"{official} of {len(regions)}"))
    return table(["measured", "found (95 % interval)"], rows)


def case(text: str, found: list[str]) -> str:
    """The safety case with its figures renewed."""
    return _FIGURES.sub(lambda block: block[1] + "\n".join(found) + "\n" + block[2], text)


def renewed() -> dict[Path, str]:
    """What each generated file should hold."""
    found = figures(read_knowledge(ROOT / "knowledge"), (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8"))
    return {PAGE: page(read_log(LOG)), CASE: case(CASE.read_text(encoding="utf-8"), found)}


if __name__ == "__main__":
    for path, text in renewed().items():
        path.write_text(text, encoding="utf-8")
