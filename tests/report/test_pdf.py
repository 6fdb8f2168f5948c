"""The PDF is tagged, says what the sheet says, obeys nothing in it, and is the same for the same answers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from myotome.cli import main
from myotome.knowledge.levels import LEVELS, Level
from myotome.language import open_language
from myotome.report.pdf import PdfError, render_pdf
from myotome.report.pdf.render import draw
from myotome.report.sheet import sheet
from myotome.report.sheet_values import Block, Row, Section
from tests.conftest import ROOT
from tests.report.cases import EXAMPLES, at, example, the_engine

pytest.importorskip("typst")
ENGLISH = open_language("en")
HOSTILE = [
    '#import "@preview/x:1.0.0"',
    '#read("/etc/passwd") #eval("1+1")',
    "$ x^2 $ *b* _i_ `raw` <label> @ref \\ // /* ]] )) }} \" '",
    "\x00\x07\x1b[31m \u202e\u200b\ufeff\ud83d",
    "emoji 😀 and 日本 and العربية",
    "x" * 5000,
]


def made(name: str) -> bytes:
    return render_pdf(the_engine(), example(name), country="GB", mode="person", language=ENGLISH)


def opened(pdf: bytes) -> bytes:
    """The file with each packed stream unpacked."""
    found = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_tagged_with_title_language_and_headings(name: str) -> None:
    pdf = made(name)
    inside = opened(pdf)
    assert pdf.startswith(b"%PDF-1.7")
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"/Figure", b"/Alt", b"/H1", b"/L", b"pdfuaid"):
        assert part in inside, part
    assert b"Myotome: a weak leg" in inside
    assert b"CreationDate" not in inside


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_or_two_pages(name: str) -> None:
    pages = re.findall(rb"/Type\s*/Page\b", opened(made(name)))
    assert 1 <= len(pages) <= 2


def test_same_answers_same_bytes() -> None:
    assert made(EXAMPLES[0]) == made(EXAMPLES[0])
    assert made(EXAMPLES[0]) != made(EXAMPLES[1])


@pytest.mark.parametrize("level", LEVELS)
def test_every_level(level: Level) -> None:
    pdf = render_pdf(the_engine(), at(level), country=None, mode="clinician", language=ENGLISH)
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_only_ever_text(text: str) -> None:
    """Whatever a string holds, it is printed (or replaced) and not run; no string can stop the PDF."""
    text = text.encode("utf-8", "replace").decode()
    page = sheet(the_engine(), example(EXAMPLES[0]), country="GB", mode="person", language=ENGLISH)
    row = Row(text, 0.5, text, text, (("for", text),))
    blocks = (Block(text=text), Block(items=(text,)), Block(rows=(row,)), Block(pairs=((text, text),)))
    ugly = replace(
        page, title=text or "x", label=text, number=text, when=text, means=(text,), foot=(text,),
        sections=(Section("ugly", text, blocks), Section("places", text, blocks)),
    )  # fmt: skip
    pdf = draw(ugly, ENGLISH)
    assert pdf.startswith(b"%PDF")
    assert b"root:" not in opened(pdf)


@pytest.mark.parametrize(("code", "lang", "direction"), [("es-MX", b"(es)", "ltr"), ("ar", b"(ar)", "rtl")])
def test_another_language_and_direction(code: str, lang: bytes, direction: str) -> None:
    page = sheet(the_engine(), example(EXAMPLES[0]), country="GB", mode="person", language=ENGLISH)
    pdf = opened(draw(replace(page, code=code, direction=direction, label="اتصل بالإسعاف"), ENGLISH))
    assert b"/Lang " + lang in pdf or b"/Lang" + lang in pdf


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_its_text_can_be_read_out(tmp_path: Path) -> None:
    path = tmp_path / "result.pdf"
    path.write_bytes(made("sudden_leg.json"))
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Call an ambulance now", "Emergency number: 999", "Ischaemic stroke", "RF-STROKE-02"):
        assert words in text


def test_without_the_extra_the_message_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PdfError, match=r"myotome\[pdf\]"):
        made(EXAMPLES[0])
    target = tmp_path / "x.pdf"
    assert main(["assess", str(ROOT / "examples" / EXAMPLES[0]), "--pdf", str(target)]) == 2
    assert "myotome[pdf]" in capsys.readouterr().err
    assert not target.exists()


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "x.pdf"
    assert main(["assess", str(ROOT / "examples" / EXAMPLES[0]), "--pdf", str(target), "--country", "GB"]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out == ""


def test_the_command_prints_a_handover(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(ROOT / "examples" / EXAMPLES[0]), "--handover"]) == 0
    assert capsys.readouterr().out.startswith("HANDOVER: LEG WEAKNESS\n")
