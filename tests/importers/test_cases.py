"""Golden cases: one file a kind, with all that must come out of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.reading import Found, read, refused
from infograph.importers.formats import formats
from infograph.text import clean_name, profile_url

CASES = Path(__file__).parent / "cases"
EXPECTED = json.loads((CASES / "expected.json").read_text("utf-8"))
USABLE = [case for case in EXPECTED if case["status"] == "ok"]


def name(case):
    return case["file"]


def day(value):
    return value.isoformat() if value else None


def who(record):
    return record.slug or record.name


CHECKS = {
    "names": lambda found: [one.name for one in found.records],
    "names_clean": lambda found: [clean_name(one.name) for one in found.records],
    "last_name": lambda found: found.records[-1].name,
    "dates": lambda found: [day(one.connected_on) for one in found.records],
    "slugs": lambda found: [one.slug for one in found.records],
    "urls": lambda found: [profile_url(one.slug, one.address) for one in found.records],
    "emails": lambda found: [list(one.emails) for one in found.records],
    "companies": lambda found: [one.company for one in found.records],
    "positions": lambda found: [one.position for one in found.records],
    "industries": lambda found: [one.industry for one in found.records],
    "roles": lambda found: [one.role for one in found.records],
    "doubtful": lambda found: [one.doubtful for one in found.records],
    "lines": lambda found: [one.line for one in found.records],
    "ignored": lambda found: list(found.ignored),
    "parts": lambda found: found.parts,
    "owner": lambda found: [found.owner.name, found.owner.url, list(found.owner.emails)],
    "facts": lambda found: [[one.kind, one.name, one.title, one.started, one.finished] for one in found.facts],
    "partners": lambda found: {
        who(one.other): [one.sent, one.received, day(one.last)] for one in found.evidence if one.kind == "messages"
    },
    "groups": lambda found: {who(one.other): [one.count, day(one.last)] for one in found.evidence if one.kind == "group"},
    "ties": lambda found: [[one.of.slug or one.of.name, who(one.other), one.label] for one in found.evidence],
    "tie_dates": lambda found: [day(one.last) for one in found.evidence],
    "weights": lambda found: [one.weight for one in found.evidence],
    "evidence": lambda found: [
        [one.kind, who(one.other), one.sent, one.received, day(one.last)]
        if one.kind == "messages"
        else [one.kind, who(one.other), one.direction, one.count, one.note, day(one.last)]
        for one in found.evidence
    ],
}
TABLE = {"file", "kind", "reproduces", "status", "data_rows", "valid_rows", "warnings"}


def test_every_file_of_the_cases_is_expected_and_every_expectation_checked():
    files = {path.name for path in CASES.iterdir()} - {"expected.json", ".gitattributes"}
    assert files == {case["file"] for case in EXPECTED}
    assert {key for case in EXPECTED for key in case} <= TABLE | CHECKS.keys()


@pytest.mark.parametrize("case", USABLE, ids=name)
def test_a_case_gives_its_rows_and_warnings(case):
    found = read(CASES / case["file"])
    assert found.kind == case["kind"]
    assert found.data_rows == case["data_rows"]
    assert case["valid_rows"] in (None, found.valid_rows)
    assert found.warnings == sorted(case["warnings"])


@pytest.mark.parametrize(
    ("case", "check"),
    [(case, key) for case in USABLE for key in CHECKS if key in case],
    ids=lambda value: value if isinstance(value, str) else value["file"],
)
def test_a_case_gives_exactly_what_it_holds(case, check):
    found: Found = read(CASES / case["file"])
    assert CHECKS[check](found) == case[check]


@pytest.mark.parametrize("case", [case for case in EXPECTED if case["status"] == "refuse"], ids=name)
def test_a_file_that_is_something_else_is_refused_with_the_reason_and_the_next_step(case):
    error = refused(CASES / case["file"])
    assert [error.code] == case["warnings"]
    assert error.rows == case["data_rows"]
    assert error.message and error.hint


def test_every_format_has_cases():
    kinds = {case["kind"] for case in EXPECTED}
    assert {module.KIND for module in formats()} <= kinds


@pytest.mark.parametrize("case", [case for case in USABLE if case["file"].endswith(".csv")], ids=name)
def test_a_case_is_claimed_by_one_format_alone_whatever_its_name(case):
    content = (CASES / case["file"]).read_bytes()
    assert read(content).kind == case["kind"]
