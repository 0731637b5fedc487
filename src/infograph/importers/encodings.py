"""Turn bytes into text: the encoding that is told, else the marks and signs of Unicode, else Windows Western with a proposal.

An encoding that no mark shows is never guessed: a file that is not Unicode is read as Windows Western, and where its words
are words only in another encoding, the report proposes that one.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from infograph.errors import UnusableFile
from infograph.model import Problem

_SAMPLE = 60_000
"""Bytes of lines that are not ASCII on which a proposal rests."""
_NO_FILES = frozenset("idna punycode undefined unicode-escape raw-unicode-escape unicode_escape raw_unicode_escape".split())
"""Codecs that Python calls encodings of text, and in which nobody saves a file."""
_TRY = "Try --encoding cp1252, mac_roman, shift_jis, gb18030, cp1251 or utf-16."
_WORD = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\x7f\s]+")
_MOST_FOREIGN = 0.6
"""Part of a Latin word's letters that may have marks: in Îëüãà all have, since it is Russian in another encoding."""
_PROPOSED = ("mac_roman", "cp1255", "cp1251", "koi8_r", "shift_jis", "cp949", "gb18030", "big5", "cp1253", "cp1256")
"""Encodings that may be proposed; of two that fit equally well, the one named first."""
_USUAL = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "shift_jis": ("cp932", 0x88, 0x98),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}
"""First bytes of the characters in daily use: bytes of another language give rare ones."""
_SCRIPTS = {
    "cp1251": "CYRILLIC",
    "koi8_r": "CYRILLIC",
    "cp1253": "GREEK",
    "cp1255": "HEBREW",
    "cp1256": "ARABIC",
}
_NEARLY = 0.6
"""Part of the best fit from which on an encoding is named too (chosen with benchmarks/encodings)."""
_THIN, _MOST_NAMED = 12, 3
"""Words up to which several encodings are named, and how many at most."""


def decode(content: bytes, encoding: str = "") -> tuple[str, list[Problem]]:
    """Return a file's text: the told encoding, else BOM, UTF-16 by its NULs, UTF-8, and cp1252 with a problem.

    Raises UnusableFile for what is no encoding of files.
    """
    if encoding:
        return content.decode(_checked(encoding), "replace"), []
    by_marks = _unicode(content)
    if by_marks is not None:
        return by_marks
    content = content.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xef\xbb\xbf")  # some tools write the mark twice
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start > 0 and error.reason == "unexpected end of data":  # a download that was cut within a letter
            return content[: error.start].decode("utf-8"), []
    fallback = Problem("encoding_fallback", detail="cp1252", count=0, about=tuple(likely_encodings(content)))
    return content.decode("cp1252", "replace"), [fallback]


def likely_encodings(content: bytes) -> list[str]:
    """Return the encodings in which more words of a file are words than in Windows Western, likeliest first.

    Several where few words leave it open; none where Windows Western is as good.

    >>> likely_encodings("José,Muñoz".encode("mac_roman")), likely_encodings("José,Muñoz".encode("cp1252"))
    (['mac_roman'], [])
    >>> likely_encodings("Ольга,Верескова".encode("cp1251")), likely_encodings("田中,さくら".encode("shift_jis"))
    (['cp1251', 'cp1253'], ['shift_jis'])
    """
    lines = b"\n".join(line for line in re.split(rb"[\r\n]+", content[: 20 * _SAMPLE]) if not line.isascii())[:_SAMPLE]
    sample = lines.rpartition(b"\n")[0] or lines  # the last line may end within a letter
    plain, fits = _fit(sample, "cp1252"), {name: _fit(sample, name) for name in _PROPOSED}
    best = max(fits.values())
    least = max(plain + 1, 1, _NEARLY * best)
    likely = sorted((name for name in fits if fits[name] >= least), key=lambda name: -fits[name])
    return likely[: _MOST_NAMED if best <= _THIN else 1]


def _checked(encoding: str) -> str:
    """Return the name of an encoding in which a file may be; raises UnusableFile for any other."""
    named = "".join(filter(str.isprintable, encoding))[:40]
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise UnusableFile(f"There is no encoding “{named}”.", _TRY, "encoding", names_file=False) from None
    if not codec._is_text_encoding or codec.name in _NO_FILES:
        raise UnusableFile(f"“{named}” is no encoding of files.", _TRY, "encoding", names_file=False)
    return codec.name


def _fit(content: bytes, encoding: str) -> int:
    """Return how many words are words in an encoding, less those that are none; far below zero where it is none of its own."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return -(10**9) if encoding != "cp1252" else 0
    fits = _test_of(encoding)
    return sum(1 if fits(word) else -1 for word in _words(text))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _test_of(encoding: str) -> Callable[[str], bool]:
    if encoding in _USUAL:
        codec, low, high = _USUAL[encoding]
        return lambda word: all(_is_usual(c, codec, low, high) for c in word)
    script = _SCRIPTS.get(encoding, "LATIN")
    return lambda word: _is_word(word, script)


def _is_usual(char: str, codec: str, low: int, high: int) -> bool:
    """Say whether a character is one of daily use, kana included; half-width ones come of bytes of another language."""
    if "\u3040" <= char <= "\u30ff" or char in "、。・ー（）「」":
        return codec == "cp932"
    try:
        return low <= char.encode(codec)[0] <= high and char >= "\u3400"
    except UnicodeEncodeError:
        return False


def _is_word(word: str, script: str) -> bool:
    """Say whether a word is of one script, and small after its first letter or all in capitals."""
    letters = [c for c in word if c not in "’‘'´"]
    if not letters or not all(c.isalpha() and unicodedata.name(c, "").startswith((script, "HEBREW POINT")) for c in letters):
        return False
    if script == "LATIN":
        marked = sum(not c.isascii() for c in letters)
        if len(letters) > 2 and marked > _MOST_FOREIGN * len(letters):
            return False
    whole = "".join(letters)
    return whole[1:] == whole[1:].lower() or whole == whole.upper()


def _unicode(content: bytes) -> tuple[str, list[Problem]] | None:
    """Decode UTF-16 and UTF-32 by their marks, or UTF-16 by its NULs; None for anything else."""
    utf16 = [Problem("encoding", detail="utf-16", count=0, advisory=True)]
    if content[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return content.decode("utf-32", "replace"), utf16
    if content[:2] == b"\xff\xfe":
        return _pairs(content[2:]).decode("utf-16-le", "replace").lstrip("\ufeff"), utf16
    if content[:2] == b"\xfe\xff":
        return _pairs(content[2:]).decode("utf-16-be", "replace").lstrip("\ufeff"), utf16
    head = content[:400]
    if len(head) >= 8 and not head.startswith(b"\x00" * 4):
        if head[1::2].count(0) > 0.8 * len(head[1::2]):
            return _pairs(content).decode("utf-16-le", "replace"), utf16
        if head[::2].count(0) > 0.8 * len(head[::2]):
            return _pairs(content).decode("utf-16-be", "replace"), utf16
    return None


def _pairs(content: bytes) -> bytes:
    return content[: len(content) & ~1]  # half a letter at the end is no letter
