"""Evaluation: cases in, honest figures out. Reading case files is here too: only this room needs YAML at run time."""
