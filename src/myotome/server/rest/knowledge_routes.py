"""What is known, to be read: conditions, findings, sites, sources; what this server is; search."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from myotome import __version__
from myotome.knowledge.levels import LEVELS, Level
from myotome.server.rest import views
from myotome.server.rest.desk import Desk
from myotome.server.rest.problems import ApiError, nearest
from myotome.server.rest.questions import Choice, Wording, choices_of
from myotome.server.rest.results import Category
from myotome.server.rest.sources import Source, all_sources
from myotome.words.grams import Index
from myotome.words.lay_words import lay_words
from myotome.words.suggest import words_of

Lang = Annotated[str, Query(max_length=35, description="Language of the texts; English where there is none.")]
AnyId = Annotated[str, Path(max_length=120)]
LIKE = 0.3  # likeness from which a search finds


class ConditionEntry(BaseModel):
    """A condition of the model."""

    id: str
    name: str
    common_name: str
    category: Category
    icd10_code: str
    triage_level: Level = Field(description="How soon it needs care.")
    must_not_miss: bool


class ConditionPage(ConditionEntry):
    """A condition with its card in plain words."""

    summary: str
    urgency_reason: str
    card: dict[str, Any] = Field(description="What it is, symptoms, course, treatments, self-care, sources.")


class FindingEntry(BaseModel):
    """A finding of the vocabulary, with the answers that it may have."""

    id: str
    name: str
    common_name: str
    category: str = Field(description="The domain that it belongs to.", examples=["motor"])
    question: str
    question_third_person: str = Field(description="The same about somebody else, empty where there is none.")
    kind: Literal["yes_no", "side", "choice", "number"]
    asked_of: Literal["anyone", "clinician"]
    choices: list[Choice]
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    explanation: str
    example: str
    not_meant: str


class SiteEntry(BaseModel):
    """A place where a lesion may sit."""

    id: str
    name: str
    region: str


class Sources(BaseModel):
    """One page of the sources."""

    total: int
    items: list[Source]


class LevelEntry(BaseModel):
    """A level of urgency, mildest first, with its name in the field."""

    id: Level
    triage_5: str
    label: str
    within: str


class Info(BaseModel):
    """What this server is and knows."""

    name: str = "Myotome"
    version: str
    knowledge_version: str
    knowledge_hash: str
    conditions_count: int
    findings_count: int
    red_flags_count: int
    sources_count: int
    levels: list[LevelEntry]
    intended_use: str = (
        "Information on how soon a weak leg needs care, what may cause it and where. Not a diagnosis, no replacement "
        "for care, not a medical device."
    )


class SearchHit(BaseModel):
    """Something whose name is like the phrase."""

    id: str
    label: str
    type: Literal["finding", "condition"]


def knowledge_routes(desk: Desk) -> APIRouter:
    """The routes that only read."""
    routes = APIRouter(tags=["knowledge"])
    engine = desk.engine

    @lru_cache(maxsize=1)
    def sources() -> dict[str, Source]:
        return all_sources(engine)

    @lru_cache(maxsize=1)
    def index() -> Index:
        phrases: list[tuple[str, list[str]]] = []
        for name, one in engine.findings.items():
            phrases += [(f"finding:{name}", text.lower().split()) for text in (one.label, name.replace("_", " "))]
        for key, said in lay_words().items():
            phrases += [(f"finding:{key.partition('=')[0]}", words_of(text)) for text in said]
        for name, raw in engine.conditions.items():
            phrases += [(f"condition:{name}", text.lower().split()) for text in (raw["name"], name.replace("_", " "))]
        return Index(phrases)

    def words(language: str) -> Wording:
        return Wording("person", desk.open_language(language))

    @routes.get("/conditions", summary="All conditions of the model")
    def conditions(language: Lang = "en") -> list[ConditionEntry]:
        said = words(language)
        return [ConditionEntry(**_condition(desk, name, said)) for name in engine.conditions]

    @routes.get("/conditions/{id}", summary="One condition with its card")
    def condition(id: AnyId, language: Lang = "en") -> ConditionPage:
        _known(id, engine.conditions, "condition")
        said, raw = words(language), engine.conditions[id]
        return ConditionPage(
            **_condition(desk, id, said),
            summary=said.say(raw["summary"]),
            urgency_reason=raw["urgency_reason"],
            card=_spoken(engine.card(id), said),
        )

    @routes.get("/findings", summary="All findings with their answers")
    def findings(language: Lang = "en") -> list[FindingEntry]:
        said = words(language)
        return [_finding(desk, name, said) for name in engine.findings]

    @routes.get("/findings/{id}", summary="One finding with its answers")
    def finding(id: AnyId, language: Lang = "en") -> FindingEntry:
        _known(id, engine.findings, "finding")
        return _finding(desk, id, words(language))

    @routes.get("/sites", summary="All places where a lesion may sit")
    def sites(language: Lang = "en") -> list[SiteEntry]:
        said = words(language)
        return [
            SiteEntry(id=name, name=said.say(raw["name"]), region=raw["region"]) for name, raw in engine.sites.items()
        ]

    @routes.get("/sites/{id}", summary="One place")
    def site(id: AnyId, language: Lang = "en") -> SiteEntry:
        _known(id, engine.sites, "site")
        return _site(desk, id, words(language))

    @routes.get("/sources", summary="The sources of numbers, rules and advice")
    def source_list(
        limit: Annotated[int, Query(ge=1, le=1000)] = 100, offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0
    ) -> Sources:
        found = list(sources().values())
        return Sources(total=len(found), items=found[offset : offset + limit])

    @routes.get("/sources/{id}", summary="One source and what rests on it")
    def source(id: AnyId) -> Source:
        _known(id, sources(), "source")
        return sources()[id]

    @routes.get("/info", summary="What this server is and knows")
    def info(language: Lang = "en") -> Info:
        said = words(language)
        texts = engine.advice["dispositions"]
        return Info(
            version=__version__,
            knowledge_version=engine.artifact.version,
            knowledge_hash=engine.artifact.hash,
            conditions_count=len(engine.conditions),
            findings_count=len(engine.findings),
            red_flags_count=len(engine.rules),
            sources_count=len(sources()),
            levels=[
                LevelEntry(
                    id=level,
                    triage_5=views.TRIAGE_5[level],
                    label=said.say(texts[level]["label"]),
                    within=said.say(texts[level]["time_limit"]),
                )
                for level in LEVELS
            ],
        )

    @routes.get("/search", summary="Findings and conditions by name, and by what people say")
    def search(
        phrase: Annotated[str, Query(min_length=1, max_length=200, description="Part of a name.")],
        max_results: Annotated[int, Query(ge=1, le=50)] = 8,
        types: Annotated[Literal["all", "finding", "condition"], Query()] = "all",
    ) -> list[SearchHit]:
        """For names and common words. A person's own story belongs in the body of POST /parse, not in an address."""
        found = index().nearest(phrase.lower().split())
        ranked = sorted(found, key=lambda key: (-round(found[key], 6), key))
        hits = [(_hit(desk, key), found[key] >= LIKE) for key in ranked]
        wanted = [one for one in hits if types in ("all", one[0].type)]
        holding = [one for one, _ in wanted if phrase.lower() in one.label.lower()]
        like = [one for one, near in wanted if near and one not in holding]
        return [*holding, *like][:max_results]

    _ = conditions, condition, findings, finding, sites, site, source_list, source, info, search
    return routes


def _known(name: str, known: Any, what: str) -> None:
    if name not in known:
        raise ApiError("not-found", nearest(name, known, what), parameter="id")


def _hit(desk: Desk, key: str) -> SearchHit:
    kind, _, name = key.partition(":")
    if kind == "finding":
        return SearchHit(id=name, label=desk.engine.findings[name].label, type="finding")
    return SearchHit(id=name, label=desk.engine.conditions[name]["name"], type="condition")


def _condition(desk: Desk, name: str, said: Wording) -> dict[str, Any]:
    raw = desk.engine.conditions[name]
    label = said.say(raw["name"])
    return {
        "id": name,
        "name": label,
        "common_name": label,
        "category": Category(id=raw["group"], name=said.say(raw["group"].replace("_", " "))),
        "icd10_code": views.icd10_code(desk.engine, name),
        "triage_level": raw["urgency"],
        "must_not_miss": raw["must_not_miss"],
    }


def _finding(desk: Desk, name: str, said: Wording) -> FindingEntry:
    one = desk.engine.findings[name]
    number = one.kind == "number"
    return FindingEntry(
        **views.named(desk.engine, name, said),
        category=one.domain,
        question=said.say(one.question),
        question_third_person=said.say(one.carer),
        kind=one.kind,
        asked_of=one.ask,
        choices=choices_of(one, said),
        minimum=one.low if number else None,
        maximum=one.high if number else None,
        unit=one.unit,
        explanation=said.say(one.means),
        example=said.say(one.example),
        not_meant=said.say(one.not_meant),
    )


def _site(desk: Desk, name: str, said: Wording) -> SiteEntry:
    raw = desk.engine.sites[name]
    return SiteEntry(id=name, name=said.say(raw["name"]), region=raw["region"])


def _spoken(card: Any, said: Wording) -> Any:
    """A card with its texts in another language; its sources stay as they are."""
    if isinstance(card, str):
        return said.say(card)
    if isinstance(card, list):
        return [_spoken(one, said) for one in card]  # pyright: ignore[reportUnknownVariableType]
    return {key: value if key == "sources" else _spoken(value, said) for key, value in card.items()}
