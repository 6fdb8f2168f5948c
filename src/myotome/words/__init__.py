"""Words: what a person wrote, read for findings that are worth asking about. It suggests and never answers.

Two readers work together, both on the standard library: a small frame grammar (body part x complaint x side x time)
with phrases that people say, and a retriever that compares three-letter pieces with the findings' own wording. Neither
is trusted: whoever wrote the text confirms each suggestion, the interview asks its danger signs regardless, and no text
ever yields a "no".
"""

from myotome.words.suggest import Suggestion, suggest

__all__ = ["Suggestion", "suggest"]
