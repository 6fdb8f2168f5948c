"""Knowledge: what a clinician can read and correct, and the compiled form that ships.

`knowledge/*.yaml` (at the top of the repository) is the text; `source.py` and the `read_*` modules
turn it into typed values with messages that name file, line and field; `artifact.py` is the only
part that runs with the engine and needs nothing but the standard library.
"""
