"""Names, profile addresses and display widths, folded the same way everywhere; pure text, no I/O."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

_SLUG = re.compile(
    r"^(?:[a-z][a-z0-9+.-]*://)?(?:[\w-]+\.)*linkedin\.(?:com|cn)/(?:(?:mwlite|comm)/)?(?:in|pub(?!(?:/[^/?#]+){4}))/([^/?#\s]+)",
    re.I,
)  # an old pub/mira-holloway/1/2a/3b is not the slug mira-holloway: the numbers told people of one name apart
_IN_PATH = re.compile(r"^/?in/([^/?#\s]+)", re.I)
_LEAD = re.compile(r"^(?:https?://)?(?:[\w-]+\.)*linkedin\.com/sales/(?:lead|people)/([\w-]+)", re.I)
_MEMBER_ID = re.compile(r"^AC[a-z]AA[\w-]{3,}$", re.I)
_SPACES = re.compile(r"\s+")
_PLAIN_NAME = re.compile(r"[A-Z][a-z0-9]+(?: [A-Z][a-z0-9]+(?:[-'][A-Z][a-z]+)?)+$")
_CUT = re.compile(r"[,|•·–—/]|\s[-~]\s|[(\[{<“\"«（【].*$")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|（[^）]*）|【[^】]*】|[\"“”«»][^\"“”«»]*[\"“”«»]")
_PRONOUNS = re.compile(
    r"\b(?:she|he|they|ze|hers?|him|his|them|theirs?|elle|sie|er|ella|él)\s*/\s*\w+(?:\s*/\s*\w+)?", re.I
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_JOINERS = "\u200c\u200d"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SYMBOLS = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cn"})
_TITLES = frozenset("dr prof professor mr mrs ms miss mx sir dame rev ing dipl herr frau sr sra dott".split())
_CREDENTIALS = frozenset(
    "mba phd ph.d md cpa cfa cfp pmp jd esq msc bsc ma ba bs ms mph rn pe cissp shrm phr sphr acca frm caia "
    "fca aca cima cma llm llb dds dmd dvm mpa mpp med edd dba cscp csm cspo pspo safe itil cism cisa gphr "
    "pharmd rd lcsw lmft aia leed psm pmi-acp emba cipd fcipd mcipd ceng mice frsa obe mbe cbe".split()
)
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)


def clean(text: str) -> str:
    """Return text fit to keep: NFC, no control, bidi or broken characters, white space collapsed.

    Zero-width joiners stay, since names in Indic and Arabic scripts and emoji need them.

    >>> clean("  Zoe\\u0308 \\u202eevil\\x1b[2J\\n Ltd ")
    'Zoë evil[2J Ltd'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    kept = "".join(c for c in text if c in _JOINERS or c.isspace() or _keeps(c))
    return unicodedata.normalize("NFC", " ".join(kept.split())).strip(_JOINERS)


@lru_cache(maxsize=4096)
def profile_slug(url: str) -> str:
    """Return the canonical public slug of a profile address, or "" where it is none.

    Scheme, host, query, fragment, language suffix, case and percent-encoding make no difference;
    company and school pages, other schemes and LinkedIn's opaque member ids are not slugs.

    >>> profile_slug("http://uk.linkedin.com/in/Jos%C3%A9-Pe%c3%b1alver/de?trk=x#a")
    'josé-peñalver'
    >>> profile_slug("https://www.linkedin.com/company/acme"), profile_slug("javascript:alert(1)")
    ('', '')
    """
    found = _profile_part(url)
    return "" if _MEMBER_ID.match(found) else _fold_slug(found)


def member_id(url: str) -> str:
    """Return LinkedIn's opaque member id in a profile address, or in one of its Sales Navigator, or "".

    >>> member_id("https://www.linkedin.com/in/ACwAAAsynthetic1")
    'ACwAAAsynthetic1'
    >>> member_id("https://www.linkedin.com/sales/lead/ACwAAAsynthetic1,NAME_SEARCH,x1")
    'ACwAAAsynthetic1'
    """
    found = _profile_part(url)
    lead = _LEAD.match(url.strip()) if not found else None
    found = lead.group(1) if lead else found
    return found if _MEMBER_ID.match(found) else ""


def clean_name(name: str) -> str:
    """Return a name as one would greet it: no credentials, emoji, pronouns, brackets or titles.

    Names all in one case are set in title case. Never empty for a name that has a letter.

    >>> clean_name("🚀 Dr. Adaeze (Ada) OKWUOSA, MBA, PhD"), clean_name("tobias grenfeld")
    ('Adaeze OKWUOSA', 'Tobias Grenfeld')
    """
    if _PLAIN_NAME.match(name) and name.partition(" ")[0].casefold() not in _TITLES:
        return name
    whole = _no_symbols(unicodedata.normalize("NFKC", clean(name)))
    bare = _PRONOUNS.sub(" ", _BRACKETS.sub(" ", whole))
    cut = _CUT.split(bare, maxsplit=1)[0] if _WORD.search(_CUT.split(bare, maxsplit=1)[0]) else bare
    words = _without_credentials(cut.split()) or cut.split() or whole.split()
    shown = " ".join(words).strip(" ,;.-") if len(words[-1:]) and not _initial(words[-1]) else " ".join(words)
    return _cased(shown) if shown else whole


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Return the matching key of a name: words in order, no marks, no case, no decoration.

    >>> fold_name("Zoë ŠIMEČKOVÁ, CFA®") == fold_name("zoe simeckova")
    True
    """
    return fold(clean_name(name))


def fold(text: str) -> str:
    """Return text without case, diacritics and punctuation, words joined by single spaces.

    >>> fold("Ørsted A/S – Søren"), fold("株式会社ペイリンク")
    ('orsted a s soren', '株式会社ペイリンク')
    """
    if text.isascii():
        return " ".join(_WORD.findall(text.casefold()))
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    whole = unicodedata.normalize("NFC", "".join(c for c in apart if not _is_latin_mark(c)))
    return " ".join("".join(c if c.isalnum() or _category(c)[0] == "M" else " " for c in whole).split())


def name_tokens(name: str) -> frozenset[str]:
    """Return the words of a folded name as a set.

    >>> sorted(name_tokens("Lucia M."))
    ['lucia', 'm']
    """
    return frozenset(fold_name(name).split())


def display_width(text: str) -> int:
    """Return how many terminal cells text takes: East Asian wide 2, combining and format 0.

    >>> display_width("田中 José")
    9
    """
    if text.isascii():
        return len(text)
    return sum(_cells(c) for c in text)


def short(text: str, width: int, ellipsis: str = "…") -> str:
    """Return text cut to at most `width` cells, ending in the ellipsis where something was cut.

    >>> short("First Meridian Digital Banking Group", 16)
    'First Meridian…'
    """
    if display_width(text) <= width:
        return text
    room, kept = width - display_width(ellipsis), ""
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + ellipsis if width >= display_width(ellipsis) else ""


def looks_all_one_case(text: str) -> bool:
    """Say whether a name is written all in capitals or all in small letters.

    >>> looks_all_one_case("TOBIAS GRENFELD"), looks_all_one_case("田中")
    (True, False)
    """
    return text.upper() != text.lower() and text in (text.upper(), text.lower())


_category = lru_cache(maxsize=8192)(unicodedata.category)


def _keeps(char: str) -> bool:
    # Noncharacters (U+FDD0.., U+xxFFFE, U+xxFFFF) are no text, and no XML file may hold them.
    point = ord(char)
    return _category(char) not in _DROPPED and not 0xFDD0 <= point <= 0xFDEF and point & 0xFFFE != 0xFFFE


def _profile_part(url: str) -> str:
    text = unicodedata.normalize("NFKC", clean(url)) if not url.isascii() else url.strip()
    found = _SLUG.match(text) or _IN_PATH.match(text)
    return found.group(1) if found else ""


@lru_cache(maxsize=8192)
def _fold_slug(part: str) -> str:
    slug = clean(unquote(part)) if "%" in part else clean(part)
    return unicodedata.normalize("NFC", slug.casefold()).strip("/ ")


def _no_symbols(text: str) -> str:
    if text.isascii():
        return text
    return " ".join("".join(c for c in text if _category(c) not in _SYMBOLS).split())


def _without_credentials(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and _bare(kept[0]) in _TITLES and len(kept[0]) > 1:
        kept.pop(0)
    shouted = all(word.isupper() for word in kept)  # in "YO YO MA" the last word is a surname
    while len(kept) > 2 and not shouted and kept[-1].isupper() and _bare(kept[-1]) in _CREDENTIALS:
        kept.pop()
    while len(kept) > 1 and kept[-1] in ("PhD", "Ph.D.", "Ph.D", "MSc", "BSc", "PharmD"):
        kept.pop()
    return kept


def _bare(word: str) -> str:
    return word.casefold().strip(".,;®™()").replace("®", "")


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _cased(name: str) -> str:
    if not looks_all_one_case(name) or len(name) <= 2:
        return name
    return " ".join(w.capitalize() if len(w) > 1 else w.upper() for w in name.lower().split())


def _is_latin_mark(char: str) -> bool:
    # Only marks that decorate Latin, Greek and Cyrillic letters: Indic vowel signs, Thai tones and
    # Japanese voicing marks are letters of their own.
    return "\u0300" <= char <= "\u036f"


@lru_cache(maxsize=8192)
def _cells(char: str) -> int:
    if _category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
