"""What `infograph share` wrote is read as what it is."""

from __future__ import annotations

from datetime import date

from exports import BOB, CAROL, export
from infograph.model import Query
from infograph.outreach import ShareWish
from infograph.workspace import Workspace


def test_shared_contacts_are_known_as_such_and_read_as_they_were_written(tmp_path):
    file = tmp_path / "shared.csv"
    with Workspace.open(tmp_path / "bob", create=True, today=date(2026, 11, 1)) as theirs:
        theirs.import_files([export(tmp_path / "theirs.csv", [CAROL])], me="Bob Johnson")
        with file.open("w", encoding="utf-8", newline="") as out:
            theirs.meetings.share(Query(industries=("fintech",)), ShareWish(), out)
    with Workspace.open(tmp_path / "mine", create=True, today=date(2026, 11, 1)) as net:
        net.import_files([export(tmp_path / "mine.csv", [BOB])], me="Alex Rivera")
        (report,) = net.import_files([file])
        assert (report.kind, report.owner, report.connections) == ("shared_contacts", "Bob Johnson", 1)
        (row,) = net.suggest(industry="fintech")
        assert (row.target.name, row.target.company, row.target.slug) == ("Carol Lee", "Stripe", "carol-lee")
        assert row.target.position == "Head of Payments" and row.best.connector.name == "Bob Johnson"
