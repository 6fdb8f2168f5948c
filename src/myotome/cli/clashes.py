"""Options that do not go together are refused, in one line that names the mend: nothing is ignored in silence."""

from __future__ import annotations

from argparse import Namespace

ONE_FORM = "each is a whole result in its own form; run it once for each"

# option, the option beside which it makes no sense, and what to do
ASSESS = (
    ("--json", "--pdf", ONE_FORM),
    ("--json", "--handover", ONE_FORM),
    ("--handover", "--pdf", ONE_FORM),
    ("--country", "--json", "the data name no emergency number; leave --country out"),
    ("--country", "--handover", "a handover names no emergency number; leave --country out"),
)
PLAYED = (("--country", "--json", "the data name no emergency number; leave --country out"),)
VERIFY = (
    ("--witnesses", "--json", "the stories are written as YAML; leave --json out"),
    ("--witnesses", "--long", "nothing is proven beside it; leave --long out"),
)


class Clash(ValueError):
    """The options can not be used together; the text names the mend."""


def refuse(options: Namespace, clashes: tuple[tuple[str, str, str], ...]) -> None:
    """Clash at the first two options that were both given and make no sense together."""
    for one, other, mend in clashes:
        if given(options, one) and given(options, other):
            raise Clash(f"{one} does not go with {other}: {mend}")


def given(options: Namespace, name: str) -> bool:
    """Whether the option `name` was typed; an empty file name was typed too."""
    value: object = getattr(options, name.removeprefix("--").replace("-", "_"))
    return value is not None and value is not False
