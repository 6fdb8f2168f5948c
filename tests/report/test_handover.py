"""The handover says what was told, found and denied, and nothing that was not."""

from __future__ import annotations

import pytest

from myotome.assessment.result import Assessment
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.report.handover import Handover, handover, handover_text
from tests.report.cases import BY_LEVEL, EXAMINED, EXAMPLES, at, examined, example, of, the_engine


def made(result: Assessment, mode: str = "person") -> Handover:
    return handover(the_engine(), result, mode=mode)


def lines(report: Handover, letter: str, heading: str) -> tuple[str, ...]:
    """The lines under one heading of one part; empty where the heading is not there."""
    part = next(one for one in report.parts if one.letter == letter)
    wanted = (one for one in part.groups if (one.heading.startswith(heading) if heading else not one.heading))
    return next((group.lines for group in wanted), ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_line_fits_a_record(name: str) -> None:
    text = handover_text(made(example(name)))
    assert max(len(line) for line in text.splitlines()) <= 80
    headings = [line for line in text.splitlines() if line[:3] in ("S  ", "B  ", "A  ", "R  ")]
    assert headings == ["S  SITUATION", "B  BACKGROUND", "A  ASSESSMENT", "R  RECOMMENDATION"]


WHERE = [
    ("A", "Examination", "Power ankle dorsiflexion (MRC 0-5): L 3, R 5"),
    ("A", "Examination", "Power great toe extension (MRC 0-5): L 2"),
    ("A", "Examination", "Ankle jerk (S1): L Reduced, R Normal"),
    ("A", "Examination", "Plantar response: L Flexor (down)"),
    ("A", "Measurements", "Temperature (C): 36.8"),
    ("A", "Pain", "Low back pain"),
    ("A", "Other pertinent negatives", "Saddle numbness or altered perineal sensation"),
    ("A", "Asked and not sure", "New bowel incontinence"),
    ("A", "Clock", "Last known well, as told: 3 days before the answers."),
    ("B", "History", "Statin, now or stopped in the past months"),
    ("B", "Asked and denied", "Cancer at any time"),
    ("B", "Asked and not sure", "Diabetes mellitus"),
    ("S", "Patient", "Age in years: 58"),
    ("S", "", "Leg weakness: side: Left leg"),
]


@pytest.mark.parametrize(("letter", "heading", "line"), WHERE)
def test_where_an_answer_stands(letter: str, heading: str, line: str) -> None:
    assert any(one.startswith(line) for one in lines(made(examined(), "clinician"), letter, heading))


@pytest.mark.parametrize("level", LEVELS)
def test_the_next_look_and_the_limits_are_handed_on(level: Level) -> None:
    net = the_engine().advice["safety_net"]
    says = str(net["SN-CHECK"]["says"].get(level, ""))
    result = at(level)
    report = made(result._replace(advice=result.advice._replace(next_check=says)))
    assert (says in lines(report, "R", "The person was told")) is bool(says)
    assert net["SN-LIMITS"]["says"] in lines(report, "R", "Notes")


def test_every_answer_stands_once_and_nothing_else() -> None:
    """Each finding's wording is in the text exactly where it was answered; an unasked one is at most open."""
    report = made(examined(), "clinician")
    told = [
        line
        for part in report.parts[:3]
        for group in part.groups
        if not group.heading.startswith(("Red flags", "Differential", "Localisation", "Clock"))
        for line in group.lines
    ]
    plain = [name for name in EXAMINED if not name.endswith(("_left", "_right"))]
    for name in plain:
        wording = the_engine().findings[name].clinician
        assert sum(line.startswith(wording) for line in told) == 1, name
    unasked = [one.clinician for name, one in the_engine().findings.items() if name not in EXAMINED]
    assert not [line for line in told if line in unasked]


def test_denied_red_flags_are_those_that_would_raise_the_advice() -> None:
    """Each of them does, said yes; nothing else that was denied does."""
    told: dict[str, Answer] = {
        "leg_weakness": "left", "onset_tempo": "months", "hours_since_onset": 4000.0, "course": "stable",
        "saddle_numbness": "absent", "urinary_retention": "absent", "fever": "absent", "cold_or_pale_leg": "none",
        "burning_feet": "absent", "limp": "absent",
    }  # fmt: skip
    result = of(told)
    shown = lines(made(result), "A", "Red flags asked and denied")
    for name in [one for one in told if told[one] in ("absent", "none")]:
        worse: Answer = "present" if told[name] == "absent" else "both"
        raised = RANK[of({**told, name: worse}).disposition.floor] > RANK[result.disposition.level]
        assert (the_engine().findings[name].clinician in shown) == raised, name
    assert 0 < len(shown) < 6


def test_red_flags_come_with_id_and_source() -> None:
    result = example("sciatica_with_numb_saddle.yaml")
    shown = lines(made(result), "A", "Red flags that set the advice")
    first = [one for one in result.red_flags if one.level == result.disposition.level]
    assert len(shown) == len(first) > 0
    for line, flag in zip(shown, first, strict=True):
        assert line.startswith(f"{flag.id} ")
        assert flag.source["title"] in line


def test_what_must_be_ruled_out_is_named() -> None:
    shown = lines(made(example("sciatica_with_numb_saddle.yaml")), "R", "Must be ruled out")
    assert shown[0].startswith("Cauda equina syndrome: ")


def test_an_open_certificate_is_said_and_a_closed_one_too() -> None:
    open_ = lines(made(of(BY_LEVEL["routine_appointment"])), "R", "Not asked or not measured")
    closed = lines(made(of(BY_LEVEL["ambulance_now"])), "R", "Not asked or not measured")
    assert len(open_) > 5
    assert closed == ("nothing, for this informant",)


def test_a_time_that_nobody_knows_is_said() -> None:
    shown = lines(made(of({**BY_LEVEL["ambulance_now"], "hours_since_onset": NOT_SURE})), "A", "Clock")
    assert shown == ("Last known well: asked, not known. Treatment may depend on it.",)
    assert lines(made(of(BY_LEVEL["ambulance_now"])), "A", "Clock") == ()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mode", ["person", "carer", "clinician"])
def test_every_level_and_mode(level: Level, mode: str) -> None:
    report = made(at(level), mode)
    assert report.level == level
    assert [part.letter for part in report.parts] == ["S", "B", "A", "R"]
    assert report.parts[-1].groups[0].lines[0].startswith("Advice: ")
