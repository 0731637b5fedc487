"""Small invented exports, written as LinkedIn writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

BOB = "Bob,Johnson,https://www.linkedin.com/in/bob-johnson,,Acme Robotics,Engineer,02 Jan 2019"
MIRA = "Mira,Holloway,https://www.linkedin.com/in/mira-holloway,mira@example.com,Northlight Bank,Product Manager,02 Jan 2024"
CAROL = "Carol,Lee,https://www.linkedin.com/in/carol-lee,carol@example.com,Stripe,Head of Payments,07 Mar 2020"
DAN = "Dan,Wu,https://www.linkedin.com/in/dan-wu,,Adyen,Engineer,01 Apr 2021"
ALEX = "Alex,Rivera,https://www.linkedin.com/in/alex-rivera,,Cargo Lines,Planner,02 Jan 2019"


def export(path: Path, rows: Iterable[str], head: str = HEAD) -> Path:
    """Write an export of today's kind."""
    path.write_text(PREAMBLE + "\n".join([head, *rows]), "utf-8")
    return path
