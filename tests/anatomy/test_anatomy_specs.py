"""Every row of the spec table against the computed deficit."""

from __future__ import annotations

import pytest
from anatomy_spec_reader import FELT, KEPT, LOST, WEAK, Spec, actions, bladder, face, feelings, sides
from anatomy_spec_table import SPECS

from myotome.anatomy import deficit

EACH = pytest.mark.parametrize("spec", SPECS, ids=[spec.name for spec in SPECS])


def test_the_table_is_large_enough() -> None:
    assert len(SPECS) >= 44
    assert len({spec.name for spec in SPECS}) == len(SPECS)


@EACH
def test_power(spec: Spec) -> None:
    found = deficit(spec.lesion)
    for phrase in spec.weak:
        for key in actions(phrase):
            assert found.power[key].loss >= WEAK, (key, found.power[key])
            if spec.kind is not None:
                assert found.power[key].kind == spec.kind, key
    for phrase in spec.kept:
        for key in actions(phrase):
            assert found.power[key].loss <= KEPT, (key, found.power[key])


@EACH
def test_reflexes_and_plantars(spec: Spec) -> None:
    found = deficit(spec.lesion)
    for phrase, state in spec.reflexes.items():
        arc, word = phrase.split()
        for side in sides(word):
            assert found.reflexes[arc, side].state == state, (phrase, found.reflexes[arc, side])
    for phrase in (spec.plantar or "").split(", "):
        if phrase:
            word, state = phrase.split()
            for side in sides(word):
                assert found.plantar[side].state == state, (phrase, found.plantar[side])


@EACH
def test_feeling(spec: Spec) -> None:
    found = deficit(spec.lesion)
    for phrase in spec.lost:
        for name, amount in feelings(phrase, found):
            assert amount >= LOST, (name, amount)
    for phrase in spec.felt:
        for name, amount in feelings(phrase, found):
            assert amount <= FELT, (name, amount)
    if spec.level is not None:
        assert found.sensory_level == spec.level


@EACH
def test_bladder_and_face(spec: Spec) -> None:
    found = deficit(spec.lesion)
    if spec.bladder is not None:
        assert bladder(found) == spec.bladder, found.sphincter
    if spec.face is not None:
        assert face(found) == spec.face, found.face
