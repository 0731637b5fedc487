"""One version and one day of release, wherever they stand; and every room has its line on the page of the architecture."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_project_citation_and_changelog_name_one_version_and_day():
    (version, day), *older = re.findall(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$", read("CHANGELOG.md"), re.M)
    assert read("CHANGELOG.md").startswith("# Changelog\n\n## Unreleased\n")
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == version
    assert f"\nversion: {version}\ndate-released: {day}\n" in read("CITATION.cff")
    assert [day, *(before for _, before in older)] == sorted([day, *(before for _, before in older)], reverse=True)


def test_every_room_stands_in_the_table_of_the_architecture():
    table = "\n".join(line.split("|")[1] for line in read("ARCHITECTURE.md").splitlines() if line.startswith("| `"))
    rooms = {path.parent.name for path in (ROOT / "src" / "infograph").glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in table} == set()
    places = re.findall(r"^\| `(\w+)/` \|.*\| `(\w+\.py)`", read("ARCHITECTURE.md"), re.M)
    assert len(places) > 8 and all((ROOT / "src" / "infograph" / room / module).is_file() for room, module in places)
