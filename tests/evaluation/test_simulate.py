"""Simulated patients and worlds: the same from the same seed, legal, and as common as the model says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.evaluation import simulate
from myotome.evaluation.simulate import ALWAYS, Patient, patients, pick, representative
from myotome.evaluation.study import within, world_study
from myotome.evaluation.world import World, dirichlet
from myotome.inference.posterior import posterior
from myotome.knowledge.finding import Answer, NotSure


@pytest.mark.parametrize("agreeing", [False, True])
@pytest.mark.parametrize("examination", [False, True])
def test_the_same_seed_gives_the_same_patients(engine: Engine, examination: bool, agreeing: bool) -> None:
    def drawn(seed: int) -> list[Patient]:
        return list(patients(engine.model, 5, seed, examination=examination, agreeing=agreeing))

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_patients_give_legal_answers_that_their_state_allows(engine: Engine) -> None:
    model = engine.model
    for patient in patients(model, 40, 3, examination=True, agreeing=True):
        assert {"age", "sex", *ALWAYS} <= set(patient.answers)
        assert model.conditions[model.condition_of[patient.state]] == patient.condition
        for name, answer in patient.answers.items():
            finding = engine.findings[name]
            assert not isinstance(answer, NotSure)
            assert finding.read(answer) == answer
            assert name not in model.rows or model.row(name, finding.bin(answer))[patient.state] > 0


def test_without_examination_only_what_anyone_can_be_asked(engine: Engine) -> None:
    told = {name for patient in patients(engine.model, 40, 4) for name in patient.answers}
    assert {engine.findings[name].ask for name in told} == {"anyone"}


def test_who_tells_unasked_denies_nothing(engine: Engine) -> None:
    """What a story mentions is there; what is always asked (tempo, course, the weak leg) may be told as none."""
    mentioned = set(engine.model.mentioned) - set(ALWAYS)
    told = [
        (engine.findings[name].nothing, answer)
        for patient in patients(engine.model, 60, 5, story=True)
        for name, answer in patient.answers.items()
        if name in mentioned
    ]
    assert len(told) > 100
    assert all(answer != nothing for nothing, answer in told)


def test_every_value_has_an_answer_that_falls_into_it(engine: Engine) -> None:
    for finding in engine.findings.values():
        for value in range(len(finding.values)):
            answer = representative(finding, value)
            assert finding.read(answer) == answer
            assert finding.bin(answer) == value


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any), st.floats(0, 1, exclude_max=True))
def test_a_pick_is_where_the_weights_reach_the_quantile(weights: list[int], quantile: float) -> None:
    index = pick(weights, quantile)
    assert weights[index] > 0
    below = sum(weights[:index]) / sum(weights)
    assert below <= quantile + 1e-12
    assert quantile <= below + weights[index] / sum(weights) + 1e-12


@pytest.fixture(scope="module")
def talkative(engine: Engine) -> Iterator[dict[bool, list[Patient]]]:
    """Patients who tell everything that anyone can be asked, with and without the bond."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simulate, "ASKED", {"anyone": 1.0, "clinician": 0.0})
        yield {agreeing: list(patients(engine.model, 200, 7, agreeing=agreeing)) for agreeing in (False, True)}


@pytest.mark.parametrize("agreeing", [False, True])
def test_each_finding_is_as_common_as_the_model_says(
    engine: Engine, talkative: dict[bool, list[Patient]], agreeing: bool
) -> None:
    model = engine.model
    for name in (one for one in model.rows if model.findings[one].ask == "anyone"):
        mildest = model.findings[name].values[0]
        row = model.row(name, 0)
        said = [row[patient.state] for patient in talkative[agreeing]]
        hits = sum(model.findings[name].bin(known(p.answers[name])) == 0 for p in talkative[agreeing])
        error = math.sqrt(math.fsum(p * (1 - p) for p in said))
        # 220 findings: five standard errors, and one patient more for the rarest, are chance no longer.
        assert abs(hits - math.fsum(said)) < 5 * error + 1, (name, mildest)


def known(answer: Answer) -> str | float:
    """An answer of a simulated patient, who is never unsure."""
    assert not isinstance(answer, NotSure)
    return answer


def test_findings_of_a_group_agree_more_often_with_the_bond(
    engine: Engine, talkative: dict[bool, list[Patient]]
) -> None:
    """Given the state, two risks of one group are shown together more often than by chance."""
    model = engine.model
    group = [name for name, one in model.group_of.items() if one == "vessel_risk"]

    def bond(agreeing: bool) -> float:
        products: list[float] = []
        for patient in talkative[agreeing]:
            excess = [(patient.answers[n] == "present") - model.row(n, 1)[patient.state] for n in group]
            products += [a * b for a, b in combinations(excess, 2)]
        return math.fsum(products) / len(products)

    assert abs(bond(False)) < 0.02
    assert bond(True) > bond(False) + 0.02


def test_a_world_is_the_same_from_the_same_seed_in_any_order(engine: Engine) -> None:
    model = engine.model
    one, two, other = World(model, 1), World(model, 1), World(model, 2)
    two.row("leg_numbness", 1)
    assert list(one.row("low_back_pain", 1)) == list(two.row("low_back_pain", 1))
    assert list(one.row("low_back_pain", 1)) != list(other.row("low_back_pain", 1))


@pytest.mark.parametrize("priors", [False, True])
def test_a_world_has_distributions_too(engine: Engine, priors: bool) -> None:
    world = World(engine.model, 3, priors=priors)
    for finding in ("onset_tempo", "leg_weakness", "fever"):
        rows = [world.row(finding, value) for value in range(len(engine.findings[finding].values))]
        assert [math.fsum(column) for column in zip(*rows, strict=True)] == pytest.approx([1.0] * world.width)
    prior = world.log_prior(50.0, "female", None)
    assert math.fsum(map(math.exp, prior)) == pytest.approx(1)
    assert (prior == pytest.approx(engine.model.log_prior(50.0, "female", None))) is not priors


def test_background_rates_are_shared_by_every_world(engine: Engine) -> None:
    model = engine.model
    world = World(model, 4)
    for finding in ("fever", "smoker"):
        sizes = model.sizes(finding)
        same = [index for index, size in enumerate(sizes) if size == 0]
        drawn, before = world.row(finding, 1), model.row(finding, 1)
        assert all(drawn[model.first_state[c]] == before[model.first_state[c]] for c in same)
        assert drawn[model.width - 1] == before[model.width - 1]


def test_a_world_leaves_the_model_alone(engine: Engine) -> None:
    patient = next(patients(engine.model, 1, 5))
    before = posterior(engine.model, patient.answers)
    world = posterior(World(engine.model, 6), patient.answers)
    assert posterior(engine.model, patient.answers) == before
    assert world.weights != before.weights


def test_drawn_proportions_have_the_mean_and_the_spread_of_their_sample() -> None:
    rng = Random(9)
    draws = [dirichlet([3.0, 7.0], rng)[0] for _ in range(4000)]
    mean = math.fsum(draws) / len(draws)
    assert mean == pytest.approx(0.3, abs=0.01)
    assert math.fsum((x - mean) ** 2 for x in draws) / len(draws) == pytest.approx(0.3 * 0.7 / 11, rel=0.1)
    assert dirichlet([1e-300, 0.0, 2e-300], rng) in ([1.0, 0.0, 0.0], [0.0, 0.0, 1.0])
    assert dirichlet([0.0, 5.0], rng) == [0.0, 1.0]


def test_a_study_of_a_world_counts_what_it_says(engine: Engine) -> None:
    one = world_study(engine.model, 1, 4, examination=False, priors=False)
    assert one == world_study(engine.model, 1, 4, examination=False, priors=False)
    assert len(one.forecasts) == one.of_top == 4
    assert one.inside_top <= one.inside <= one.of
    assert within([one, one]).worlds == 2


def test_causes_come_as_often_as_their_prior(engine: Engine) -> None:
    model = engine.model
    told = list(patients(model, 400, 10))
    said = math.fsum(math.exp(model.log_prior(50.0, None, None)[-1]) for _ in told)
    assert Counter(p.condition for p in told)["other_cause"] == pytest.approx(said, abs=4 * math.sqrt(said))
