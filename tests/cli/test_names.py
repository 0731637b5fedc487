"""People are called by one cleaned name in every output, however their names were written in the files."""

from __future__ import annotations

import pytest

from exports import ALEX, export

RAW = {
    "ethan lockhart": "Ethan Lockhart",
    "GRACE BEXLEY": "Grace Bexley",
    "🚀 Ivo Tarnow": "Ivo Tarnow",
    "Dr. Sena Malik, MBA": "Sena Malik",
}
OWNER, TARGETS = "🚀 Ivo Tarnow", ("ethan lockhart", "GRACE BEXLEY", "Dr. Sena Malik, MBA")


def _row(name: str, company: str) -> str:
    first, _, last = name.rpartition(" ") if "MBA" not in name else ("Dr. Sena", "", '"Malik, MBA"')
    slug = RAW[name].lower().replace(" ", "-")
    return f"{first},{last},https://www.linkedin.com/in/{slug},,{company},Software Engineer,02 Jan 2020"


@pytest.fixture
def raw(ig, tmp_path):
    """Fill a store from files in which names are shouted, whispered and decorated."""
    ig("import", export(tmp_path / "Connections.csv", [_row(OWNER, "Acme")]), "--me", "ALEX RIVERA")
    friends = [_row(name, "Stripe") for name in TARGETS]
    ig("import", export(tmp_path / "theirs.csv", [*friends, ALEX]), "--owner", "ivo tarnow")
    ig("log", "Grace Bexley", "asked", "--via", "Ivo Tarnow")
    return tmp_path


SHOWING = (
    *(f"suggest -i fintech --include-asked -f {form}".split() for form in "cards table csv tsv json ndjson md html".split()),
    "explain|ethan lockhart".split("|"),
    "path|ethan lockhart".split("|"),
    "brief|ethan lockhart".split("|"),
    "draft|ethan lockhart".split("|"),
    "industry|why|ethan lockhart".split("|"),
    "explain|Nobody Lockhart".split("|"),
    *(words.split() for words in ("connectors -i fintech", "connectors -i fintech -f json", "sources", "sources -f json")),
    *(words.split() for words in ("status", "ask-next", "plan -i fintech", "plan -i fintech -f json", "log", "log -f json")),
    *(
        words.split()
        for words in (
            "todo --all",
            "todo --all -f json",
            "people --merges",
            "report -i fintech --include-asked -o -",
            "export -f csv",
            "export -f graphml",
        )
    ),
)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_everybody_is_called_by_the_same_name_in_every_output(ig, raw, words):
    shown = ig(*words, rc=2 if "Nobody" in words[-1] else 0).output
    assert not [name for name in (*RAW, "ALEX RIVERA") if name in shown]


def test_the_names_are_there_as_they_should_be(ig, raw):
    shown = ig("suggest", "-i", "fintech", "--include-asked", "-f", "csv").stdout
    assert all(RAW[name] in shown for name in RAW)
    assert "Ivo Tarnow" in ig("sources").stdout


def test_what_the_files_said_is_kept_as_they_said_it(ig, raw):
    assert "GRACE BEXLEY" in ig("export", "-f", "json").stdout
