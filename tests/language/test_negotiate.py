"""Which language a person gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.language import LANGUAGES, Known, negotiate
from myotome.language import known as registry


@pytest.fixture
def _complete_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LANGUAGES", {**LANGUAGES, "es": Known("es", "Español")})


@pytest.mark.usefixtures("_complete_spanish")
@pytest.mark.parametrize(
    ("header", "chosen", "code"),
    [
        ("es", None, "es"),
        ("es-MX,es;q=0.9,en;q=0.8", None, "es"),
        ("fr;q=0.9, es;q=0.5", None, "es"),
        ("en;q=0.4, es;q=0.5", None, "es"),
        ("es;q=0.4, en-GB;q=0.5", None, "en"),
        ("es;q=0, fr", None, "en"),  # refused
        ("es;q=nan", None, "en"),
        ("es;q=2", None, "en"),
        ("*", None, "en"),
        ("", None, "en"),
        (None, None, "en"),
        ("es", "en", "en"),  # what was chosen wins
        ("en", "es", "es"),
        ("es", "tlh", "es"),  # a choice that does not exist is no choice
        ("es ; q = 0.7", None, "es"),
    ],
)
def test_negotiation(header: str | None, chosen: str | None, code: str) -> None:
    assert negotiate(header, chosen) == code


def test_a_language_that_is_not_complete_is_only_given_when_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LANGUAGES", {**LANGUAGES, "xx": Known("xx", "Half", complete=False)})
    assert negotiate("xx") == "en"
    assert negotiate("en", "xx") == "xx"


@given(st.text(max_size=700), st.none() | st.text(max_size=60))
def test_any_header_and_choice_give_a_language(header: str, chosen: str | None) -> None:
    assert negotiate(header, chosen) in LANGUAGES
