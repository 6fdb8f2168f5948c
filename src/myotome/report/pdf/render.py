"""An assessment as PDF bytes.

The template gets the sheet as one JSON text and sets its strings as text, never as markup, so that no answer and no
translation can become code. Only the fonts inside typst are used and no date is written: the same answers and the same
knowledge give the same bytes. Where these fonts lack a letter (PDF/UA refuses to leave it out silently), the fonts of
the system help, and at last a replacement sign.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.language import Language
from myotome.report.sheet import sheet
from myotome.report.sheet_values import Sheet

TEMPLATE = Path(__file__).with_name("sheet.typ")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_RARE = re.compile(r"[^\t -~\u00a0-\u024f\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u2193\u2212\u2264\u2265]")


class PdfError(RuntimeError):
    """No PDF can be made; the text says what to do."""


def render_pdf(engine: Engine, assessment: Assessment, *, country: str | None, mode: str, language: Language) -> bytes:
    """`assessment` as a tagged PDF. PdfError where typst is not installed."""
    return draw(sheet(engine, assessment, country=country, mode=mode, language=language), language)


def draw(page: Sheet, language: Language) -> bytes:
    """A sheet as PDF."""
    data = _clean({**asdict(page), "words": _frame(language)})
    try:
        import typst
    except ImportError:
        raise PdfError("a PDF needs typst: pip install 'myotome[pdf]'") from None
    failure: Exception | None = None
    for system_fonts, unwanted in ((False, None), (True, None), (True, _RARE)):
        shown = data if unwanted is None else _clean(data, unwanted, "?")
        try:
            return typst.compile(
                TEMPLATE,
                root=TEMPLATE.parent,
                format="pdf",
                ignore_system_fonts=not system_fonts,
                sys_inputs={"data": json.dumps(shown, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            failure = error
    raise PdfError(f"the PDF could not be made: {str(failure).splitlines()[0]}")


def _frame(language: Language) -> dict[str, str]:
    """Texts of the template itself; the braces that it fills stay."""
    return {
        "level": language.text("paper.level", label="{label}"),
        "legend": language.text("paper.legend"),
        "page": language.text("paper.page", page="{page}", pages="{pages}"),
    }


def _clean(value: Any, unwanted: re.Pattern[str] = _CONTROL, instead: str = " ") -> Any:
    """`value` with signs that no font shows replaced in every text."""
    if isinstance(value, str):
        return unwanted.sub(instead, value)
    if isinstance(value, dict):
        return {name: _clean(one, unwanted, instead) for name, one in cast(dict[str, Any], value).items()}
    if isinstance(value, list | tuple):
        return [_clean(one, unwanted, instead) for one in cast(list[Any], value)]
    return value
