"""The page on REST is true: each curl call in it is made, and each field and id that it names is there."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest

from myotome.server.rest.views import TRIAGE_5
from tests.conftest import ROOT
from tests.server.rest.client import Client

PAGE = (ROOT / "docs" / "rest.md").read_text(encoding="utf-8")
BASE = "http://127.0.0.1:8000/v1"


def _calls() -> list[list[str]]:
    """The words of each curl call."""
    blocks: list[str] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    found: list[list[str]] = []
    for block in blocks:
        words = shlex.split(block)
        starts = [index for index, word in enumerate(words) if word == "curl"]
        found += [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    return found


CALLS = _calls()


def _made(client: Client, words: list[str]) -> Any:
    path = next(word for word in words if word.startswith(BASE)).removeprefix(BASE)
    if "-d" not in words:
        return client.get(path)
    assert "Content-Type: application/json" in words
    return client.post(path, json.loads(words[words.index("-d") + 1]))


@pytest.mark.parametrize("words", CALLS, ids=[f"{n}" for n in range(len(CALLS))])
def test_each_call_works(client: Client, words: list[str]) -> None:
    response = _made(client, words)
    assert response.status_code == 200, response.text
    assert response.json()


def test_every_call_of_the_document_is_shown(client: Client) -> None:
    paths = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    for path in paths:
        assert f"/v1{path.split('{')[0].rstrip('/')}" in PAGE, path


def test_the_fields_that_the_page_names_are_there(client: Client) -> None:
    answer = _made(client, CALLS[0]).json()
    table = PAGE[PAGE.index("| field | meaning |") : PAGE.index("### Evidence")]
    for cell in re.findall(r"^\| (.*?) \|", table, re.MULTILINE)[2:]:
        for name in re.findall(r"`([a-z_.]+)`", cell):
            value = answer
            for step in name.split("."):
                assert step in value
                value = value[step]


def test_the_levels_of_the_page_are_those_of_the_code(client: Client) -> None:
    assert dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|$", PAGE, re.MULTILINE)) == TRIAGE_5
    triage = _made(client, CALLS[1]).json()
    assert triage["triage_level"] == triage["extras"]["triage_5"] == "emergency_ambulance"
    assert triage["level"] == "ambulance_now"


def test_what_the_text_denies_is_not_mentioned(client: Client) -> None:
    mentions = _made(client, CALLS[2]).json()["mentions"]
    assert {"saddle_numbness", "leg_weakness"} <= {one["id"] for one in mentions}
    assert "fever" not in {one["id"] for one in mentions}
