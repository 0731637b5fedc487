"""Names, profile addresses and display widths, folded the same way everywhere; pure text, no I/O."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote

from infograph import names
from infograph.patterns import pattern

_SLUG = pattern(
    r"^(?:[a-z][a-z0-9+.-]*://)?(?:[\w-]+\.)*linkedin\.(?:com|cn)/(?:(?:mwlite|comm)/)?(?:in|pub(?!(?:/[^/?#]+){4}))/([^/?#\x00-\x20]+)",
    re.I,
)  # an old pub/mira-holloway/1/2a/3b is not the slug mira-holloway: the numbers told people of one name apart
_SEQUENCE = pattern("[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")
_JOINED = pattern("(?<=\u200d)[\u2190-\U0001faff]|(?<=[\u261d-\U0001faff])[\U0001f3fb-\U0001f3ff]")
_SHOWN_AS_EMOJI = pattern("[\u00a9-\u3299](?=\ufe0f)")
_IN_PATH = pattern(r"^/?in/([^/?#\x00-\x20]+)", re.I)
_LEAD = pattern(r"^(?:https?://)?(?:[\w-]+\.)*linkedin\.com/sales/(?:lead|people)/([\w-]+)", re.I)
_PASTED = "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that come along where an address is copied; inside an address, or written as %E2%80%8E, they are its own."""
_IN_ADDRESS = "%!*+,:;=@$~"
"""Signs that stay in an address as they are written, beside letters, digits, and the hyphen, dot and underscore."""
_LONE_PERCENT = pattern("%(?![0-9a-f]{2})", re.I)
_MEMBER_ID = pattern(r"^AC[a-z]AA[\w-]{3,}$", re.I)
_PLAIN_PROFILE = pattern(r"https://www\.linkedin\.com/in/((?!ac)[a-z0-9-]*)\Z")  # what begins with ac may be a member id
_PLAIN_SLUG = pattern(r"[a-z0-9-]*\Z")
_MAIL_ADDRESS = pattern(
    r"(?:mailto:)?<?[^\s<>()\[\]{},;:\"“”|/@]+@[^\s<>()\[\]{},;:\"“”|/@]+\.[^\s<>()\[\]{},;:\"“”|/@]+>?", re.I
)
_SPACES = pattern(r"\s+")
_TITLE = r"(?:Dr|Prof|Professor|Mrs?|Ms|Miss|Mx|Sir|Dame|Rev|Ing|Dipl|Herr|Frau|Sra?|Dott|Engr|Barr|Shri|Smt) "
_TITLED = pattern(_TITLE)
_PLAIN_NAME = pattern(rf"(?!{_TITLE})[A-Z][a-z0-9]+(?: [A-Z][a-z0-9]+(?:[-'][A-Z][a-z]+)?)+\Z")
_WORD = pattern(r"[^\W_]+", re.UNICODE)
_JOINERS = "\u200c\u200d"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})


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


def without_mail_addresses(text: str) -> str:
    """Return text, cleaned, without the e-mail addresses in it; an employer after an @ that no dot follows stays.

    >>> without_mail_addresses("Bob Lee <bob.lee@example.com>"), without_mail_addresses("Engineer @ Stripe")
    ('Bob Lee', 'Engineer @ Stripe')
    """
    return clean(_MAIL_ADDRESS.sub(" ", text)) if "@" in text else text


@lru_cache(maxsize=4096)
def profile_slug(url: str) -> str:
    """Return the public slug by which a profile is known again, or "" where an address is none.

    Scheme, host, query, fragment, language suffix, case, percent-encoding, spaces and invisible marks make no difference,
    since spreadsheets lose them. Company and school pages, other schemes and LinkedIn's opaque member ids are not slugs.
    An address that leads there is `profile_address`.

    >>> profile_slug("http://uk.linkedin.com/in/Jos%C3%A9-Pe%c3%b1alver/de?trk=x#a")
    'josé-peñalver'
    >>> profile_slug("https://www.linkedin.com/company/acme"), profile_slug("javascript:alert(1)")
    ('', '')
    """
    slug = _profile_part(url)
    return "" if _MEMBER_ID.match(slug) else _fold_slug(slug)


def plain_slug(url: str) -> str:
    """Return `profile_slug` of an address as LinkedIn writes nearly all, at a fifth of its cost; "" of any other.

    >>> plain_slug("https://www.linkedin.com/in/mira-holloway"), plain_slug("linkedin.com/in/mira-holloway")
    ('mira-holloway', '')
    """
    plain = _PLAIN_PROFILE.match(url)
    return plain[1] if plain else ""


@lru_cache(maxsize=8192)
def profile_address(url: str) -> str:
    """Return what names the member in a profile address, as it is written there; "" where `profile_slug` says the same.

    What is no letter of an address is percent-encoded, what was encoded already stays. Without the case it was written
    in an address looks like another's, and without an invisible mark it leads nowhere.

    >>> profile_address("http://linkedin.com/in/%e2%80%8E-Nia-Gro%C3%9F/de"), profile_address("linkedin.com/in/nia-groß")
    ('%e2%80%8E-Nia-Gro%C3%9F', '')
    """
    slug = profile_slug(url)
    written = quote(_LONE_PERCENT.sub("%25", _profile_part(url).strip("/ ")), safe=_IN_ADDRESS) if slug else ""
    return "" if written == quote(slug) else written


def refolded(slug: str, address: str = "") -> tuple[str, str]:
    """Return slug and address, as `profile_slug` and `profile_address` give them now, of what other rules may have given.

    >>> refolded("\u200e-nia"), refolded("nia-bloom", "Nia-BLOOM")
    (('-nia', '%E2%80%8E-nia'), ('nia-bloom', 'Nia-BLOOM'))
    """
    if not address and _PLAIN_SLUG.match(slug) and not _MEMBER_ID.match(slug):  # nearly all; a store has a million
        return slug, ""
    written = f"in/{address or quote(slug)}"
    return profile_slug(written), profile_address(written)


def profile_url(slug: str, address: str = "") -> str:
    """Return the whole address of a profile, or "" for no slug; `address` is what `profile_address` says beside it.

    >>> profile_url("nia-groß"), profile_url("nia-bloom", "Nia-BLOOM")
    ('https://www.linkedin.com/in/nia-gro%C3%9F', 'https://www.linkedin.com/in/Nia-BLOOM')
    """
    return f"https://www.linkedin.com/in/{address or quote(slug)}" if slug else ""


def member_id(url: str) -> str:
    """Return LinkedIn's opaque member id in a profile address, or in one of its Sales Navigator, or "".

    >>> member_id("https://www.linkedin.com/in/ACwAAAsynthetic1")
    'ACwAAAsynthetic1'
    >>> member_id("https://www.linkedin.com/sales/lead/ACwAAAsynthetic1,NAME_SEARCH,x1")
    'ACwAAAsynthetic1'
    """
    slug = _profile_part(url)
    lead = _LEAD.match(url.strip()) if not slug else None
    slug = lead.group(1) if lead else slug
    return slug if _MEMBER_ID.match(slug) else ""


_CLEANED_AGAIN = 6
"""Times a name is cleaned at most: behind a title or a bracket that goes, another may come to light."""


def clean_name(name: str) -> str:
    """Return a name as it is shown: no credentials, emoji, pronouns, brackets or titles, in its usual case.

    Never empty for a name that has a letter; `infograph.names` says how each kind is read.

    >>> clean_name("🚀 Dr. Adaeze (Ada) OKWUOSA, MBA, PhD"), clean_name("tobias d'arcy"), clean_name("Bloom, Ada M.")
    ('Adaeze Okwuosa', "Tobias D'Arcy", 'Ada M. Bloom')
    """
    for _ in range(_CLEANED_AGAIN):
        if _is_plain_name(name):
            break
        whole = clean(name)
        name = names.usual_name(whole)
        if name == whole:
            break
    return name


def greeting_name(name: str) -> str:
    """Return what to call somebody in a letter; the whole name where its order is not ours to guess.

    >>> greeting_name("Carol Lee"), greeting_name("Bloom, Ada M."), greeting_name("J. Okafor"), greeting_name("田中 美咲")
    ('Carol', 'Ada', 'J. Okafor', '田中 美咲')
    """
    return names.greeting(clean(name))


def sorting_name(name: str) -> str:
    """Return the form of a name that lists are sorted by, family name first where the custom of the name is plain.

    >>> sorting_name("Dr. Ada M. Bloom"), sorting_name("Jan van der Berg"), sorting_name("田中 美咲")
    ('Bloom, Ada M.', 'Berg, Jan van der', '田中 美咲')
    """
    return names.sorting(clean(name))


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Return the matching key of a name: words in order, no marks, no case, no decoration.

    >>> fold_name("Zoë ŠIMEČKOVÁ, CFA®") == fold_name("zoe simeckova")
    True
    """
    if name.isascii() and _is_plain_name(name):
        folded = name.lower()
        return fold(folded) if "-" in folded or "'" in folded else folded
    return fold(clean_name(name))


def fold(text: str) -> str:
    """Return text without case, diacritics and punctuation, words joined by single spaces.

    >>> fold("Ørsted A/S – Søren"), fold("株式会社ペイリンク")
    ('orsted a s soren', '株式会社ペイリンク')
    """
    if text.isascii():
        folded = text.lower()
        if "  " not in folded and folded.replace(" ", "").isalnum():
            return folded.strip()
        return " ".join(_WORD.findall(folded))
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
    """Return how many terminal cells text takes: East Asian wide 2, combining and format 0, an emoji of several signs 2.

    >>> display_width("田中 José"), display_width("👩‍💻 Ana")
    (9, 6)
    """
    if text.isascii():
        return len(text)
    cells = sum(_cells(c) for c in text)
    return cells - _joined_cells(text) if _SEQUENCE.search(text) else cells


def _joined_cells(text: str) -> int:
    """Return how many cells too many the signs of a text take when counted alone: joined, coloured, shown as emoji."""
    joined = sum(_cells(c) for c in _JOINED.findall(text))
    return joined - sum(_cells(c) == 1 for c in _SHOWN_AS_EMOJI.findall(text))


def short(text: str, width: int, ellipsis: str = "…") -> str:
    """Return text cut to at most `width` cells, ending in the ellipsis where something was cut.

    >>> short("First Meridian Digital Banking Group", 16)
    'First Meridian…'
    """
    if display_width(text) <= width:
        return text
    room, kept = width - display_width(ellipsis), ""
    left = room
    for char in text:
        left -= _cells(char)
        if left < 0:
            break
        kept += char
    while kept and display_width(kept) > room:  # signs that are wider together than alone
        kept = kept[:-1]
    return kept.rstrip() + ellipsis if width >= display_width(ellipsis) else ""


_category = lru_cache(maxsize=8192)(unicodedata.category)


def _keeps(char: str) -> bool:
    # Noncharacters (U+FDD0.., U+xxFFFE, U+xxFFFF) are no text, and no XML file may hold them.
    point = ord(char)
    return _category(char) not in _DROPPED and not 0xFDD0 <= point <= 0xFDEF and point & 0xFFFE != 0xFFFE


def _is_plain_name(name: str) -> bool:
    """Say whether a name is what it seems, as most are: words in title case, and no title before them."""
    if name.isascii():
        plain = bool(_PLAIN_NAME.match(name))
    else:
        plain = name.istitle() and name.replace(" ", "").isalpha() and clean(name) == name
        plain = plain and unicodedata.is_normalized("NFKC", name) and not _TITLED.match(name)
    return plain and name.rpartition(" ")[2].casefold() not in names.UNMISTAKABLE


def _profile_part(url: str) -> str:
    text = url.strip()
    match = _SLUG.match(text) or _IN_PATH.match(text)
    if not url.isascii():
        text = text.strip(_PASTED).strip()
        plain = unicodedata.normalize("NFKC", clean(url))  # full-width letters
        match = _SLUG.match(text) or _IN_PATH.match(text) or _SLUG.match(plain) or _IN_PATH.match(plain)
    return match.group(1) if match else ""


@lru_cache(maxsize=8192)
def _fold_slug(part: str) -> str:
    if part.isascii() and "%" not in part:
        return part.lower().strip("/ ")
    letters = (c.lower() if len(c.lower()) == 1 else c for c in unicodedata.normalize("NFC", unquote(part)))
    kept = "".join(c for c in letters if _keeps(c) and not c.isspace())
    return unicodedata.normalize("NFC", kept).strip("/")


def _is_latin_mark(char: str) -> bool:
    # Only marks that decorate Latin, Greek and Cyrillic letters: Indic vowel signs, Thai tones and
    # Japanese voicing marks are letters of their own.
    return "\u0300" <= char <= "\u036f"


@lru_cache(maxsize=8192)
def _cells(char: str) -> int:
    if _category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":  # the latter end a Hangul syllable
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def quoted(text: str) -> str:
    """Return a name as a word of a command, which a shell takes whole; its straight apostrophes become curved ones.

    Names are read folded, so either finds the same; what must stay as it is, a file's path, is for `shlex.quote`.

    >>> quoted("fintech"), quoted("O'Hara & Sons")
    ('fintech', "'O’Hara & Sons'")
    """
    plain = text.replace("'", "’")
    return plain if plain.isascii() and plain.isalnum() else f"'{plain}'"
