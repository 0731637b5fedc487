"""The first look of everybody: an answer from invented people."""

from __future__ import annotations

# Loaded when used: SQLite and the store take 24 ms, which --help does not need.
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

import infograph
from infograph import intake
from infograph.cli import last_answer, screen
from infograph.cli.answer import show
from infograph.cli.options import YES, complete_industry, count, industry_code
from infograph.errors import BadRequest
from infograph.phrases import first_steps

if TYPE_CHECKING:
    from infograph.workspace import Workspace

PLACE = 110

_PIPED = 100  # cells: a demo is for people wherever its text goes


@click.command(short_help="See an answer from invented sample data; --keep keeps it.")
@click.option(
    "-i",
    "--industry",
    default="fintech",
    callback=industry_code,
    shell_complete=complete_industry,
    metavar="NAME",
    show_default=True,
    help="Industry to ask for.",
)
@count("-n", "--limit", default=5, least=1, help="How many people.")
@click.option("--keep", is_flag=True, help="Keep the sample as a trial store, so that other commands answer from it.")
@click.option("--drop", is_flag=True, help="Take the trial store away again; a store of your own is left alone.")
@YES
def demo(industry: str, limit: int, keep: bool, drop: bool, yes: bool) -> None:
    """Answer a question from invented sample exports, in a store that lives in memory only, or in a trial store.

    \b
    Examples:
      infograph demo
      infograph demo --industry healthcare -n 10
      infograph demo --keep      then explain, plot, report, ... as in the documents
      infograph demo --drop      before your own files
    """
    from infograph.demo import kept_trial, sample_exports

    if keep and drop:
        raise BadRequest("--keep and --drop do not go together.", "infograph demo --keep begins a trial, --drop ends it.")
    if drop:
        _end_trial(yes=yes)
        return
    with kept_trial() if keep else infograph.Workspace.in_memory(today=intake.TRIAL_DAY) as net:
        if not keep:
            net.import_files(sample_exports())
        home = _ask_sample(net, industry, limit, keep=keep)
    day = f"{intake.TRIAL_DAY.day} {intake.TRIAL_DAY:%B %Y}"
    screen.say(first_steps.trial_words(home, day) if keep else first_steps.your_own(industry))


def _ask_sample(net: Workspace, industry: str, limit: int, *, keep: bool) -> str:
    """Answer the question from the sample, as a person at a terminal sees it; return where the store is."""
    status = net.status()
    friends = sum(1 for source in {source.owner for source in status.sources} if source != "me")
    command = f"infograph suggest --industry {industry} --limit {limit}"
    screen.say(first_steps.sample_asks(status.me, status.contacts, friends, command))
    width = screen.width() if screen.is_terminal(screen.out()) else _PIPED
    with _as_suggest(industry, limit) if keep else nullcontext():
        answer = show(net, net.query(industry=industry, limit=limit), width=width)
    if keep:
        last_answer.keep(net, answer)
    return status.home


def _as_suggest(industry: str, limit: int) -> click.Context:
    """Return the context of the same question to the trial store, so that what is said of the answer speaks of that."""
    above = click.get_current_context().parent
    assert above is not None and isinstance(above.command, click.Group)
    command = above.command.get_command(above, "suggest")
    assert command is not None
    return command.make_context("suggest", ["-i", industry, "-n", str(limit)], parent=above)


def _end_trial(*, yes: bool) -> None:
    """Remove the trial store; ask before files of the user's own go with it."""
    from infograph.demo import drop_trial, files_in_trial

    own = files_in_trial()
    if own and not yes and not screen.agreed(first_steps.drop_question(own), first_steps.DROP_ANYWAY):
        screen.tell(first_steps.NOT_DROPPED)
        return
    last_answer.drop()
    drop_trial()
    screen.say(first_steps.DROPPED)
