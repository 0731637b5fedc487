"""Write the sample exports: `python sample_data/make.py [FOLDER]`; the same bytes every time, on every machine."""

from __future__ import annotations

import sys
from pathlib import Path

from making.archive import alexs, priyas
from making.cast import ALEX, PRIYA
from making.formats import ERAS, packed, table
from making.mailbox import mailbox
from making.owners import OWNERS
from making.world import build


def exports() -> dict[str, bytes]:
    """Return every file of the sample, by its path under the folder."""
    world, files, owners = build(), dict[str, bytes](), []
    for owner in OWNERS:
        contacts = world.contacts(owner)
        written = ERAS[owner.era](contacts, owner.exported, owner.hidden)
        if owner.person is ALEX:
            members = {"Connections.csv": written, **alexs(owner, contacts, world)}
            files.update({f"alex-rivera/{name}": content for name, content in members.items()})
            files["alex-mail/mail.mbox.gz"], files["alex-mail/calendar.ics"] = mailbox(contacts, world)
            continue
        if owner.person is PRIYA:
            written = packed({"Connections.csv": written, **priyas(owner, contacts, world)}, owner.exported)
        files[f"friends/{owner.file}"] = written
        owners.append([owner.file, owner.person.name, owner.person.url if owner.url_known else ""])
    files["friends/owners.csv"] = table(["file", "owner", "url"], owners)
    return files


def write(folder: Path) -> None:
    """Write the exports into a folder."""
    for name, content in exports().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
