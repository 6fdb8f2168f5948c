"""Inference: an exact posterior over hypotheses (a condition with the lesion that it makes).

`compile/` turns knowledge and anatomy into arrays once, at build time. What runs with the engine is
small: `model.py` holds the arrays, `posterior.py` multiplies what was answered, `interval.py` says how
sure the result is, `gain.py` what is worth asking next.
"""
