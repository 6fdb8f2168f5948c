"""Whole numbers as a row of bits, and the row as letters that survive being read aloud, typed and pasted.

The letters are Crockford's base 32: no I, L, O or U, capital or small, with any spaces and dashes between them.
"""

from __future__ import annotations

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {**{letter: value for value, letter in enumerate(LETTERS)}, "O": 0, "I": 1, "L": 1}
_BETWEEN = str.maketrans("", "", " \t\r\n-\u00a0\u2010\u2011\u2012\u2013")


class BitError(ValueError):
    """The bits are not what was written."""


class Writer:
    """Numbers, each in the bits that it is given."""

    def __init__(self) -> None:
        self._value, self._length = 0, 0

    def put(self, value: int, width: int) -> None:
        """`value`, from 0 to 2 ** width - 1. ValueError where it does not fit."""
        if not 0 <= value < 1 << width:
            raise ValueError(f"{value} does not fit into {width} bits")
        self._value = self._value << width | value
        self._length += width

    def data(self) -> bytes:
        """All bits, filled up with zeros to whole bytes."""
        fill = -self._length % 8
        return (self._value << fill).to_bytes((self._length + fill) // 8, "big")


class Reader:
    """The numbers again, in the order in which they were put."""

    def __init__(self, data: bytes) -> None:
        self._value, self._left = int.from_bytes(data, "big"), len(data) * 8

    def take(self, width: int) -> int:
        """The next number of `width` bits; BitError where they end before."""
        if width > self._left:
            raise BitError
        self._left -= width
        return self._value >> self._left & (1 << width) - 1

    def end(self) -> None:
        """BitError where more than the filling is left."""
        if self._left >= 8 or self.take(self._left):
            raise BitError


def letters(data: bytes) -> str:
    """`data` in letters, five bits each."""
    fill = -len(data) * 8 % 5
    value, length = int.from_bytes(data, "big") << fill, (len(data) * 8 + fill) // 5
    return "".join(LETTERS[value >> 5 * place & 31] for place in reversed(range(length)))


def unlettered(text: str) -> bytes:
    """The bytes of `letters`; BitError for a sign that is none, or a wrong end."""
    value, bare = 0, text.translate(_BETWEEN).upper()
    for letter in bare:
        if letter not in _READ:
            raise BitError
        value = value << 5 | _READ[letter]
    size, fill = divmod(len(bare) * 5, 8)
    if fill >= 5 or value & (1 << fill) - 1:
        raise BitError
    return (value >> fill).to_bytes(size, "big")


def grouped(text: str, size: int = 5) -> str:
    """`text` in groups, as people read it."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))
