"""An assessment in another language: field by field, so that ids, levels and numbers cannot change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from myotome.assessment.result import (
    Advice,
    Argument,
    Assessment,
    Cause,
    Counterfactual,
    Disposition,
    Reason,
    RedFlagResult,
    Said,
)

Say = Callable[[str], str]


def translated(result: Assessment, say: Say) -> Assessment:
    """`result` with every text that a person reads put through `say`."""
    return result._replace(
        disposition=_disposition(result.disposition, say),
        red_flags=tuple(_red_flag(one, say) for one in result.red_flags),
        differential=tuple(_cause(one, say) for one in result.differential),
        localisation=tuple(one._replace(name=say(one.name)) for one in result.localisation),
        counterfactuals=tuple(_counterfactual(one, say) for one in result.counterfactuals),
        advice=_advice(result.advice, say),
        notices=_all(result.notices, say),
        answers=_said(result.answers, say),
    )


def _all(texts: Iterable[str], say: Say) -> tuple[str, ...]:
    return tuple(say(one) for one in texts)


def _said(answers: Iterable[Said], say: Say) -> tuple[Said, ...]:
    return tuple(one._replace(words=say(one.words)) for one in answers)


def _disposition(one: Disposition, say: Say) -> Disposition:
    reasons = tuple(_reason(reason, say) for reason in one.reasons)
    return one._replace(within=say(one.within), label=say(one.label), means=say(one.means), reasons=reasons)


def _reason(one: Reason, say: Say) -> Reason:
    return one._replace(says=say(one.says), because=_said(one.because, say), not_sure=_all(one.not_sure, say))


def _red_flag(one: RedFlagResult, say: Say) -> RedFlagResult:
    return one._replace(
        name=say(one.name),
        says=say(one.says),
        rationale=say(one.rationale),
        because=_said(one.because, say),
        not_sure=_all(one.not_sure, say),
        not_meant=say(one.not_meant),
    )


def _cause(one: Cause, say: Say) -> Cause:
    return one._replace(name=say(one.name), for_=_arguments(one.for_, say), against=_arguments(one.against, say))


def _arguments(found: Iterable[Argument], say: Say) -> tuple[Argument, ...]:
    return tuple(one._replace(words=say(one.words), source=say(one.source)) for one in found)


def _counterfactual(one: Counterfactual, say: Say) -> Counterfactual:
    return one._replace(words=say(one.words), now=say(one.now), because=say(one.because))


def _advice(one: Advice, say: Say) -> Advice:
    return Advice(
        _all(one.do_now, say),
        _all(one.do_not, say),
        say(one.if_it_changes),
        tuple({key: _text(key, value, say) for key, value in kit.items()} for kit in one.first_aid),
        _all(one.watch_for, say),
        say(one.next_check) if one.next_check else "",
    )


def _text(key: str, value: object, say: Say) -> object:
    """A field of first aid: its id stays."""
    if isinstance(value, str):
        return value if key == "id" else say(value)
    return [say(str(line)) for line in cast("list[Any]", value)]
