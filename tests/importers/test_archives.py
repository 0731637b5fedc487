"""Archives come from somebody else: nothing is extracted, nothing more is opened than needed, nothing explodes."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.reading import HEADER, opened, read, refused
from infograph.importers import Bundle, archive, compound, open_sources

ROW = "Ines,Duarte,https://www.linkedin.com/in/ines-duarte,,Fable,Engineer,03 Feb 2025\n"
LIST = (HEADER + ROW).encode()
YAUZL = Path(__file__).parents[2] / ".." / "shared" / "corpora" / "yauzl-zip"


def packed(*members: tuple[str | zipfile.ZipInfo, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def packed_by_hand(raw: bytes, size: int, crc: int, *, count: int = 1) -> bytes:
    """Return a zip with one deflated Connections.csv whose directory says whatever is wanted, so many times."""
    name = b"Connections.csv"
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, len(raw), size, len(name), 0) + name + raw
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, len(raw), size, len(name), 0, 0, 0, 0, 0, 0)
    entry += name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + end


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, str]:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target


def locked() -> bytes:
    content = bytearray(packed(("Connections.csv", LIST)))
    content[6] |= 1
    content[bytes(content).rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def spoilt() -> bytes:
    content = bytearray(packed(("Connections.csv", LIST), how=zipfile.ZIP_STORED))
    content[bytes(content).index(b"Duarte")] ^= 1
    return bytes(content)


def bomb() -> bytes:
    return HEADER.encode() + ROW.encode() * 200_000


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: packed_by_hand(deflated(bomb()), len(bomb()), zlib.crc32(bomb())),
    "a bomb that lies about its size": lambda: packed_by_hand(deflated(bomb()), 500, zlib.crc32(bomb())),
    "members over one another": lambda: packed_by_hand(deflated(LIST), len(LIST), zlib.crc32(LIST), count=50),
    "a link": lambda: packed(link("Connections.csv", "/etc/passwd")),
    "a link to a folder": lambda: packed(("Connections.csv", LIST), link("more", "../..")),
    "a password": locked,
    "a wrong checksum": spoilt,
    "half a download": lambda: packed(("Connections.csv", LIST))[:-60],
    "an empty zip": packed,
    "no zip": lambda: b"PK\x05\x06" + bytes(40),
    "a workbook": lambda: packed(("xl/workbook.xml", "<x/>"), ("[Content_Types].xml", "<x/>")),
    "names that point outside alone": lambda: packed(("../Connections.csv", LIST), ("/etc/Connections.csv", LIST)),
    "two lists of contacts": lambda: packed(("a/Connections.csv", LIST), ("b/Connections.csv", LIST)),
    "too many files": lambda: packed(*((f"{number}.txt", b"") for number in range(archive.MOST_MEMBERS + 1))),
    "a zip in a zip in a zip": lambda: packed(("a.zip", packed(("b.zip", packed(("Connections.csv", LIST)))))),
    "a list that is a web page": lambda: packed(("Connections.csv", "<html>Sign in</html>"), ("Profile.csv", "x")),
}
"""What a zip may be -> what makes it, when its test runs."""


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_archive_that_cannot_be_trusted_is_refused_with_the_next_step(make):
    error = refused(make())
    assert error.message and error.hint


def test_members_whose_names_point_elsewhere_are_skipped_and_counted():
    found = read(packed(("Connections.csv", LIST), ("..\\x.csv", "x"), ("C:\\x.csv", "x"), ("/x.csv", "x")))
    assert found.warnings == ["unsafe_member_skipped:3"]
    assert [one.name for one in found.records] == ["Ines Duarte"]


def test_nothing_but_the_needed_files_is_opened(monkeypatch):
    names = []
    kept = zipfile.ZipFile.open

    def watching(self, member, *rest, **more):
        names.append(member.filename)
        return kept(self, member, *rest, **more)

    content = packed(
        *((name, "secret") for name in ("SearchQueries.csv", "Logins.csv", "Ad_Targeting.csv", "Phone Numbers.csv")),
        ("Connections.csv", LIST),
    )
    monkeypatch.setattr(zipfile.ZipFile, "open", watching)
    read(content)
    assert names == ["Connections.csv"]


@pytest.mark.parametrize(
    "name",
    ["Connections.csv", "a/b/CONNECTIONS.CSV", "Connections_123456.csv", "x.zip/Connections_2_3.csv", "back\\Connections.csv"],
)
def test_names_of_members_vary_in_case_numbers_and_folders(name):
    assert archive.wanted(name) == "connections"
    assert archive.wanted("Endorsement Given Info_7.csv") == archive.wanted("endorsement_given_info.csv") != ""


@pytest.mark.parametrize("name", ["._Connections.csv", "Connections.csv.exe", "My Connections.csv", "Connections", ""])
def test_other_names_are_not_taken_for_the_list(name):
    assert archive.wanted(name) == ""


def test_a_broken_optional_file_is_a_problem_and_the_list_is_read():
    monster = f'FROM,TO,DATE,CONTENT\nA B,C D,2020-01-01,"{"x" * 140_000}"\n'
    found = read(
        packed(("Connections.csv", LIST), ("messages.csv", monster), ("Profile.csv", "nonsense"), ("Positions.csv", ""))
    )
    assert [one.name for one in found.records] == ["Ines Duarte"]
    assert {"bad_csv", "not_a_connections_file", "empty_file"} <= {one.code for one in found.problems} | {
        warning.partition(":")[0] for warning in found.warnings
    }


def test_all_members_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE", len(LIST) + 50)
    assert read(packed(("Connections.csv", LIST))).valid_rows == 1
    assert refused(packed(("Connections.csv", LIST), ("messages.csv", "x" * 100))).code == "bad_zip"


def test_a_zip_may_come_under_another_name_or_through_a_pipe():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *place):
            raise io.UnsupportedOperation

    (one,) = open_sources(["-"], stdin=Pipe(packed(("Connections.csv", LIST))))
    assert isinstance(one, Bundle) and one.parts[0].kind == "linkedin_connections"


def test_names_of_members_are_shown_without_control_characters():
    (one,) = opened(packed(("\x1b[31mred/Connections.csv", LIST)))
    assert one.parts[0].file == "standard input/[31mred/Connections.csv"
    assert "\x1b" not in refused(packed(("\x1b[31mred/Connections.csv", "<html>"))).message


@pytest.mark.skipif(not YAUZL.is_dir(), reason="the corpora do not lie beside the repository")
def test_none_of_yauzls_archives_passes_for_an_export():
    files = sorted(YAUZL.rglob("*.zip"))
    assert len(files) > 40
    assert all(refused(path.read_bytes()).message for path in files)


def test_a_zip_three_deep_is_refused_with_what_it_is_and_not_as_a_workbook():
    one = packed(("Connections.csv", LIST))
    assert read(packed(("a.zip", one))).valid_rows
    error = refused(packed(("b.zip", packed(("a.zip", one)))))
    assert "zip within two others" in error.message and "Excel" not in error.hint


@pytest.mark.parametrize("chain", ["of sectors", "of tables"])
def test_an_old_workbook_whose_chain_has_no_end_is_refused(chain):
    """Its reader would follow the chain until there is no memory left."""
    content = bytearray((Path(__file__).parent / "cases" / "workbook_2003.xls").read_bytes())
    assert compound.is_sound(bytes(content)) and read(bytes(content)).valid_rows
    (table,), (directory,) = struct.unpack_from("<I", content, 76), struct.unpack_from("<I", content, 48)
    if chain == "of sectors":
        struct.pack_into("<I", content, 512 * (table + 1) + 4 * directory, directory)
    else:
        struct.pack_into("<I", content, 68, table)
        struct.pack_into("<I", content, 512 * (table + 2) - 4, table)
    assert not compound.is_sound(bytes(content))
    assert refused(bytes(content)).code == "looks_like_xls"


@pytest.mark.parametrize(
    "span", [(9, 2, 0, 7), (0, 6, 7, 0), (4042200700, 1340690090, 44957, 23356), (0, 65537, 0, 7), (0, 6, 0, 257)]
)
def test_an_old_workbook_whose_sheet_spans_what_none_can_is_refused(span):
    """Its reader would ask for petabytes, and end the whole process."""
    content = bytearray((Path(__file__).parent / "cases" / "workbook_2003.xls").read_bytes())
    place = content.rindex(b"\x00\x02\x0e\x00") + 4
    assert struct.unpack_from("<IIHH", content, place) == (2, 6, 0, 7)
    struct.pack_into("<IIHH", content, place, *span)
    assert refused(bytes(content)).code == "looks_like_xls"


def test_what_only_looks_like_a_span_within_a_cell_is_none():
    """The cell in row 512 and column 14 of a long list has the same bytes as such a record."""
    content = bytearray((Path(__file__).parent / "cases" / "workbook_2003.xls").read_bytes())
    place = content.index(b"https://")
    content[place : place + 18] = b"\x00\x02\x0e\x00" + b"\xfe" * 14
    before = read((Path(__file__).parent / "cases" / "workbook_2003.xls").read_bytes())
    assert read(bytes(content)).valid_rows == before.valid_rows > 0


def test_a_stream_of_a_container_is_what_its_directory_says():
    content = (Path(__file__).parent / "cases" / "workbook_2003.xls").read_bytes()
    stream = compound.stream(content, ("Workbook",))
    assert stream.startswith(b"\x09\x08") and stream.count(b"\x00\x02\x0e\x00") == 2
    assert compound.stream(content, ("Nothing",)) == b""
