"""A mutant written into the knowledge files and put to the tests as they are run: the proof of the shortcut.

`make mutants` asks the checks of the tests directly. For a few mutants, drawn at random, the files themselves are
changed in a copy, compiled, and the tests run by pytest: both must say the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from scripts.mutation.number_mutants import Moved
from scripts.mutation.rule_mutants import Mutant

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Distribution
from myotome.knowledge.levels import LEVELS
from myotome.knowledge.read_model import SEVERITIES, ModelNumbers
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within

ROOT = Path(__file__).parent.parent.parent
ARTIFACT = "src/myotome/knowledge/compiled/knowledge.bin"
RULE_TESTS = ("tests/triage/test_examples.py",)
NUMBER_TESTS = (
    "tests/knowledge/test_second_reading.py",
    "tests/knowledge/test_copied_figures.py",
    "tests/knowledge/test_model_in_words.py",
    "tests/triage/test_decision.py",
    "tests/evaluation/test_literature.py::test_no_row_stops_fitting_unseen",
)


class Copy:
    """A copy of what the tests need, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("src", "tests", "knowledge"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)

    def notices_rule(self, mutant: Mutant, base: KnowledgeBase) -> bool:
        """Whether the examples fail for a changed rule or concept."""
        name = "concepts" if mutant.owner in base.concepts else base.red_flags[mutant.owner].family
        path = self.folder / "knowledge" / "red_flags" / f"{name}.yaml"

        def change(doc: Any) -> Any:
            return _change_rule(doc, mutant)

        return self._asked(path, change, RULE_TESTS, compiled=True)

    def notices_number(self, moved: Moved) -> bool:
        """Whether a test fails for a moved number."""
        path = self.folder / "knowledge" / _file_of(moved)

        def change(doc: Any) -> Any:
            return _change_number(doc, moved)

        return self._asked(path, change, NUMBER_TESTS, compiled=False)

    def _asked(self, path: Path, change: Callable[[Any], Any], tests: tuple[str, ...], *, compiled: bool) -> bool:
        before = path.read_text(encoding="utf-8")
        doc = yaml.safe_load(before)
        path.write_text(
            yaml.safe_dump(change(doc), sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8"
        )
        try:
            if compiled:
                built = self._run("-m", "myotome.inference.build", "knowledge", ARTIFACT)
                if built.returncode:
                    raise RuntimeError(f"the mutant does not compile: {built.stderr}")
            done = self._run("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests)
            if done.returncode not in (0, 1) or " error" in done.stdout:
                raise RuntimeError(f"the tests do not run: {done.stdout[-2000:]}")
            return done.returncode == 1
        finally:
            path.write_text(before, encoding="utf-8")

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        search = os.pathsep.join(str(self.folder / name) for name in ("src", ""))
        return subprocess.run(
            [sys.executable, *words], cwd=self.folder, env={**os.environ, "PYTHONPATH": search},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def written(condition: Condition) -> dict[str, Any]:
    """A condition as it stands in a file."""
    match condition:
        case Among(finding, values):
            return {finding: sorted(values)}
        case Within(finding, low, high, low_open, high_open):
            limits = {"above" if low_open else "at_least": low, "below" if high_open else "at_most": high}
            return {finding: {name: limit for name, limit in limits.items() if abs(limit) != float("inf")}}
        case Concept(name):
            return {"is": name}
        case AllOf(items):
            return {"all_of": [written(item) for item in items]}
        case AnyOf(items):
            return {"any_of": [written(item) for item in items]}
        case NoneOf(items):
            return {"none_of": [written(item) for item in items]}
        case AtLeast(count, items):
            return {"at_least": {"count": count, "of": [written(item) for item in items]}}


def _change_rule(doc: Any, mutant: Mutant) -> Any:
    if mutant.owner in mutant.concepts:
        doc[mutant.owner]["when"] = written(mutant.concepts[mutant.owner].when)
        return doc
    rule = mutant.rules.get(mutant.owner)
    if rule is None:
        return [one for one in doc if one["id"] != mutant.owner]
    for one in doc:
        if one["id"] == mutant.owner:
            # The population is part of the condition once it is read, so it must not be added again.
            one |= {"when": written(rule.when), "level": rule.level, "population": {"who": "everyone"}}
    return doc


def _file_of(moved: Moved) -> str:
    match moved.where:
        case "finding" | "prior" | "lesion":
            return f"conditions/{moved.condition}.yaml"
        case "background":
            for path in sorted((ROOT / "knowledge/findings").glob("*.yaml")):
                if moved.finding in yaml.safe_load(path.read_text(encoding="utf-8")):
                    return f"findings/{path.name}"
            raise KeyError(moved.finding)
        case "model" | "harm":
            return f"{moved.where}.yaml"


def _change_number(doc: Any, moved: Moved) -> Any:
    if moved.where == "model":
        return _change_model(doc, moved.base.model)
    if moved.where == "harm":
        rows = zip(LEVELS, moved.base.model.harm, strict=True)
        doc["advised"] = {level: dict(zip(LEVELS, row, strict=True)) for level, row in rows}
        return doc
    if moved.where == "background":
        _put(doc[moved.finding]["background"], moved.base.findings[moved.finding].background)
        return doc
    condition = moved.base.conditions[moved.condition]
    if moved.where == "finding":
        _put(doc["findings"][moved.finding], condition.findings[moved.finding])
    for entry, lesion in zip(doc["lesions"]["list"], condition.lesions, strict=True):
        entry["weight"] = lesion.weight
    prior, stated = condition.prior, doc["prior"]
    stated["incidence"]["per_100k"], stated["leg_share"]["p"] = prior.incidence, prior.leg_share
    for name in ("age", "sex", "setting"):
        stated[name]["values"] = dict(getattr(prior, name).values)
    return doc


def _put(stated: dict[str, Any], given: Distribution) -> None:
    if "" in given.values:
        stated["p"] = given.values[""]
    else:
        stated["values"] = dict(given.values)


def _change_model(doc: Any, model: ModelNumbers) -> Any:
    for name in ("answer_error", "one_step_off", "vague", "denied", "definition_denied"):
        doc[name]["p"] = getattr(model, name)
    doc["prior_weight"]["value"], doc["other_cause"]["share"] = model.prior_weight, model.other_share
    doc["unsaid"]["mentioned"] = dict(model.unsaid)
    for name, (overlap, _) in model.shared.items():
        doc["shared_information"]["groups"][name]["overlap"] = overlap
    doc["severity"]["values"] = dict(zip(SEVERITIES, model.severity, strict=True))
    doc["other_cause"]["needs"]["values"] = dict(zip(LEVELS, model.other_needs, strict=True))
    doc["population"]["values"] = dict(zip(doc["population"]["values"], model.population, strict=True))
    for tempo, row in model.hours_given_tempo.items():
        bins = doc["hours_given_tempo"]["values"][tempo]
        doc["hours_given_tempo"]["values"][tempo] = dict(zip(bins, row, strict=True))
    return doc
