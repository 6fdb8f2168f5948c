"""The numbers of the model as a whole, each held to what it means in words (`model_in_words.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from myotome.knowledge.bands import AGE_BANDS
from myotome.knowledge.levels import LEVELS
from myotome.knowledge.read_model import SEVERITIES, ModelNumbers

FILE = Path(__file__).parent / "model_in_words.yaml"


def numbers(model: ModelNumbers, hour_bins: tuple[str, ...]) -> dict[str, float]:
    """Every number of knowledge/model.yaml by its name in the list."""
    found = {name: getattr(model, name) for name in SINGLE}
    found |= {f"unsaid.{domain}": rate for domain, rate in model.unsaid.items()}
    found |= {f"shared.{group}": overlap for group, (overlap, _) in model.shared.items()}
    for name, keys in (("severity", SEVERITIES), ("other_needs", LEVELS), ("population", AGE_BANDS)):
        found |= {f"{name}.{key}": p for key, p in zip(keys, getattr(model, name), strict=True)}
    for tempo, shares in model.hours_given_tempo.items():
        found |= {f"hours.{tempo}.{key}": p for key, p in zip(hour_bins, shares, strict=True)}
    return found


SINGLE = ("answer_error", "one_step_off", "vague", "denied", "definition_denied", "prior_weight", "other_share")


def read_words() -> list[dict[str, Any]]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def broken(found: Mapping[str, float], words: list[dict[str, Any]]) -> Iterator[str]:
    """The words that are no longer true, and numbers that no words speak of."""
    for one in words:
        value = found.get(one["number"])
        if value is None or not one["low"] <= value <= one["high"]:
            yield f"{one['number']} is {value}: no longer true that {one['says']}"
    for name in found.keys() - {one["number"] for one in words}:
        yield f"{name}: no words for it in model_in_words.yaml"
