"""Cases: `{id, findings: {finding: value}, gold: {...}}` from YAML or JSON, from anybody.

The reader trusts nothing: size and depth are limited, anchors and aliases are refused (they are how a small
file becomes a huge one), and every message names the place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard, cast

from myotome.assessment.answers import AnswerError, read_answers
from myotome.knowledge.finding import Answer, Finding
from myotome.knowledge.levels import RANK

MOST_BYTES = 8_000_000
DEEPEST = 20
MOST_CASES = 20_000  # some minutes of work
LONGEST_ID = 200


class CaseError(ValueError):
    """The case file can not be used; the text names the place and the mend."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader would say. region and triage_defensible may be empty when not given."""

    condition: str = ""
    also_accept: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    triage: str = ""
    triage_defensible: tuple[str, ...] = ()

    @property
    def accepted(self) -> frozenset[str]:
        """Every cause that counts as named."""
        return frozenset({self.condition, *self.also_accept} - {""})


@dataclass(frozen=True, slots=True)
class Case:
    """examination_only: findings known only from the examination. in_scope: the leg is part of the story."""

    id: str
    answers: Mapping[str, Answer]
    complaint: str = ""
    examination_only: frozenset[str] = frozenset()
    in_scope: bool = True
    gold: Gold = field(default_factory=Gold)


def load(source: str) -> Any:
    """The document in the file `source` ("-" is standard input). CaseError when it is not one."""
    name = _name_of(source)
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(source, "rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CaseError(f"{name}: {error.strerror or 'can not be read'}") from None
    except ValueError as error:  # a zero byte in the name
        raise CaseError(f"{name}: {error}") from None
    if len(data) > MOST_BYTES:
        raise CaseError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB, so it is no case file")
    if not data.strip():
        raise CaseError(f"{name}: is empty; a case needs at least findings: {{...}}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaseError(f"{name}: is not text (UTF-8)") from None
    if "\0" in text:
        raise CaseError(f"{name}: is not text (it has zero bytes)")
    return _parse(name, text)


def _name_of(source: str) -> str:
    return "standard input" if source == "-" else source


def _parse(name: str, text: str) -> Any:
    if text.lstrip()[:1] in "{[":
        try:
            document = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_unique)
        except json.JSONDecodeError as error:
            # Flow-style YAML also starts so; give it its chance before complaining.
            document = _parse_yaml(name, text, f"line {error.lineno}: {error.msg}")
        except RecursionError:
            raise CaseError(f"{name}: nested too deeply") from None
        except ValueError as error:
            raise CaseError(f"{name}: {error}"[:300]) from None
    else:
        document = _parse_yaml(name, text, "")
    _check_depth(name, document)
    return document


def _no_constant(text: str) -> float:
    raise ValueError(f"{text} is not a number that a case can have")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise ValueError(f"{twice[:60]!r} stands twice")
    return made


def _parse_yaml(name: str, text: str, before: str) -> Any:
    from myotome.knowledge.yaml_text import YamlError, load_yaml

    try:
        return load_yaml(text, _mapping, aliases=False)
    except YamlError as error:
        where = f"line {error.line}: " if error.line else ""
        raise CaseError(f"{name}: not a case: {before or where + str(error)}"[:300]) from None


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    from myotome.knowledge.yaml_text import YamlError

    made: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = loader.construct_object(key_node, deep=True) if isinstance(key_node.value, str) else None
        if not isinstance(key, str | int | float | bool):
            raise YamlError(line, "a key must be a word")
        if key in made:
            raise YamlError(line, f"{key!r:.60} stands twice")
        made[key] = loader.construct_object(value_node, deep=True)
    return made


def _check_depth(name: str, document: Any) -> None:
    level = [document]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += cast(dict[Any, Any], value).values()
            elif isinstance(value, list):
                below += cast(list[Any], value)
        if not below:
            return
        level = below
    raise CaseError(f"{name}: nested too deeply")


def read_case(document: object, findings: Mapping[str, Finding], place: str) -> Case:
    """One case from its parsed document; CaseError names what is wrong with it."""
    if not isinstance(document, Mapping):
        raise CaseError(f"{place}: a case is a mapping with findings, not {type(document).__name__}")
    fields = cast(Mapping[str, Any], document)
    if "findings" not in fields:
        raise CaseError(f"{place}: needs findings: {{finding: value}}")
    for key in fields:
        if key in findings:
            raise CaseError(f"{place}.{key}: stands beside findings; put it inside findings: {{...}}")
    identity = fields.get("id", "")
    if not isinstance(identity, int) and not _is_word(identity):
        raise CaseError(f"{place}.id: must be a word")
    try:
        answers = read_answers(findings, fields["findings"], f"{place}.findings")
    except AnswerError as error:
        raise CaseError(str(error)) from None
    only = _names(fields.get("examination_only"), f"{place}.examination_only")
    complaint = fields.get("complaint")
    return Case(
        str(identity) or place,
        answers,
        complaint if isinstance(complaint, str) else "",
        frozenset(only),
        fields.get("in_scope") is not False,
        _gold(fields.get("gold"), f"{place}.gold"),
    )


def _gold(raw: object, place: str) -> Gold:
    if raw is None:
        return Gold()
    if not isinstance(raw, Mapping):
        raise CaseError(f"{place}: must be a mapping")
    fields = cast(Mapping[str, Any], raw)
    triage = _name(fields.get("triage"), f"{place}.triage")
    defensible = _names(fields.get("triage_defensible"), f"{place}.triage_defensible")
    for level in (triage, *defensible):
        if level and level not in RANK:
            raise CaseError(f"{place}: {level!r} is not a level; use one of {', '.join(RANK)}")
    return Gold(
        _name(fields.get("condition"), f"{place}.condition"),
        _names(fields.get("also_accept"), f"{place}.also_accept"),
        _names(fields.get("region"), f"{place}.region"),
        triage,
        defensible or ((triage,) if triage else ()),
    )


def _is_word(raw: object) -> TypeGuard[str]:
    """Whether `raw` can be shown on a line: no line ends, no codes for terminals, no half characters."""
    return isinstance(raw, str) and raw.isprintable() and len(raw) <= LONGEST_ID


def _name(raw: object, place: str) -> str:
    if raw is None:
        return ""
    if not _is_word(raw):
        raise CaseError(f"{place}: must be an id")
    return raw


def _names(raw: object, place: str) -> tuple[str, ...]:
    if raw is None:
        return ()
    entries = cast(list[Any], raw) if isinstance(raw, list) else [raw]
    names = tuple(one for one in entries if _is_word(one))
    if len(names) < len(entries):
        raise CaseError(f"{place}: must be a list of ids")
    return names


def read_one(source: str, findings: Mapping[str, Finding]) -> Case:
    """The one case in a file; a list of one is welcome too."""
    document, name = load(source), _name_of(source)
    if isinstance(document, list):
        entries = cast(list[Any], document)
        if len(entries) != 1:
            raise CaseError(f"{name}: holds {len(entries)} cases; use `myotome evaluate` for many")
        document = entries[0]
    try:
        return read_case(document, findings, "case")
    except CaseError as error:
        raise CaseError(f"{name}: {error}") from None


def read_many(source: str, findings: Mapping[str, Finding]) -> list[Case]:
    """All cases in a file: a list of cases, or a single one."""
    document: object = load(source)
    name = _name_of(source)
    if isinstance(document, Mapping) and "cases" in document:
        document = cast(Mapping[str, Any], document)["cases"]
    entries: list[Any] = cast(list[Any], document) if isinstance(document, list) else [document]
    if len(entries) > MOST_CASES:
        raise CaseError(f"{name}: holds {len(entries)} cases; at most {MOST_CASES} in one file")
    try:
        cases = [read_case(entry, findings, _place(entry, index)) for index, entry in enumerate(entries)]
    except CaseError as error:
        raise CaseError(f"{name}: {error}") from None
    if not cases:
        raise CaseError(f"{name}: holds no case")
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise CaseError(f"{name}: two cases have the id {case.id}")
        seen.add(case.id)
    return cases


def _place(entry: Any, index: int) -> str:
    identity = cast(dict[str, Any], entry).get("id") if isinstance(entry, dict) else None
    return f"case {identity}" if _is_word(identity) and identity else f"case {index + 1}"
