"""How the source of each red flag was read: on the publisher's own page, elsewhere, or not at all.

It is the first source of a rule that counts; the further ones support it. `access` says how it was read: direct (the
page of the body itself), mirror (a copy elsewhere), summary (what a search or another page told of it) or none: then
nothing was found, and the rule is a judgement of the project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from myotome.knowledge.red_flag import RedFlag

ACCESS = ("direct", "mirror", "summary", "none")
IN_WORDS = {
    "direct": "rest on a page that was read directly",
    "mirror": "rest on a copy of it elsewhere",
    "summary": "rest on a summary of it",
    "none": "are judgements of this project, for which no source was found",
}


def readings(rules: Iterable[RedFlag]) -> dict[str, int]:
    """How many rules there are of each access, in the order of ACCESS; what says nothing counts as none."""
    found = Counter(rule.source.get("access", "none") for rule in rules)
    return {access: found[access] for access in ACCESS}


def readings_in_words(rules: Iterable[RedFlag]) -> str:
    """The same as one sentence."""
    found = readings(rules)
    parts = [f"{count} {IN_WORDS[access]}" for access, count in found.items()]
    return f"Of {sum(found.values())} red flags {', '.join(parts[:-1])}, and {parts[-1]}."
