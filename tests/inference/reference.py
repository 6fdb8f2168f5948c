"""The posterior the slow way: no logarithms, no arrays, one product for each state, forty digits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Context, Decimal, localcontext

from myotome.inference.model import Model
from myotome.knowledge.finding import Answer


def slow_weights(model: Model, answers: Mapping[str, Answer], story: bool = False) -> list[float]:
    """P(state | answers) by enumeration. story: each finding with a plain no that nobody mentioned counts."""
    age, sex = answers.get("age"), answers.get("sex")
    prior = model.log_prior(age if isinstance(age, float) else None, sex if isinstance(sex, str) else None, None)
    counts = model.information(model.usable(answers))
    told = [(model.row(finding, value), counts[finding]) for finding, value in model.usable(answers).items()]
    left_out = [
        (model.row(finding, known.values.index(str(known.nothing))), mentioned)
        for finding, mentioned in (model.mentioned.items() if story else ())
        if finding not in answers and (known := model.findings[finding])
    ]
    denied = {model.conditions[index] for index in model.denied(model.usable(answers))}
    products: list[Decimal] = []
    with localcontext(Context(prec=40)):
        for state in range(model.width):
            product = Decimal(math.exp(prior[model.condition_of[state]])) * Decimal(math.exp(model.log_share[state]))
            for row, count in told:
                product *= Decimal(row[state] ** count)
            if model.conditions[model.condition_of[state]] in denied:
                product *= Decimal(model.definition_denied)
            for row, mentioned in left_out:
                product *= Decimal(1 - mentioned * (1 - row[state]))
            products.append(product)
        total = sum(products, Decimal(0))
        return [float(product / total) for product in products]


def slow_information(model: Model, weights: list[float], finding: str) -> float:
    """Entropy of the states minus its expected value after the answer, in bits."""
    before = _entropy(weights)
    after = 0.0
    for value in range(len(model.findings[finding].values)):
        joint = [w * model.row(finding, value)[s] for s, w in enumerate(weights)]
        p = math.fsum(joint)
        if p > 0:
            after += p * _entropy([j / p for j in joint])
    return before - after


def _entropy(weights: list[float]) -> float:
    return -math.fsum(w * math.log2(w) for w in weights if w > 0)
