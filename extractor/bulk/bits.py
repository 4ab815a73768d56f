"""Sets of row numbers, a bit each: millions of them in a few hundred kilobytes."""

from __future__ import annotations

__all__ = ["Bits"]


class Bits:
    """A set of whole numbers from 0 on."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._count = 0

    def add(self, number: int) -> None:
        """Put a number in."""
        if number in self:
            return
        at = number >> 3
        if at >= len(self._bytes):
            self._bytes.extend(bytes(max(at + 1 - len(self._bytes), len(self._bytes))))
        self._bytes[at] |= 1 << (number & 7)
        self._count += 1

    def __contains__(self, number: int) -> bool:
        at = number >> 3
        return at < len(self._bytes) and bool(self._bytes[at] >> (number & 7) & 1)

    def __len__(self) -> int:
        return self._count
