"""A retriever by three-letter pieces: which stored phrases look most like a piece of text, misspelt or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

_SAYS_NOTHING = """\
a an the i my me it its is are was were am be been have has had do does did of to in on at and or with for so
very really just that this there her his he she they your you we as if from by like when since now
"""
_EMPTY = frozenset(_SAYS_NOTHING.split())


def grams(words: Iterable[str]) -> Counter[str]:
    """The three-letter pieces of `words`, each with its edges, without words that say nothing."""
    found: Counter[str] = Counter()
    for word in words:
        if word not in _EMPTY:
            edged = f" {word} "
            found.update(edged[at : at + 3] for at in range(len(edged) - 2))
    return found


class Index:
    """Phrases to be found again. Each has a key; several may have the same one."""

    def __init__(self, phrases: Sequence[tuple[str, Sequence[str]]]) -> None:
        counted = [(key, grams(words)) for key, words in phrases]
        self._keys = [key for key, _ in counted]
        spread = Counter(gram for _, counts in counted for gram in counts)
        self._idf = {gram: log(1 + len(counted) / n) for gram, n in spread.items()}
        self._unseen = log(1 + len(counted))
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for index, (_, counts) in enumerate(counted):
            weights = {gram: sqrt(n) * self._idf[gram] for gram, n in counts.items()}
            norm = sqrt(sum(one * one for one in weights.values())) or 1.0
            for gram, weight in weights.items():
                self._postings.setdefault(gram, []).append((index, weight / norm))

    def nearest(self, words: Sequence[str]) -> dict[str, float]:
        """Likeness (cosine, 0 to 1) of the best phrase of each key that shares a piece with `words`."""
        query = {gram: sqrt(n) * self._idf.get(gram, self._unseen) for gram, n in grams(words).items()}
        norm = sqrt(sum(one * one for one in query.values())) or 1.0
        scores: dict[int, float] = {}
        for gram, weight in query.items():
            for index, stored in self._postings.get(gram, ()):
                scores[index] = scores.get(index, 0.0) + weight * stored / norm
        best: dict[str, float] = {}
        for index, score in scores.items():
            key = self._keys[index]
            if score > best.get(key, 0.0):
                best[key] = score
        return best
