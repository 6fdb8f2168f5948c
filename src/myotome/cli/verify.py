"""`myotome verify`: prove the promises of triage over every set of answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from myotome.assessment.engine import Engine
from myotome.cli.clashes import VERIFY, refuse

if TYPE_CHECKING:
    from myotome.verification.proof import Proof


def run_verify(options: Namespace) -> int:
    """Prove and print. 0 when all is proven, 1 when a promise is broken, 2 without the solver."""
    from myotome.verification.report import as_json, as_text
    from myotome.verification.translate import NoSolver
    from myotome.verification.verify import verify

    refuse(options, VERIFY)
    proofs = verify(Engine(), long=options.long)
    try:
        if options.witnesses is not None:
            return _write_witnesses(options.witnesses)
        done: list[Proof] = []
        for proof in proofs:
            done.append(proof)
            if not options.json:
                sys.stdout.write(as_text(proof) + "\n")
                sys.stdout.flush()
    except NoSolver as error:
        sys.stderr.write(f"myotome: {error}\n")
        return 2
    if options.json:
        from myotome.assessment.json_form import dumps

        sys.stdout.write(dumps(as_json(done)) + "\n")
    else:
        seconds = sum(one.seconds for one in done)
        kept = sum(one.proven for one in done)
        sys.stdout.write(f"{kept} of {len(done)} promises proven in {seconds:.0f} seconds\n")
    return 0 if all(one.proven for one in done) else 1


def _write_witnesses(path: str) -> int:
    """Write the smallest story that each rule alone decides, as cases."""
    from myotome.verification.report import written_witnesses
    from myotome.verification.subject import Subject
    from myotome.verification.verify import witnesses

    subject = Subject(Engine())
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(written_witnesses(subject.rules, witnesses(subject)))
    return 0
