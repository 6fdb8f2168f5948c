"""Inputs that once broke a reader, each with what must be said of it now.

Those that are named `knowledge_` are read as `sites.yaml`, since every kind of knowledge file has the same reader
underneath, those named `evidence_` as rows of evidence; the others are cases.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from myotome.cli import main
from myotome.inference.compile.table import compile_table
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.evidence import read_evidence
from myotome.knowledge.read_sites import read_sites
from myotome.knowledge.source import KnowledgeError
from tests.fuzz.contract import held
from tests.tiny import few

FOLDER = Path(__file__).parent / "regressions"

# file, what the message must hold
SAYS: list[tuple[str, list[str]]] = [
    ("level_is_a_list.json", ["gold.triage: must be an id"]),
    ("id_is_half_a_character.json", ["id: must be a word"]),
    ("id_paints_the_terminal.json", ["id: must be a word"]),
    ("id_of_nine_thousand_digits.yaml", ["line 1", "a number of 9002 digits"]),
    ("bad_tag.yaml", ["line 1", "a tag such as tag:yaml.org,2002:timestamp is not allowed"]),
    ("empty_number.yaml", ["line 1", "a tag such as"]),
    ("key_is_a_list.yaml", ["line 1", "a key must be a word"]),
    ("empty_hexadecimal.yaml", ["not a case", "invalid literal"]),
    ("knowledge_bad_date.yaml", [":1:", "brainstem.lateral", "must be true or false"]),
    ("knowledge_bad_tag.yaml", [":1:", "a tag such as"]),
    ("knowledge_text_as_mapping.yaml", [":1:", "a tag such as"]),
    ("knowledge_empty_number.yaml", [":1:", "a tag such as"]),
    ("knowledge_key_is_a_mapping.yaml", [":1:", "a name must be a word"]),
    ("knowledge_huge_number.yaml", [":1:", "a number of 5000 digits"]),
    ("knowledge_cyclic_alias.yaml", [":1:", "the alias a stands for nothing that ended before it"]),
    ("knowledge_bomb.yaml", ["holds more than 200000 values"]),
    ("knowledge_deep.yaml", [":1:", "nested too deeply"]),
    ("knowledge_not_utf8.yaml", ["is not text (UTF-8)"]),
    ("evidence_number_of_400_digits.yaml", [":5:", "a-row.value", "must lie between"]),
    ("knowledge_long_line.yaml", [":1:", "brainstem", "unknown field xxx", "..."]),
]


def test_every_regression_is_in_the_table() -> None:
    assert sorted(name for name, _ in SAYS) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize(("name", "says"), SAYS, ids=[row[0] for row in SAYS])
def test_regression(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, says: list[str]) -> None:
    path = FOLDER / name
    if name.startswith(("knowledge_", "evidence_")):
        shutil.copy(path, tmp_path)
        of_evidence = name.startswith("evidence_")
        found = held(lambda: read_evidence(tmp_path) if of_evidence else read_sites(path), KnowledgeError)
        assert isinstance(found, KnowledgeError)
        message = str(found)
        assert name in message
    else:
        for command in ("assess", "evaluate"):
            assert held(lambda command=command: main([command, str(path)]), ()) == 2
        out, message = capsys.readouterr()
        assert out == ""
        assert message.count("\n") == 2, "one line for each command"
        assert "\x1b" not in message
    for words in says:
        assert words in message


# Too large to keep: how the file is made, and what must be said of it. Each once took minutes, or more than 300 MB.
MANY = ", ".join(f'"k{i}": 1' for i in range(450_000))
LARGE: list[tuple[str, str, str]] = [
    ("a key twice among many", '{"findings": {' + MANY + ', "k9": 1}}', "stands twice"),
    ("empty lists in YAML", "findings: [" + "[]," * 2_600_000 + "]", "holds more than 200000 values"),
    ("very many cases", json.dumps([{"findings": {"age": 40}}] * 200_000), "at most 20000 in one file"),
    ("steps down in YAML", "- " * 200_000, "nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "says"), LARGE, ids=[row[0] for row in LARGE])
def test_large_files_are_refused_soon_and_in_little_memory(tmp_path: Path, name: str, text: str, says: str) -> None:
    path = tmp_path / "case"
    path.write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "myotome", "evaluate", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000)),
        check=False,
    )
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_site_that_is_not_there_is_named(base: KnowledgeBase) -> None:
    """The compiler once ended in a trace where a condition sits at a site that sites.yaml has no longer."""
    from dataclasses import replace

    lost = replace(few(base, ["als"]), sites={"brainstem": base.sites["brainstem"]})
    with pytest.raises(KnowledgeError, match=r"als\.yaml: lesions: no site anterior_horn"):
        compile_table(lost)


def test_a_zero_byte_in_a_file_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "a\0b"]) == 2
    assert "null byte" in capsys.readouterr().err
