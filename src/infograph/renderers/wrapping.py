"""Text in lines that fit a terminal: nothing is cut, hanging indents, and every script by its width in cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from infograph.patterns import pattern
from infograph.phrases.numbers import and_more
from infograph.text import display_width, short

TIED = "\u00a0"
"""Stands between words that stay on one line; it is shown as a space."""
WHOLE = "\x1f"
"""Stands between words that are copied together, as those of a command: they stay on one line, however wide."""
LEAST = 40
"""Terminal cells below which nothing is made narrower."""

PIPED = 499
"""Characters of a line in a pipe at most, where no width is asked for."""

_GAP = "  "
_LABEL = pattern(r" *(?:(?:\d+\.|[-*·])\s+|\S+(?: \S+)* {2,})")
_ADDRESS = pattern(r"https://\S+")
_JOINER = "\u200d"
_WORD = 16  # cells of a word that is not broken to make a column narrower


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return one line of text as lines of at most `width` cells, the first after `first`, all others after `rest`.

    Lines break between words (not at TIED or WHOLE), in East Asian text between characters; a word longer than a line is
    broken, unless it is WHOLE.

    >>> wrapped("ask Bob Johnson: 42 messages", 16, "1 ", "    ")
    ['1 ask Bob', '    Johnson: 42', '    messages']
    >>> wrapped("田中美咲さん", 8)
    ['田中美咲', 'さん']
    """
    lines: list[str] = []
    lead, line = first, ""
    for space, piece in _pieces(text, max(1, width - max(display_width(first), display_width(rest)))):
        room = width - display_width(lead)
        if line and _cells(line) + len(space) + _cells(piece) > room:
            lines.append(lead + line)
            lead, line = rest, piece
        else:
            line += (space if line else "") + piece
    return [_spaced(part).rstrip() for part in (*lines, lead + line)]


def reflowed(text: str, width: int) -> str:
    """Return lines of text with those over the width wrapped, each below its own beginning and a little to the right.

    >>> print(reflowed("Three ways:\\n  1. one more friend's export", 20))
    Three ways:
      1. one more
         friend's export
    """
    return "\n".join(part for line in text.split("\n") for part in _reflowed(line, max(width, LEAST // 2)))


def as_many(sides: Sequence[tuple[str, Sequence[str]]], room: int) -> str:
    """Return phrases of one or several sides, each with its name before, as many of each as fit; the rest is counted.

    >>> as_many([("you", ["42 messages", "39 mutual contacts"]), ("they", ["12 messages"])], 46)
    'you: 42 messages; +1 more · they: 12 messages'
    """
    for most in range(max((len(said) for _, said in sides), default=0), 0, -1):
        parts = [name + ": " * bool(name) + "; ".join(_first(said, most)) for name, said in sides if said]
        if display_width(line := " · ".join(parts)) <= room:
            return line
    return ""


def _first(said: Sequence[str], most: int) -> list[str]:
    more = len(said) - most
    return [*said[:most], *([and_more(more)] if more > 0 else [])]


def columns(rows: Sequence[Sequence[str]], width: int | None = None) -> list[str]:
    """Return rows of cells as lines with columns that hold in every script; the first row is the header.

    With a width, wide cells are wrapped within their columns; where even that is too wide, each row becomes a short list
    with the header's words before its values.

    >>> columns([("Name", "Role"), ("Bob", "Engineer of robots")], 16)
    ['Name  Role', 'Bob   Engineer', '      of robots']
    """
    widths = [max(display_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        widths = _narrowed(rows, widths, width)
        if not widths:
            return [line for row in rows[1:] for line in _as_list(rows[0], row, width)]
    return [line for row in rows for line in _table_lines(row, widths)]


def _pieces(text: str, longest: int) -> Iterator[tuple[str, str]]:
    """Yield what may not be broken, each with the space before it ("" inside a word)."""
    for word in text.split(" "):
        if WHOLE in word:
            yield " ", word
            continue
        space = " "
        for part in _breakable(word) if not word.isascii() else (word,):
            while display_width(part) > longest:
                head = short(part, longest, "") or part[:1]
                head = head[: _after_a_sign(head)]
                yield space, head
                space, part = "", part[len(head) :]
            if part:
                yield space, part
                space = ""


def _spaced(text: str) -> str:
    return text.replace(TIED, " ").replace(WHOLE, " ")


def _cells(text: str) -> int:
    return display_width(_spaced(text))


def _after_a_sign(text: str) -> int:
    """Return where a word too long for a line is best broken: behind its last hyphen or slash, else at its end."""
    return max(text.rfind(sign) for sign in "-/") + 1 or len(text)


def _breakable(word: str) -> Iterator[str]:
    """Yield a word in parts between which East Asian text may be broken."""
    part = ""
    for char in word:
        wide = unicodedata.east_asian_width(char) in ("W", "F")
        after_wide = part and unicodedata.east_asian_width(part[-1]) in ("W", "F")
        if part and (wide or after_wide) and _begins(char) and part[-1] != _JOINER and TIED not in (char, part[-1]):
            yield part
            part = ""
        part += char
    yield part


def _begins(char: str) -> bool:
    """Say whether a line may begin with a character: not with marks, closing signs and small kana's sound marks."""
    return unicodedata.category(char) not in ("Mn", "Me", "Mc", "Cf", "Lm", "Pe", "Pf", "Po")


def _reflowed(line: str, width: int) -> list[str]:
    if _cells(line) <= width:
        return [line.replace(WHOLE, " ")]
    if _ADDRESS.fullmatch(line.strip()):  # to be copied whole: a terminal goes on with it in its next line by itself
        return [line.strip()]
    lead = " " * (len(line) - len(line.lstrip(" ")))
    label = _LABEL.match(line)
    if line.startswith(lead + "# "):  # a comment goes on as one
        return wrapped(line[len(lead) + 2 :], width, lead + "# ", lead + "# ")
    if label and display_width(label.group()) <= width // 2:
        return wrapped(line[label.end() :], width, label.group(), " " * display_width(label.group()))
    return wrapped(line[len(lead) :], width, lead, lead[: width // 2] + "  ")


def _narrowed(rows: Sequence[Sequence[str]], widths: list[int], room: int) -> list[int]:
    """Return widths that fit, taken from the widest columns first; none where a column would become unreadable."""
    narrow = list(widths)
    words = [[display_width(word) for row in rows for word in row[place].split()] for place in range(len(widths))]
    least = [
        max(min(_WORD, max(lengths, default=0)), display_width(name)) for lengths, name in zip(words, rows[0], strict=True)
    ]
    over = sum(narrow) + len(_GAP) * (len(narrow) - 1) - room
    while over > 0:
        place = max(range(len(narrow)), key=lambda column: (narrow[column] - least[column], narrow[column]))
        if narrow[place] <= least[place]:
            return []
        narrow[place] -= 1
        over -= 1
    return narrow


def _table_lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrapped(cell, width) if cell else [""] for cell, width in zip(row, widths, strict=True)]
    for line in range(max(map(len, cells))):
        parts = [cell[line] if line < len(cell) else "" for cell in cells]
        yield _GAP.join(part + " " * (width - display_width(part)) for part, width in zip(parts, widths, strict=True)).rstrip()


def _as_list(header: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    label = max(map(display_width, header)) + len(_GAP)
    for name, cell in zip(header, row, strict=True):
        if cell:
            yield from wrapped(cell, width, name + " " * (label - display_width(name)), " " * label)
    yield ""
