"""Messages of the knowledge reader: each faulty file is named with its line, its field and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from myotome.knowledge.lint import lint
from tests.conftest import ROOT

# what is done to a file (file, text, replacement), and what the message must hold
FAULTS: list[tuple[str, str, str, str, list[str]]] = [
    (
        "a misspelt field",
        "conditions/als.yaml",
        "must_not_miss:",
        "must_not_mis:",
        ["als.yaml:", "unknown field must_not_mis", "known:"],
    ),
    (
        "a number without a basis",
        "harm.yaml",
        "basis: judgement",
        "basis: guess",
        ["harm.yaml:", "'guess' must be one of judgement"],
    ),
    ("a probability above one", "model.yaml", "p: 0.02", "p: 1.02", ["model.yaml:", "must lie between"]),
    (
        "a distribution that does not sum to one",
        "model.yaml",
        "{mild: 0.3, moderate: 0.3, full: 0.4}",
        "{mild: 0.3, moderate: 0.3, full: 0.5}",
        ["model.yaml:", "severity.values", "must sum to 1"],
    ),
    (
        "a lesion with another that has no side for it",
        "conditions/diphtheritic_neuropathy.yaml",
        "with: {site: cranial_nerves}",
        "with: {site: common_peroneal_nerve}",
        ["diphtheritic_neuropathy.yaml: lesions", "common_peroneal_nerve needs left or right"],
    ),
    (
        "an unknown finding in a condition",
        "conditions/als.yaml",
        "  muscle_cramps:",
        "  muscle_cramp:",
        ["als.yaml:", "findings.muscle_cramp", "no finding muscle_cramp"],
    ),
    (
        "an unknown level",
        "conditions/als.yaml",
        "level: routine_appointment",
        "level: soon",
        ["als.yaml:", "urgency.level", "'soon' is not a level", "self_care"],
    ),
    (
        "a finding with a wrong answer in a contradiction",
        "contradictions.yaml",
        "{sex: male}",
        "{sex: man}",
        ["contradictions.yaml:", "man is not an answer to sex"],
    ),
    (
        "a concept that there is not, for when a cause is less urgent",
        "later.yaml",
        "when: long_standing_unchanged",
        "when: long_ago",
        ["later.yaml:", "when", "there is no concept long_ago"],
    ),
    (
        "a level that there is not, for a cause that is less urgent",
        "later.yaml",
        "level: doctor_within_24h",
        "level: soon",
        ["later.yaml:", "level", "'soon' is not a level"],
    ),
    (
        "an unknown cause that is less urgent later",
        "later.yaml",
        "[statin_myopathy]",
        "[statin_myopathies]",
        ["later.yaml: weeks_and_no_worse", "there is no condition statin_myopathies"],
    ),
    (
        "a cause that is not urgent in the first place",
        "later.yaml",
        "[statin_myopathy]",
        "[meralgia_paraesthetica]",
        ["later.yaml: weeks_and_no_worse", "meralgia_paraesthetica needs no more than routine_appointment anyhow"],
    ),
    (
        "a cause by definition that there is not",
        "definitions.yaml",
        "todd_paresis]",
        "todds_paresis]",
        ["definitions.yaml: attack_of_one_part_of_the_brain", "there is no condition todds_paresis"],
    ),
    (
        "a defining sign that there is not",
        "definitions.yaml",
        "double_vision,",
        "twofold_vision,",
        ["definitions.yaml:", "no finding twofold_vision"],
    ),
    (
        "a defining sign that nobody can deny",
        "definitions.yaml",
        "double_vision,",
        "onset_tempo,",
        ["definitions.yaml:", "onset_tempo is nothing that everybody can say no to"],
    ),
    (
        "a finding with a single answer",
        "findings/motor.yaml",
        "  values: yes_no",
        "  values: [yes_no]",
        ["motor.yaml:", "values", "needs at least two answers, each once"],
    ),
    (
        "a checklist of one finding that is to come along",
        "screens/2_danger_signs.yaml",
        "    - finding: pregnancy",
        "    - finding: pregnancy\n      along: true",
        ["2_danger_signs.yaml:", "along", "only a checklist that all are asked comes along"],
    ),
    ("not YAML at all", "harm.yaml", "advised:", "advised: [", ["harm.yaml", "not readable as YAML"]),
    (
        "a code of an unknown system",
        "vocabulary/conditions.yaml",
        "icd10cm: ",
        "icd10am: ",
        ["conditions.yaml:", "ischaemic_stroke.codes", "unknown field icd10am", "icd10cm"],
    ),
    (
        "a code that is no id of its system",
        "sites.yaml",
        "UBERON:0002298 ",
        "UBERON:2298 ",
        ["sites.yaml:", "brainstem.codes.uberon", "must be an id of uberon and its label"],
    ),
    (
        "a code without a label",
        "findings/general.yaml",
        "HP:0001945 Fever",
        "HP:0001945",
        ["general.yaml:", "fever.codes.hpo", "must be an id of hpo and its label"],
    ),
    (
        "a site without a name",
        "sites.yaml",
        "{name: leg artery, ",
        "{",
        ["sites.yaml:", "leg_artery", "needs the field name"],
    ),
    (
        "a condition that has two names",
        "vocabulary/conditions.yaml",
        "name: Ischaemic stroke",
        "name: Stroke",
        ["ischaemic_stroke.yaml", "name: Ischaemic stroke here, Stroke in vocabulary/conditions.yaml"],
    ),
    (
        "a published figure of an unknown finding",
        "evidence/central.yaml",
        "finding_id: muscle_cramps",
        "finding_id: muscle_cramp",
        ["evidence: central-als-015", "no finding muscle_cramp"],
    ),
    (
        "a published figure of an answer that there is not",
        "evidence/central.yaml",
        "finding_value: splits_midline",
        "finding_value: midline",
        ["evidence: central-functional-leg-weakness-023", "midline is not a value of sensory_loss_pattern"],
    ),
    (
        "a published figure in an unknown condition",
        "evidence/central.yaml",
        "model_condition: ischaemic_stroke",
        "model_condition: stroke",
        ["evidence: central-stroke-any-016", "no condition stroke"],
    ),
    (
        "a finding on two screens",
        "screens/1_start.yaml",
        "- finding: sex",
        "- finding: age",
        ["1_start.yaml:", "age is asked already on screen emergency"],
    ),
    (
        "an early question that has no place of its own",
        "screens/2_danger_signs.yaml",
        "    - finding: knee_pain\n",
        "",
        ["1_start.yaml:", "knee_pain is borrowed early, and no other screen asks it"],
    ),
    (
        "an early screen that does not say whom it is for",
        "screens/1_start.yaml",
        "- id: person\n  stage: start\n",
        "- id: person\n  stage: start\n  early_if: {}\n",
        ["1_start.yaml:", "early_if", "is empty"],
    ),
]


@pytest.mark.parametrize(("name", "file", "old", "new", "says"), FAULTS, ids=[row[0] for row in FAULTS])
def test_fault_is_named(tmp_path: Path, name: str, file: str, old: str, new: str, says: list[str]) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the test's own text {old!r} is no longer in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    message = "\n".join(lint(folder).errors)
    for words in says:
        assert words in message


def test_the_knowledge_itself_is_clean() -> None:
    report = lint(ROOT / "knowledge")
    assert report.errors == ()


def test_no_folder_is_an_error_and_no_trace(tmp_path: Path) -> None:
    (message,) = lint(tmp_path / "nowhere").errors
    assert "nowhere" in message
