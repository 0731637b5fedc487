"""Numbers of mails that were met, each with who wrote it: twelve bytes a mail, where a dictionary takes a hundred."""

from __future__ import annotations

from array import array

_FULL = 0.6
"""Part of the places from which on there are made twice as many."""


class Ids:
    """A table of 64-bit numbers (not 0), each with a value from 0 to 2^32 - 1."""

    def __init__(self, places: int = 1 << 12) -> None:
        self._keys, self._values = array("Q", bytes(8 * places)), array("I", bytes(4 * places))
        self._count, self._mask = 0, places - 1

    def __contains__(self, key: int) -> bool:
        return self._keys[self._find(key)] == key

    def __len__(self) -> int:
        return self._count

    def get(self, key: int) -> int:
        """Return the value of a number, 0 for one that is not here."""
        return self._values[self._find(key)]

    def add(self, key: int, value: int) -> None:
        """Keep a number with its value; one that is here keeps the value it has."""
        place = self._find(key)
        if self._keys[place]:
            return
        self._keys[place], self._values[place] = key, value
        self._count += 1
        if self._count > _FULL * len(self._keys):
            self._grow()

    def state(self) -> dict[str, bytes]:
        """Return the table as bytes."""
        return {"keys": self._keys.tobytes(), "values": self._values.tobytes()}

    @classmethod
    def restored(cls, held: dict[str, bytes]) -> Ids:
        """Return the table that `state` was asked of."""
        table = cls(len(held["keys"]) // 8)
        table._keys, table._values = array("Q", held["keys"]), array("I", held["values"])
        table._count = sum(map(bool, table._keys))
        return table

    def _find(self, key: int) -> int:
        keys, mask = self._keys, self._mask
        place = key & mask
        while keys[place] and keys[place] != key:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self.__init__(2 * len(keys))  # type: ignore[misc]
        for key, value in zip(keys, values, strict=True):
            if key:
                self.add(key, value)
