"""`python -m scripts.openapi`: write docs/openapi.json, the REST interface as OpenAPI 3.1."""

from __future__ import annotations

import json
from pathlib import Path

from myotome.assessment.engine import Engine
from myotome.server.rest import create_rest
from myotome.server.rest.app import openapi_document

FILE = Path(__file__).parent.parent / "docs" / "openapi.json"


def written(engine: Engine) -> str:
    """The document as it stands in the file."""
    return json.dumps(openapi_document(create_rest(engine)), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    FILE.write_text(written(Engine()), encoding="utf-8")
    print(f"wrote {FILE.name}")


if __name__ == "__main__":
    main()
