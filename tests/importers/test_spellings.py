"""Laws of reading tables: however a list is written down, the same people come out, each with its line."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importers.reading import HEADER, opened, read, read_bundle
from infograph.errors import UnusableFile
from infograph.importers import Bundle
from infograph.importers.tabular import decode, read_rows, repaired
from infograph.text import profile_address, profile_slug, profile_url, refolded
from laws import law

COLUMNS = HEADER.strip().split(",")
NOTE = 'Notes:\n"When exporting your connection data, you may notice\nthat some addresses are missing."\n\n'
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters='\x7f\xad;|,"'), max_size=12)
NAMES = st.text(st.sampled_from("abcdefzàéñøß"), min_size=2, max_size=8)
SPICY = st.builds(lambda word, spice: word + spice, WORDS, st.sampled_from(["", ";", "|", ",", ' "', "\n", ", x", " 'y"]))


@st.composite
def people(draw):
    """Return rows of a list of connections; a slug each, so that none is like another."""
    count = draw(st.integers(1, 6))
    return [
        [draw(NAMES), draw(NAMES), f"https://www.linkedin.com/in/p-{number}", "", draw(SPICY), draw(SPICY), "03 Feb 2025"]
        for number in range(count)
    ]


def written(rows, *, delimiter=",", end="\n", quoting=csv.QUOTE_MINIMAL, head=COLUMNS) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([head, *rows] if head else rows)
    return out.getvalue()


def records(content):
    return [one._replace(line=0) for one in read(content).records]


@law(60)
@given(
    people(),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]),
    st.sampled_from(["", NOTE]),
)
def test_delimiter_line_end_quoting_encoding_and_preamble_make_no_difference(rows, delimiter, end, quoting, encoding, note):
    plain = records(written(rows))
    assert len(plain) == len(rows)
    quoting = csv.QUOTE_ALL if end == "\r" else quoting  # the writer takes a line break in a cell for harmless then
    text = note.replace("\n", end) + written(rows, delimiter=delimiter, end=end, quoting=quoting)
    assert records(text.encode(encoding)) == plain


@law(40)
@given(people(), st.permutations(range(7)))
def test_the_order_of_columns_and_the_spelling_of_headers_make_no_difference(rows, order):
    head = [f" {COLUMNS[place].upper()} " for place in order]
    assert records(written([[row[place] for place in order] for row in rows], head=head)) == records(written(rows))


@law(40)
@given(people(), st.integers(0, 5), st.sampled_from(["\n", "\r\n"]))
def test_blank_lines_repeated_headers_and_padding_change_nothing_but_the_count(rows, place, end):
    head, *lines = [written([], end=end), *(written([row], end=end, head=[]) for row in rows)]
    lines.insert(min(place, len(lines)), end + ",,,,,," + end + end + head)
    assert records(head + "".join(lines) + end * 3 + "\x1a") == records(written(rows))


@law(60)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=8), min_size=2), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(rows):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [row.cells for row in read_rows(out.getvalue(), ",")] == rows


@law(60)
@given(people())
def test_a_record_knows_the_line_where_it_begins(rows):
    lines = (NOTE + written(rows)).split("\n")
    for record in read(NOTE + written(rows)).records:
        assert record.first in lines[record.line - 1] and record.slug in "\n".join(lines[record.line - 1 :])


@given(st.text())
@example("JosÃ©")
@example("GESTÃO")
def test_mending_what_was_encoded_twice_is_done_once(cell):
    assert repaired(repaired(cell)) == repaired(cell) or repaired(cell) != cell
    assert cell.isascii() is False or repaired(cell) == cell


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(content):
    assert isinstance(decode(content)[0], str)


def test_a_told_encoding_is_used_and_an_unknown_one_is_an_error():
    content = (HEADER + "Łukasz,Żak,https://www.linkedin.com/in/zak,,,,\n").encode("cp1250")
    assert read(content, encoding="cp1250").records[0].name == "Łukasz Żak"
    (one,) = opened(content, encoding="klingon")
    assert one.error.code == "encoding" and "klingon" in one.error.message


PIECES = [
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1a",
    b"\xed\xa0\x80",
    b"=",
    b"9" * 400,
    b"First Name",
    b"A" * 140_000,
    b'"' * 501,
    b"," * 3000,
    b"\n" * 300,
    "\u2028".encode(),
    b"31 Feb 2021",
    b"99999999999999999999",
    "²".encode(),
    b"1/1/0000",
    b"BEGIN:VCARD",
    b'{"',
]


def spoilt(content: bytes, chance: random.Random) -> bytes:
    spoiling = bytearray(content)
    for _ in range(chance.choice([1, 2, 4, 16])):
        start = chance.randrange(len(spoiling) + 1)
        end = min(len(spoiling), start + chance.randrange(60))
        what = chance.randrange(5)
        if what == 0:
            del spoiling[start:end]
        elif what == 1:
            spoiling[start:start] = chance.choice(PIECES)
        elif what == 2:
            spoiling[start:start] = spoiling[start:end] * 20
        elif what == 3:
            spoiling[start:end] = chance.randbytes(end - start)
        else:
            del spoiling[start:]
    return bytes(spoiling)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_spoilt_files_give_items_or_a_refusal_and_never_anything_else(seed, cases):
    chance = random.Random(seed)
    outcomes = {True: 0, False: 0}
    for _ in range(150):
        for one in opened(spoilt(chance.choice(cases), chance)):
            try:
                outcomes[isinstance(one, Bundle) and read_bundle(one) is not None] += 1
            except UnusableFile as error:
                assert error.message and error.hint
                outcomes[False] += 1
    assert min(outcomes.values()) > 10


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="/?#%"), min_size=1, max_size=20))
@example("nia-groß")
@example("nia-bloom-2")
@example("acwaaa-bloom")
@example("\u200e-oda")
@example("uma-d\u202far")
def test_the_address_of_a_profile_is_the_one_of_the_file_whatever_letters_it_has(part):
    part = unicodedata.normalize("NFC", part.strip()).strip()
    url = f"https://www.linkedin.com/in/{quote(part)}"
    slug, address = profile_slug(url), profile_address(url)
    assert slug == profile_slug(profile_url(slug)) == profile_slug(profile_url(slug, address))
    assert (slug, address) == refolded(slug, address)
    if slug:
        assert profile_url(slug, address) == url
    lost = "".join(c for c in part if not c.isspace() and unicodedata.category(c) != "Cf")
    assert profile_slug(f"https://www.linkedin.com/in/{lost}") == slug or not lost  # as a spreadsheet decodes it


@pytest.mark.parametrize(
    "written",
    ["Ada-BLOOM-12Ab", "ada-bl%c3%b6m", "ada-bl%C3%B6m", "%E2%80%8E-Ada", "ada%20bloom", "ADA-%C3%9F", "ada-bl%C3%B6m%"],
)
def test_an_address_stays_as_it_is_written_and_is_known_again_in_any_case(written):
    url = f"http://uk.linkedin.com/in/{written}/de?trk=x"
    kept = profile_url(profile_slug(url), profile_address(url))
    assert kept.removeprefix("https://www.linkedin.com/in/") == (f"{written}25" if written.endswith("%") else written)
    for spelt in (url.upper(), url.lower(), kept, f"\u202a{url}\u202c"):
        assert profile_slug(spelt) == profile_slug(url)
