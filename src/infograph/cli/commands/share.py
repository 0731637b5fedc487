"""What one gives a friend: only the contacts that matter to them."""

from __future__ import annotations

from typing import Any

import click

import infograph
from infograph import outreach
from infograph.cli import screen
from infograph.cli.options import COMPANY, FUNCTION, INDUSTRY, LEVEL, RAW, TITLE, Asking, ends_in
from infograph.phrases import sharing

PLACE = 560


@click.command(cls=Asking, short_help="Give a friend only the contacts that matter to them.")
@INDUSTRY
@COMPANY
@TITLE
@FUNCTION
@LEVEL
@click.option("--without", multiple=True, metavar="NAME", help="Leave this person out; repeatable.")
@click.option(
    "--without-company", "without_companies", multiple=True, metavar="NAME", help="Leave out who works there; repeatable."
)
@click.option("--no-urls", is_flag=True, help="Leave profile addresses out; people are then matched less surely.")
@click.option("--no-companies", is_flag=True, help="Leave employers out; the industry stays.")
@click.option(
    "--consent",
    default="",
    metavar="TEXT",
    show_default="for introductions, not to be passed on",
    help="What you agree to; kept by whoever imports the file.",
)
@click.option("--evidence", is_flag=True, help="Counts of your messages with them instead, without the messages.")
@click.option(
    "--mail", is_flag=True, help="Also whom only your mail and calendar name, and counts of mails; left out otherwise."
)
@click.option("-o", "--output", default="", metavar="FILE", callback=ends_in(".csv"), help="Write to a file, a .csv.")
@RAW
def share(
    without: tuple[str, ...],
    without_companies: tuple[str, ...],
    no_urls: bool,
    no_companies: bool,
    consent: str,
    evidence: bool,
    mail: bool,
    output: str,
    raw: bool,
    **asked: Any,
) -> None:
    """Write those of your own contacts who fit, without e-mail addresses, with a line of consent and the day.

    \b
    Examples:
      infograph share --industry fintech -o for-alex.csv
      infograph share -i fintech --without 'Megan Holloway' --no-urls -o for-alex.csv
      infograph share --evidence -o evidence.csv
    """
    wish = outreach.ShareWish(without, without_companies, not no_urls, not no_companies, consent, mail)
    with infograph.Workspace.open() as net:
        query, meetings = net.query(**asked), net.meetings
        with screen.answer_to(output, machine=True) as out:
            if evidence:
                count = len(meetings.share_evidence(query, wish, out, raw=raw))
                said: list[str] = []
            else:
                rows = meetings.share(query, wish, out, raw=raw)
                count, said = len(rows), outreach.warnings(rows)
        me = net.meetings.me
    screen.tell("\n".join([sharing.shared_words(count, query.about()), *said]))
    if count:
        screen.tell(sharing.friend_imports(output, me))
    else:
        screen.tell(sharing.nothing_to_give())
