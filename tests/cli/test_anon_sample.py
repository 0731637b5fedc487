"""The sample, with a log and notes, under --anon: every command, format, hint and page that shows people, and nobody real."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from cli.test_anon import LINES, everything_in
from house.modules import ROOT
from infograph import Workspace
from infograph.cli import screen
from infograph.cli.main import cli

pytestmark = pytest.mark.slow

OF_OUR_OWN = {"Owner", "Target", "Microsoft"}
"""Words of the sample that a heading or a format has too: an owner of sources, a column, the namespaces of workbooks."""
COLUMNS = {
    "record": "name, slug, emails, company, position, location, address",
    "source": "file, digest, consent",
    "evidence": "label",
    "fact": "name, title",
    "former": "company",
    "meta": "value",
}
PRINTED = re.compile(rf"infograph ({'|'.join(screen.SHOWING)})\b(?! --anon)")
SHORT = 4


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Fill a store with the sample, its mail, a log, notes and a goal; return its folder, its people by name and its words."""
    home = tmp_path_factory.mktemp("sample") / "home"
    data = ROOT / "sample_data"
    with Workspace.open(home, create=True) as net:
        net.import_files([data / "alex-rivera", data / "friends"])
        net.import_files([data / "alex-mail"], owner="me")
        first, second = net.suggest(industry="fintech")[:2]
        net.meetings.log(first.target.name, "asked", via=first.best.connector.name, note="Zanzibar, says Quentin Okapi")
        net.meetings.log(second.target.name, "met", told=["Petra Quokka <https://www.linkedin.com/in/petra-quokka>"])
        net.add_tie("me", first.target.name, note="Timbuktu Rowing Club", closeness=4)
        net.goal = net.query(industry="fintech")
        numbers = {"carol": f"#{first.target.id}", "bob": f"#{first.best.connector.id}"}
        with net._store.reading() as db:
            cells = [row for table, names in COLUMNS.items() for row in db.execute(f"SELECT {names} FROM {table}")]
    words = {word for row in cells for cell in row for word in str(cell).split("\n") if len(word) >= SHORT}
    numbers_alone = {word for word in words if re.fullmatch(r"[\d.,-]+|\{.*|\[.*", word)}
    return home, numbers, words - numbers_alone - OF_OUR_OWN | {"Zanzibar", "Okapi", "Timbuktu", "quokka", str(home)}


@pytest.fixture
def shown(sample, tmp_path, monkeypatch):
    """Return what gives all that a line writes with --anon: to both streams, as at a terminal, and into files."""
    home, numbers, _ = sample
    monkeypatch.setenv("INFOGRAPH_HOME", str(home))
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> tuple[str, str]:
        result = CliRunner().invoke(cli, [*line.format(**numbers).split(), "--anon"], prog_name="infograph")
        assert result.exit_code == 0, result.output
        return result.stdout + "".join(map(everything_in, sorted(tmp_path.iterdir()))), result.stderr

    return run


@pytest.mark.parametrize("line", [*map(str.strip, LINES.split("|")), "suggest", "report", "plan", "connectors"])
@pytest.mark.parametrize("terminal", [False, True], ids=["piped", "terminal"])
def test_nobody_of_the_sample_stands_in_what_is_shown(sample, shown, monkeypatch, line, terminal):
    if terminal:
        monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    text = "".join(shown(line))
    real = [word for word in sample[2] if word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    assert real == []
    assert PRINTED.findall(text) == []  # whoever runs what is printed sees no real name either


def test_a_company_has_one_number_in_every_output(shown):
    answer = json.loads(shown("suggest -i fintech -n 60 -f json")[0])["results"]
    company_of = {row["name"]: row["company"] for row in answer if row["company"]}
    page = shown("report -i fintech -o page.html")[0]
    rows = {name: re.findall(r"Company \d+", page[page.index(f">{name}<") :])[0] for name in company_of if f">{name}<" in page}
    assert len(rows) > 10 and rows == {name: company_of[name] for name in rows}
