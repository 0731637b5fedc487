"""A row with nothing odd about it is read in one look, and gives exactly what reading it with care gives."""

from __future__ import annotations

import io
from csv import writer
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.importers import open_sources, recognise
from infograph.importers.people_rows import PeopleReader
from laws import law

CASES = sorted((Path(__file__).parent / "cases").glob("*.csv"))
SAMPLE = Path(__file__).parents[2] / "sample_data" / "alex-rivera" / "Connections.csv"
LATEST = date(2026, 6, 1)


def items(path: Path, latest: date = LATEST) -> list[object]:
    parts = [part for bundle in open_sources([str(path)]) for part in getattr(bundle, "parts", ())]
    return [item for part in parts for item in part.items(latest)]


@pytest.mark.parametrize("path", [*CASES, SAMPLE], ids=lambda path: path.stem)
def test_a_plain_row_gives_what_a_careful_look_gives(path, monkeypatch):
    quick = items(path)
    monkeypatch.setattr(PeopleReader, "_plain", lambda self, *row: None)
    assert items(path) == quick


words = st.sampled_from(("", "Mira", "=1+1", " x ", "a  b", "R&amp;D", "Zoë", "NA", "Dr. Ada Bloom", "@home", "田中", "\u200b"))
slugs = st.text(st.sampled_from("aczAZ09-_.~!%40/?#'é "), max_size=8)
urls = st.builds("{}{}".format, st.sampled_from(("https://www.linkedin.com/in/", "linkedin.com/in/", "in/", "")), slugs)
days = st.sampled_from(
    ("02 Jan 2024", "2 Jan 2031", "1/2/2024", "13/2/2024", "45293", "", "Mar 2019", "never", " 03 Feb 2020 ")
)
rows = st.lists(st.tuples(words, words, urls, words, words, days), min_size=1, max_size=5)


@law(200)
@given(rows)
def test_any_row_gives_what_a_careful_look_gives(made):
    out = io.StringIO(newline="")
    writer(out).writerows([["First Name", "Last Name", "URL", "Company", "Position", "Connected On"], *made])

    def read() -> list[object]:
        return list(recognise("Connections.csv", out.getvalue().encode()).items(LATEST))

    quick = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PeopleReader, "_plain", lambda self, *row: None)
        assert read() == quick


def test_most_rows_of_an_export_are_plain(monkeypatch):
    plain, read = [], PeopleReader._plain
    monkeypatch.setattr(PeopleReader, "_plain", lambda self, *row: plain.append(read(self, *row)) or plain[-1])
    assert len(items(SAMPLE)) > 300
    assert sum(one is not None for one in plain) > 0.5 * len(plain) > 150


def test_what_is_to_come_is_judged_by_the_day_that_was_given():
    def odd(latest: date) -> int:
        return sum(getattr(item, "code", "") == "dates_future" for item in items(SAMPLE, latest))

    assert (odd(date(2026, 12, 31)), odd(date(2000, 1, 1)) > 0, odd(date.max)) == (0, True, 0)
