"""The Wilson score interval of a proportion (Wilson 1927): honest for small samples and for 0 or 100 %."""

from __future__ import annotations

import math

Z95 = 1.959963984540054


def wilson(hits: float, n: int, z: float = Z95) -> tuple[float, float]:
    """The 95 % interval of hits / n; (0, 1) when n is 0. hits may be a mean over repeats of the same n."""
    if n == 0:
        return (0.0, 1.0)
    p, square = hits / n, z * z
    middle = p + square / (2 * n)
    half = z * math.sqrt(p * (1 - p) / n + square / (4 * n * n))
    low, high = (middle - half) / (1 + square / n), (middle + half) / (1 + square / n)
    return (round(max(0.0, low), 4), round(min(1.0, high), 4))
