"""What is the name in what people write there: shown, greeted by and sorted by; pure text, no I/O.

Credentials, titles, pronouns, emoji, brackets, slogans and trademarks go; the order of a name is turned only where
the name itself says so (a comma), and a greeting or sorting form is only given where the custom is plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from infograph.names.case import FAMILY_FIRST, PARENT, PARTICLES, SUFFIXES, has_case, in_capitals, is_initial, usual_case
from infograph.names.words import (
    BY_FATHER,
    CREDENTIALS,
    DOTTED_TITLES,
    GIVEN_LINK,
    ROLES,
    SERVANT,
    TITLES,
    UNMISTAKABLE,
    is_aside,
)
from infograph.patterns import pattern

_ASIDES = pattern(
    r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|（[^）]*）|【[^】]*】|[\"“”«»„][^\"“”«»„]*[\"“”«»„]|(?<!\S)['‘’][^'‘’]+['’](?!\S)|[(\[{<“\"«（【].*$"
)
_BRACKETS = pattern(r"[()\[\]{}<>“”«»„\"（）【】]")
_PRONOUN = (
    r"(?:she|he|they|ze|xe|it|hers?|him|his|them|theirs?|hir|any|elle"
    r"|il|iel|sie|er|ihr|ihm|él|ella|elles?|ellos|lui|lei|hen|zij|haar)"
)
_PRONOUNS = pattern(rf"(?<!\w){_PRONOUN}(?:\s*/\s*{_PRONOUN})+(?!\w)", re.I)
_CUT = pattern(r"[|•;…»›→]|\s[·*~@#]|—|:\s|[-=]+>|\s(?:at|chez)\s")
_COMMA = pattern(r"\s*[,،、]\s*")
_DASH = pattern(r"\s+[-–]\s*(?=\w)|(?<=\w)[-–]\s+(?=\w)|\s+[-–]\s*$")
_INNER_DASH = str.maketrans({"–": "-", "\u2010": "-", "\u2011": "-"})
_SLASH = pattern(r"\s+/\s*|\s*/\s+")
# Begun at words alone: at each letter it would take the square of a word’s length.
_MARKED = pattern(r"(?<![^\s®™℠©\u24c7\ufe0f])(\S+?)\s?[®™℠©\u24c7]+\ufe0f?")
_FIRST_WORD = pattern(r"\s*\S+\s+")
_ACCENT_FOR_APOSTROPHE = pattern(r"(?<=[^\W\d_])[`´ʹ′](?=[^\W\d_])")
_LOOSE_APOSTROPHE = pattern(r"\b([OD])['’] (?=[^\W\d_]{2})", re.I)
_GLUED_TITLE = pattern(r"(?<!\w)(dr|prof|mr|mrs|ms|ing|engr)\.(?=[^\W\d_]{2})", re.I)
_LETTER = pattern(r"[^\W\d_]")
_PLAIN_WORD = pattern(r"[^\W\d_][\w.'’ʼʻ-]*")
_SYMBOLS = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cn", "Me"})
_WHOLE_MARKS = frozenset("ำຳ")
"""Vowel signs of Thai and Lao whose compatible form is drawn otherwise."""
_JOINERS = frozenset("\u200c\u200d")
_PATRONYMIC = pattern(r".+(?:вич|вна|ична|инична)", re.I)
_FAMILY_OR_WHOLE = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "KHMER", "MYANMAR", "TIBETAN", "TELUGU", "YI")
_BY_GIVEN = ("ARABIC", "THAI", "LAO", "ETHIOPIC", "TAMIL", "KANNADA", "MALAYALAM", "SINHALA", "MONGOLIAN")
_ICELANDIC = pattern(r".+(?:dóttir|dottir)", re.I)


def usual_name(text: str) -> str:
    """Return a cleaned text's name as it is shown; the text itself where there is no letter in it."""
    words = _words(text)
    return " ".join(usual_case(words)) or text


def greeting(text: str) -> str:
    """Return what to call somebody: the given name where the custom of the name is plain, else the whole name."""
    words = _words(text)
    cased = usual_case(words)
    whole = " ".join(cased) or text
    if len(cased) < 2 or _order_is_open(words):
        return whole
    if _is_family_first(words):
        return cased[1]
    if len(cased) > 2 and is_initial(cased[0]) and not is_initial(cased[1]) and _is_name(cased[1:]):
        return cased[1]
    if is_initial(cased[0]) or _is_particle(cased):
        return whole
    if len(cased) > 2 and cased[0].casefold() in SERVANT:
        return " ".join(cased[:2])
    if len(cased) > 3 and cased[1].casefold() in GIVEN_LINK:
        return " ".join(cased[:3])
    return cased[0]


def _is_particle(cased: list[str]) -> bool:
    """Say whether a name begins with a particle of its family name; Ben Lister, Della Ford and Van Morris do not."""
    particles = PARTICLES - {"la"}
    is_given = cased[0] in _GIVEN_TOO and cased[1].casefold() not in particles
    return cased[0].casefold() in particles and not is_given


_GIVEN_TOO = frozenset({"Ben", "Della", "Van"})
"""Particles that are given names as well, where a whole name begins with them in capitals."""


def sorting(text: str) -> str:
    """Return the form that lists are sorted by: "Bloom, Ada M."; the name as it is where its custom sorts it so."""
    words = _words(text)
    cased = usual_case(words)
    suffix = [word for word in cased[2:] if word.casefold().strip(".") in SUFFIXES][-1:]
    rest = cased[: len(cased) - len(suffix)] if suffix == cased[-1:] else cased
    by_given = _script(words[0]) in _BY_GIVEN or BY_FATHER & {word.casefold() for word in rest} if words else True
    if len(rest) < 2 or by_given or _order_is_open(words) or _is_family_first(words) or _ICELANDIC.fullmatch(rest[-1]):
        return " ".join(cased) or text
    if is_initial(rest[-1]) or any(map(str.isdigit, rest[-1])):
        return " ".join(cased)
    at = len(rest) - 1
    if at > 1 and rest[at - 1].casefold() == "y":  # Ortega y Gasset
        at -= 2
    family, given = rest[at:], rest[:at]
    if all(word in PARTICLES for word in given):
        return " ".join(cased)
    return f"{' '.join(family)}, {' '.join([*given, *suffix[: len(cased) - len(rest)]])}"


def _words(text: str) -> list[str]:
    """Return the words of the name in the order in which they are shown, in the case in which they were written."""
    whole = _GLUED_TITLE.sub(r"\1. ", _plain(text))
    bare = _without_asides(whole)
    head = next((part for part in (_CUT.split(bare, maxsplit=1)[0], bare) if _LETTER.search(part)), "")
    head = _around_dash(_around_slash(_around_comma(head)))
    words = [word for word in (_one_of_two(word) for word in _trimmed(head.split())) if word]
    return _ended(words) or [word for word in whole.split() if _LETTER.search(word)] or whole.split()


def _plain(text: str) -> str:
    """Return text without trademarks, emoji and styled letters (bold, full-width), in the letters that they stand for."""
    if text.isascii():
        return _LOOSE_APOSTROPHE.sub(r"\1'", _ACCENT_FOR_APOSTROPHE.sub("'", text))
    text = _without_marked(_ACCENT_FOR_APOSTROPHE.sub("'", text.replace("\ufe0f", "")))
    kept = [c if c.isascii() or c in _JOINERS else _letters_of(c) for c in text]
    joined = unicodedata.normalize("NFC", "".join(kept))
    if not _JOINERS.isdisjoint(joined):
        joined = re.sub("(?<![^\\W_])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\W_])", lambda m: _joiner(m, joined), joined)
    return _LOOSE_APOSTROPHE.sub(r"\1'", " ".join(joined.split()))


def _joiner(joiner: re.Match[str], text: str) -> str:
    """Return a joiner that stands between letters or vowel signs; one left over from an emoji is dropped."""
    before, after = text[: joiner.start()][-1:], text[joiner.end() :][:1]
    inside = all(c and (c.isalpha() or unicodedata.category(c)[0] == "M") for c in (before, after))
    return joiner.group() if inside else ""


@lru_cache(maxsize=8192)
def _letters_of(char: str) -> str:
    if char in _WHOLE_MARKS:
        return char
    plain = unicodedata.normalize("NFKC", char)
    if unicodedata.category(char) in _SYMBOLS and not (plain != char and plain.isalnum()):
        return ""
    return plain if plain.isascii() or plain != char else char


def _without_marked(text: str) -> str:
    """Return text without words that bear a trademark: PHRi™ and CFA® are no names, while Bloom® is one."""
    first = _FIRST_WORD.match(text)
    second = first.end() if first else len(text)

    def kept(marked: re.Match[str]) -> str:
        word, is_third = marked.group(1), marked.start() > second
        titled = word[:1].isupper() and word[1:].islower()
        return " " if _bare(word) in CREDENTIALS or (is_third and not titled) else f"{word} "

    return _MARKED.sub(kept, text)


def _without_asides(whole: str) -> str:
    text = _PRONOUNS.sub(" ", whole)
    bare = _ASIDES.sub(" ", text)
    count = sum(1 for word in bare.split() if _LETTER.search(word))
    if count < 2 and _BRACKETS.match(text.lstrip()) and len(_BRACKETS.sub(" ", text).split()) > count:
        return _BRACKETS.sub(" ", text)
    return bare if count else _BRACKETS.sub(" ", text)


def _around_comma(head: str) -> str:
    """Return a name with a comma: "Bloom, Ada M." turned, "Bloom, MBA" cut, "Bloom, Jr." kept."""
    before, *after = _COMMA.split(head.strip(" ,،、"))
    if not after:
        return before
    if not _LETTER.search(before):
        return _around_comma(", ".join(after))
    following = _trimmed(_DASH.split(after[0], maxsplit=1)[0].split())
    if following and following[0].casefold().strip(".") in SUFFIXES:
        return f"{before} {following[0]}"
    words = before.split()
    family = len(words) == 1 or (words[0].casefold() in PARTICLES and len(words) < 5)
    if not family or not _may_be_given(following, words):
        return before
    return " ".join([*following, *words] if has_case(before) else [*words, *following])


def _may_be_given(after: Sequence[str], before: Sequence[str]) -> bool:
    if not 0 < len(after) <= 4 or not _is_name(after) or _bare(before[0]) in TITLES or is_initial(before[0]):
        return False
    shouted = all(map(in_capitals, before))
    return has_case(after[0]) == has_case(before[0]) and (shouted or not in_capitals(after[0]))


def _is_name(words: Sequence[str]) -> bool:
    """Say whether words may be a name's: no credential, no word of work, nothing but letters."""
    plain = all(_PLAIN_WORD.fullmatch(word) and word.casefold() not in ROLES for word in words)
    return plain and not any(_bare(word) in CREDENTIALS and _is_credential(word) for word in words)


def _around_dash(head: str) -> str:
    """Return a name with a loose dash: "Bloom - Carter" is one name, "Ada Bloom - Recruiter" and "Ada Bloom - Berlin" are not.

    A single word behind it that is written like a name is taken for the other half, unless it is known as a place, a firm
    or a trade: people of two family names often write the dash so.
    """
    parts = [part for part in _DASH.split(head.strip(" -–")) if part.strip()]
    if len(parts) < 2:
        return head.strip(" -–").translate(_INNER_DASH)
    left, right = parts[0].split(), _trimmed(parts[1].split())
    if len(right) == 1 and is_aside(right[0]):
        return parts[0].translate(_INNER_DASH)
    fits = len(right) == 1 or (len(left) == 1 and len(right) < 4)
    shouted = all(map(in_capitals, left))
    alike = bool(right) and has_case(right[0]) and (shouted or not in_capitals(right[0])) and not is_initial(right[0])
    if fits and alike and _is_name(right) and right[0][:1].isupper() == left[-1][:1].isupper():
        mark = " " if len(left) == len(right) == 1 else "-"  # "Ada - Bloom" has a dash for a space
        return " ".join([*left[:-1], f"{left[-1]}{mark}{right[0]}", *right[1:]]).translate(_INNER_DASH)
    return parts[0].translate(_INNER_DASH)


def _around_slash(head: str) -> str:
    """Return a name with a loose slash: the first of "Ada / Adele Bloom" with what follows the second."""
    left, *right = _SLASH.split(head, maxsplit=1)
    if not right or not _LETTER.search(left):
        return head
    more = right[0].split()[1:] if len(left.split()) == 1 else []
    return " ".join([left, *more])


def _one_of_two(word: str) -> str:
    if "/" not in word or PARENT.fullmatch(word):
        return word
    return next((part for part in word.split("/") if _LETTER.search(part)), "")


def _trimmed(words: Sequence[str]) -> list[str]:
    """Return words without the titles before and the credentials behind them."""
    kept = [word for word in words if word == "&" or any(map(str.isalnum, word))]
    titled = False
    while len(kept) > 1 and (_is_title(kept[0], kept) or (titled and _bare(kept[0]) in ("hc", "h", "c", "mult"))):
        kept.pop(0)
        titled = True
    while len(kept) > 1 and _is_behind(kept):
        kept.pop()
    return kept


def _is_title(word: str, words: Sequence[str]) -> bool:
    bare = _bare(word)
    if bare == "ca" and word == "CA" and len(words) > 2:  # chartered accountants of India
        return not all(map(in_capitals, words))
    parts = [part for part in re.split(r"[.-]", word.casefold()) if part]
    if len(parts) > 1 and parts[0] in TITLES and all(part in TITLES or part in ("h", "c", "med") for part in parts):
        return True
    return len(word) > 1 and (bare in TITLES or (word.endswith(".") and bare in DOTTED_TITLES))


def _is_behind(words: Sequence[str]) -> bool:
    last = words[-1]
    if last.endswith("+") and any(map(str.isdigit, last)):
        return True
    bare = _bare(last)
    if bare in UNMISTAKABLE and len(words) + last.count(".") > 2:
        return True
    if len(words) < 3:
        return False
    if all(word.isupper() for word in words):  # in "YO YO MA" the last word is a surname
        return bare in CREDENTIALS and len(bare) > 2
    return _is_credential(last)


def _is_credential(word: str) -> bool:
    """Say whether a word behind others is a credential: known and not written as a name, or letters that nobody can say."""
    bare = _bare(word)
    dotted = word.count(".") > 1 or word.strip(".").count(".") > 0
    if bare in CREDENTIALS:
        return bool(in_capitals(word)) or dotted or sum(map(str.isupper, word)) > 1
    return 3 <= len(bare) <= 6 and bare.isascii() and bare.isalpha() and in_capitals(word) and not re.search("[aeiouy]", bare)


def _bare(word: str) -> str:
    return word.casefold().strip(",;()").replace(".", "").replace("®", "")


def _ended(words: list[str]) -> list[str]:
    """Return words without the marks around the name; the full stop of an initial and of Jr. stays."""
    kept = " ".join(words).strip(" ,;-_*~!?:=+").split()
    last = kept[-1].rstrip(".") if kept else ""
    if kept and not (is_initial(last) or "." in last or last.casefold() in SUFFIXES):
        kept[-1] = last
    return [word for word in kept if word]


@lru_cache(maxsize=4096)
def _script(word: str) -> str:
    """Return the script of a word's first letter, as Unicode calls it."""
    letter = next(filter(str.isalpha, word), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _order_is_open(words: Sequence[str]) -> bool:
    """Say whether nobody can tell which word is the given name: scripts with both orders, and one word in capitals first."""
    long = in_capitals(words[0]) and len(words[0]) > 2 and not is_initial(words[0])
    mixed = long and not all(map(str.isupper, filter(has_case, words)))
    return _script(words[0]) in _FAMILY_OR_WHOLE or mixed or words[0].casefold() in FAMILY_FIRST


def _is_family_first(words: Sequence[str]) -> bool:
    """Say whether a patronymic stands last, as after a Russian family name."""
    return len(words) == 3 and bool(_PATRONYMIC.fullmatch(words[2])) and not _PATRONYMIC.fullmatch(words[1])
