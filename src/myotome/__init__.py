"""Myotome: my leg has gone weak. How fast is care needed, where is the lesion, what may cause it?

One engine on the standard library; every interface renders its one frozen `Assessment`.
"""

__version__ = "0.1.0"
