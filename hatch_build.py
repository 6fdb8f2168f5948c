"""Compile `knowledge/*.yaml` into the one artifact, and the languages into the catalogues, that ship in the package.

Runs whenever a wheel or an editable install is built, so that nobody has to remember a step.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from myotome.inference.build import build_artifact
        from myotome.knowledge.source import KnowledgeError
        from myotome.language.compile import LanguageError, compile_languages

        artifact = root / "src" / "myotome" / "knowledge" / "compiled" / "knowledge.bin"
        try:
            build_artifact(root / "knowledge", artifact)
        except KnowledgeError as error:
            raise SystemExit(f"the knowledge does not compile: {error}") from None
        try:
            compile_languages()
        except LanguageError as error:
            raise SystemExit(f"the languages do not compile: {error}") from None
