"""Laws that need a model made for them: a few real conditions, changed in one thing, compiled in a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.anatomy.expectation import expected
from myotome.anatomy.lesion import lesion
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.inference.gain import gains
from myotome.inference.posterior import posterior
from myotome.knowledge.base import KnowledgeBase
from tests.effort import effort
from tests.generate import answers_to
from tests.tiny import built, few, renamed

CONDITIONS = (
    "als",
    "cauda_equina_syndrome",
    "cidp",
    "ischaemic_stroke",
    "lumbar_disc_radiculopathy",
    "myasthenia_gravis",
)
SAME = 2e-6  # figures are rounded to six digits


@pytest.fixture(scope="module")
def small(base: KnowledgeBase) -> KnowledgeBase:
    return few(base, CONDITIONS)


@pytest.fixture(scope="module")
def tiny(small: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return built(small, tmp_path_factory.mktemp("tiny") / "knowledge.bin")


# --- an answer that everybody gives equally often -----------------------------------------------------------------

FLAT = "synthetic_sign"


@pytest.fixture(scope="module")
def with_flat(small: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The tiny model with a finding that no condition mentions: its row is the same in every state."""
    model = small.findings["rash"]
    flat = replace(model, finding=replace(model.finding, id=FLAT, domain="history"))
    return built(
        replace(small, findings={**small.findings, FLAT: flat}), tmp_path_factory.mktemp("flat") / "knowledge.bin"
    )


@settings(max_examples=effort(40))
@given(data=st.data(), value=st.sampled_from(["absent", "present"]))
def test_an_answer_equal_to_its_expectation_moves_nothing(with_flat: Engine, data: st.DataObject, value: str) -> None:
    """Not a probability, not a level, not an interval; and asking it is expected to tell nothing."""
    engine = with_flat
    assert len({round(p, 12) for p in engine.model.row(FLAT, 1)}) == 1, "the row must be flat"
    answers = data.draw(answers_to({n: one for n, one in engine.findings.items() if n != FLAT}, most=15))
    before, after = assess(engine, answers, story=False), assess(engine, {**answers, FLAT: value}, story=False)
    same(before, after)
    (gain,) = gains(engine.model, posterior(engine.model, answers), [FLAT], engine.needs(answers))
    assert gain.information == pytest.approx(0, abs=1e-9)
    assert gain.harm == pytest.approx(0, abs=1e-9)


# --- other names, another order -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def names(small: KnowledgeBase) -> dict[str, str]:
    """Other ids for every condition, and for every finding that neither anatomy nor the engine knows by its id; so
    chosen that the alphabet runs the other way."""
    known = set(expected(lesion("brainstem", side="left"), "full"))
    spoken_of = {"age", "sex", "onset_tempo", "hours_since_onset", "course", "leg_weakness_severity"}
    free = [name for name in small.findings if name not in known | spoken_of]
    ids = sorted([*small.conditions, *free], reverse=True)
    return {old: f"id_{number:03d}" for number, old in enumerate(ids)}


@pytest.fixture(scope="module")
def other(small: KnowledgeBase, names: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The tiny model under other names, its conditions and findings in the reverse order."""
    base = renamed(replace(small, folder=small.folder), names)
    base = replace(
        base,
        conditions=dict(reversed(base.conditions.items())),
        findings=dict(reversed(base.findings.items())),
        sites=small.sites,
    )
    return built(base, tmp_path_factory.mktemp("other") / "knowledge.bin")


@settings(max_examples=effort(60))
@given(data=st.data())
def test_names_and_order_do_not_matter(
    tiny: Engine, other: Engine, names: Mapping[str, str], data: st.DataObject
) -> None:
    """The same knowledge under other ids, with its columns and rows in another order, gives the same result."""
    answers = data.draw(answers_to(tiny.findings, most=20))
    told = {names.get(name, name): answer for name, answer in answers.items()}
    assert len(names) > 100, "most findings must have another name"
    same(assess(tiny, answers), assess(other, told), names)


# --- a cause that nobody has --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_nobody(
    small: KnowledgeBase, base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Engine, str]:
    """The tiny model with one more condition whose incidence is zero, between the others."""
    more = base.conditions["guillain_barre_syndrome"]
    nobody = replace(more, prior=replace(more.prior, incidence=0.0))
    conditions = dict(sorted({**small.conditions, more.id: nobody}.items()))
    engine = built(replace(small, conditions=conditions), tmp_path_factory.mktemp("nobody") / "knowledge.bin")
    return engine, more.id


@settings(max_examples=effort(60))
@given(data=st.data())
def test_a_cause_that_nobody_has_changes_nothing(
    tiny: Engine, with_nobody: tuple[Engine, str], data: st.DataObject
) -> None:
    """An unrelated condition with zero prior gets zero, and every other figure stays."""
    engine, nobody = with_nobody
    answers = data.draw(answers_to(tiny.findings, most=20))
    before, after = assess(tiny, answers), assess(engine, answers)
    (share,) = [one.probability for one in after.differential if one.condition == nobody]
    assert share == 0
    same(before, after._replace(differential=tuple(one for one in after.differential if one.condition != nobody)))


def same(one: Assessment, two: Assessment, names: Mapping[str, str] | None = None) -> None:
    """Both say the same: level, harm, red flags, causes with intervals, places, certificate and what to ask next."""
    new = names or {}
    assert one.disposition.level == two.disposition.level
    assert one.disposition.harm == pytest.approx(two.disposition.harm, rel=1e-6, abs=SAME)
    assert [flag.id for flag in one.red_flags] == [flag.id for flag in two.red_flags]
    assert one.certificate.open == two.certificate.open
    causes = {cause.condition: cause for cause in two.differential}
    assert len(causes) == len(one.differential)
    for cause in one.differential:
        twin = causes[new.get(cause.condition, cause.condition)]
        assert cause.probability == pytest.approx(twin.probability, abs=SAME)
        assert cause.interval == pytest.approx(twin.interval, abs=SAME)
        assert cause.before == pytest.approx(twin.before, abs=SAME)
    places = {place[:5]: place.probability for place in two.localisation}
    for place in one.localisation[:6]:
        assert place.probability == pytest.approx(places.get(place[:5], 0.0), abs=SAME)
    assert dict(one.regions) == pytest.approx(dict(two.regions), abs=SAME)
