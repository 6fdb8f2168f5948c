"""Knowledge: what a clinician can read and correct, and the compiled form that ships.

`knowledge/*.yaml` (at the top of the repository) is the text; `source.py` and the `read_*` modules
turn it into typed values with messages that name file, line and field; `rules.py` is the language in which
its conditions are said, and what they mean; `artifact.py` opens the compiled form and needs nothing but the
standard library.
"""
