"""Compiled catalogues (`.mo`), read with the standard library when a string is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

FOLDER = Path(__file__).parent / "compiled"


class CatalogueError(Exception):
    """A compiled catalogue is missing or broken; the text says how to mend it."""


def texts_path(folder: Path, code: str) -> Path:
    """Where the interface of a language stands: id -> text."""
    return folder / f"{code}.mo"


def knowledge_path(folder: Path, code: str) -> Path:
    """Where the knowledge of a language stands: English wording -> wording. English has none."""
    return folder / f"{code}.knowledge.mo"


def read(path: Path) -> gettext.GNUTranslations:
    """The catalogue at `path`; CatalogueError where there is none, or it is not one."""
    import gettext  # a page in English that needs no text loads nothing

    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        raise CatalogueError(f"no compiled texts at {path}: run `make languages`") from None
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} can not be read ({error}): run `make languages`") from None
