"""`python -m scripts.second_reading`: write tests/knowledge/disagreements.yaml anew, after a number was changed on
purpose: every number that is further from its second reading than the tolerance of the tests."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.knowledge.readings import KNOWN, TOLERANCE, of_condition, read_readings, shown

from myotome.knowledge.base import KnowledgeBase, read_knowledge

ROOT = Path(__file__).parent.parent
HEAD = """\
# Known disagreements between the knowledge and its second reading (second_reading/README.md): ours, theirs. Written by
# `python -m scripts.second_reading`. A finding with one number: the share of anything but no or none. Each line is a
# number that deserves a source; that it stands here says only that it was seen.
"""


def write(base: KnowledgeBase) -> int:
    """Returns how many there are."""
    readings, lines, total = read_readings(), [HEAD.rstrip()], 0
    for condition in base.conditions.values():
        far = [pair for pair in of_condition(base, condition, readings) if pair.apart > TOLERANCE]
        total += len(far)
        if far:
            lines.append(f"{condition.id}:")
        for pair in far:
            name = pair.id.removeprefix(f"{condition.id}.")
            lines.append(f'  "{name}": [{shown(pair.ours):g}, {shown(pair.theirs):g}]')
    KNOWN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return total


if __name__ == "__main__":
    print(f"{write(read_knowledge(ROOT / 'knowledge'))} disagreements")
    sys.exit(0)
