"""Compiled catalogues (`.mo`), read with the standard library when a string is first asked for."""

from __future__ import annotations

import gettext
import os

FOLDER = os.path.join(os.path.dirname(__file__), "compiled")


class CatalogueError(Exception):
    """A compiled catalogue is missing or broken; the text says how to mend it."""


def texts_path(folder: str | os.PathLike[str], code: str) -> str:
    """Where the interface of a language stands: id -> text."""
    return os.path.join(folder, f"{code}.mo")


def knowledge_path(folder: str | os.PathLike[str], code: str) -> str:
    """Where the knowledge of a language stands: English wording -> wording. English has none."""
    return os.path.join(folder, f"{code}.knowledge.mo")


def read(path: str) -> gettext.GNUTranslations:
    """The catalogue at `path`; CatalogueError where there is none, or it is not one."""
    try:
        with open(path, "rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        raise CatalogueError(f"no compiled texts at {path}: run `make languages`") from None
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} can not be read ({error}): run `make languages`") from None
