"""Other people's awkward files, where they lie beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.reading import read, read_bundle, refused
from infograph.errors import UnusableFile
from infograph.importers import Bundle, open_sources
from infograph.importers.tabular import decode, read_rows
from infograph.text import clean_name

SHARED = Path(__file__).parents[2] / ".." / "shared"
CORPUS, CORPORA = SHARED / "corpus", SHARED / "corpora"
LATER = ("duplicates_merged", "homonyms")
"""Warnings that come of comparing people, after reading."""

DISAGREEING = {
    # The table lost its CRLF line ends on the way into that repository; its answer still has them.
    "newlines_crlf": {1: {"a": "Once upon \na time"}},
    # The table has this telephone number, its answer 1234567890.
    "location_coordinates": {0: {"Contact Phone Number": "2095257564"}},
}

lying_there = pytest.mark.skipif(not CORPUS.is_dir(), reason="the acceptance corpus does not lie beside the repository")
corpora_there = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora do not lie beside the repository")
EXPECTED = json.loads((CORPUS / "expected.json").read_text("utf-8")) if CORPUS.is_dir() else []


def day(value):
    return value.isoformat()


CHECKS = {
    "names": lambda found: [one.name for one in found.records],
    "names_repaired": lambda found: [one.name for one in found.records],
    "names_clean": lambda found: [clean_name(one.name) for one in found.records],
    "companies": lambda found: [one.company for one in found.records],
    "industries": lambda found: [one.industry for one in found.records],
    "slugs": lambda found: [one.slug for one in found.records],
    "dates": lambda found: [day(one.connected_on) for one in found.records],
    "first_date": lambda found: day(found.records[0].connected_on),
    "emails_of_first": lambda found: list(found.records[0].emails),
    "one_to_one_partners": lambda found: [
        f"https://www.linkedin.com/in/{one.other.slug}" for one in found.evidence if one.kind == "messages"
    ],
    "reciprocated": lambda found: [
        f"https://www.linkedin.com/in/{one.other.slug}" for one in found.evidence if one.sent and one.received
    ],
    "other_people": lambda found: len({one.other.slug for one in found.evidence}),
    "outgoing": lambda found: sum(one.direction == "given" for one in found.evidence),
    "incoming": lambda found: sum(one.direction == "received" for one in found.evidence),
    "with_note": lambda found: sum(one.note for one in found.evidence),
    "people_with_accepted": lambda found: len(found.evidence),
    "accepted": lambda found: sum(one.count for one in found.evidence),
    "people": lambda found: len({end.name for one in found.evidence for end in (one.other, one.of) if end}),
    "ties": lambda found: len(found.evidence),
    "ties_between_others": lambda found: len(found.evidence),
    "urls": lambda found: sum(bool(one.slug) for one in found.records),
    "targets_without_path": lambda found: sum(one.role == "lead" for one in found.records),
    "is_connection": lambda found: any(one.role == "contact" for one in found.records),
    "me": lambda found: found.owner.name,
}


@lying_there
def test_every_file_of_the_acceptance_corpus_gives_its_rows_warnings_and_details():
    wrong = {}
    for case in EXPECTED:
        if case["status"] != "ok":
            continue
        found = read(CORPUS / case["file"])
        got = {"kind": found.kind, "data_rows": found.data_rows, "warnings": found.warnings}
        wanted = [warning for warning in case["warnings"] if not warning.startswith(LATER)]
        expected = {"kind": case["kind"], "data_rows": case["data_rows"], "warnings": sorted(wanted)}
        if case["valid_rows"] is not None:
            got["valid_rows"], expected["valid_rows"] = found.valid_rows, case["valid_rows"]
        for key in CHECKS.keys() & case.keys():
            got[key], expected[key] = CHECKS[key](found), case[key]
        if got != expected:
            wrong[case["file"]] = {key: (got[key], expected[key]) for key in got if got[key] != expected[key]}
    assert wrong == {}


@lying_there
def test_every_refusal_of_the_acceptance_corpus_names_its_reason():
    refusals = {case["file"]: case["warnings"] for case in EXPECTED if case["status"] == "refuse"}
    assert {file: [refused(CORPUS / file).code] for file in refusals} == refusals


@pytest.mark.slow
@corpora_there
def test_no_file_of_the_corpora_gives_anything_but_items_or_a_refusal():
    files = [path for path in sorted(CORPORA.rglob("*")) if path.is_file()]
    assert len(files) > 900
    outcomes = {"read": 0, "refused": 0}
    for one in open_sources([str(path) for path in files]):
        try:
            if isinstance(one, Bundle):
                read_bundle(one)
            outcomes["read" if isinstance(one, Bundle) else "refused"] += 1
        except UnusableFile:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == len(files)


@corpora_there
def test_csv_spectrum_is_parsed_exactly():
    tables = sorted((CORPORA / "csv-spectrum" / "csvs").glob("*.csv"))
    assert len(tables) == 12
    for path in tables:
        header, *rows = [row.cells for row in read_rows(decode(path.read_bytes())[0], ",")]
        parsed = [dict(zip(header, row, strict=True)) for row in rows]
        wanted = json.loads((CORPORA / "csv-spectrum" / "json" / f"{path.stem}.json").read_text("utf-8"))
        wanted = wanted if isinstance(wanted, list) else [wanted]
        assert parsed == [row | DISAGREEING.get(path.stem, {}).get(number, {}) for number, row in enumerate(wanted)], path.stem


@corpora_there
def test_csv_spectrum_s_two_answers_that_differ_from_their_tables_do_so_for_the_reason_we_give():
    folder = CORPORA / "csv-spectrum" / "csvs"
    table = (folder / "newlines_crlf.csv").read_bytes()
    assert b"\r" not in table
    as_it_was = decode(table.replace(b"\n", b"\r\n"))[0]
    assert [row.cells for row in read_rows(as_it_was, ",")][2] == ["Once upon \r\na time", "5", "6"]
    assert b"2095257564" in (folder / "location_coordinates.csv").read_bytes()
