"""Anatomy: a small graph of the motor and sensory system from which deficits are computed.

A lesion cuts structures; ``deficit`` walks every path and says what is lost and how;
``expected`` turns that into the probability of each finding.
"""

from __future__ import annotations

from myotome.anatomy.catalogue import catalogue
from myotome.anatomy.compute import deficit
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.expectation import Severity, expected
from myotome.anatomy.lesion import Lesion, LesionError, LesionSide, lesion, mirror, softened, together

__all__ = [
    "Deficit",
    "Lesion",
    "LesionError",
    "LesionSide",
    "Severity",
    "catalogue",
    "deficit",
    "expected",
    "lesion",
    "mirror",
    "softened",
    "together",
]
