"""A client of the app in the same process, and a patient who answers over REST."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer, NotSure
from myotome.server.rest import RestSettings, create_rest

MOST_CALLS = 300  # more than any interview has questions


class Client:
    """Calls an app without a network."""

    def __init__(self, engine: Engine, settings: RestSettings | None = None) -> None:
        self.rest = create_rest(engine, settings)
        self.app = Starlette(routes=[Mount("/v1", self.rest)])
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=self.app)
        self._http = httpx.AsyncClient(transport=transport, base_url="http://localhost")

    def close(self) -> None:
        self._runner.run(self._http.aclose())
        self._runner.close()

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._send(method, path, **options))

    def post(self, path: str, body: Any, **options: Any) -> httpx.Response:
        return self.send("POST", path, json=body, **options)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.send("GET", path, **options)

    async def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self._http.request(method, f"/v1{path}", **options)


def evidence_of(answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """`answers` as evidence."""
    found: list[dict[str, Any]] = []
    for name, answer in answers.items():
        if isinstance(answer, NotSure):
            found.append({"id": name, "choice_id": "unknown"})
        elif isinstance(answer, str):
            found.append({"id": name, "choice_id": answer})
        else:
            found.append({"id": name, "choice_id": "present", "value": answer})
    return found


class Patient:
    """Answers the questions of POST /diagnosis from `answers`, and says no to what they do not hold."""

    def __init__(self, engine: Engine, client: Client, answers: Mapping[str, Answer], **extras: Any) -> None:
        self._engine, self._client, self._answers, self._extras = engine, client, answers, extras
        self.evidence: list[dict[str, Any]] = []
        self.asked: list[tuple[str, ...]] = []
        self.last: dict[str, Any] = {}

    def play(self) -> dict[str, Any]:
        """Until the interview stops; the last answer."""
        token = None
        for _ in range(MOST_CALLS):
            body = {"evidence": self.evidence, "extras": self._extras, "interview_token": token}
            response = self._client.post("/diagnosis", body)
            assert response.status_code == 200, response.text
            self.last = response.json()
            if self.last["should_stop"]:
                return self.last
            token = self.last["interview_token"]
            question = self.last["question"]
            self.asked.append(tuple(item["id"] for item in question["items"]))
            self.evidence += [self._reply(question["type"], item) for item in question["items"]]
        raise AssertionError("the interview does not end")

    def _reply(self, kind: str, item: Mapping[str, Any]) -> dict[str, Any]:
        name = item["id"]
        answer = self._answers.get(name)
        choices = [one["id"] for one in item["choices"]]
        if kind == "group_multiple":
            if isinstance(answer, NotSure):
                return {"id": name, "choice_id": "unknown"}
            return {"id": name, "choice_id": choices[0] if answer == choices[0] else choices[1]}
        if answer is None:
            nothing = self._engine.findings[name].nothing
            return {"id": name, "choice_id": nothing or "skipped"}
        return evidence_of({name: answer})[0]
