"""The messages for meeting somebody, to send oneself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

import infograph
from infograph import outreach
from infograph.cli import last_answer, screen
from infograph.cli.options import about_industry, complete_person, count, format_by_name, or_empty, pairs
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.wording import field_of
from infograph.errors import Ambiguous, BadRequest
from infograph.files import private_folder
from infograph.outreach.templates import LETTERS
from infograph.phrases import letters as said

if TYPE_CHECKING:
    from infograph.outreach.drafts import Draft
    from infograph.outreach.letters import Letter
    from infograph.workspace import Workspace

PLACE = 510

DRAFT_FORMATS = ("text", "eml", "mailto")


@click.command(short_help="Write the messages for meeting somebody.")
@click.argument("person", default="", shell_complete=complete_person)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    show_default="what is next by the log",
    help=f"{', '.join(LETTERS)}; repeatable.",
)
@click.option("--via", default="", metavar="NAME", show_default="by the log, else the best", help="Through this contact.")
@about_industry("The field to write of; repeatable.", without="of the answer they stood in, else of your goal, else theirs")
@count("--minutes", least=5, most=120, usual="20; of seniors 15, of executives 10", help="How long to ask for.")
@click.option(
    "--set",
    "words",
    multiple=True,
    callback=pairs,
    metavar="NAME=WORDS",
    help="Fill a blank: learned, next_step, date, time, where, outcome, news, field.",
)
@click.option("--pitch", metavar="WORDS", help="One line about you; kept for later drafts.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(DRAFT_FORMATS),
    callback=or_empty,
    show_default="by -o, else text",
    help="eml: opens in a mail program; mailto: a link.",
)
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; several as .eml: to a folder.")
@click.option("--edit-templates", is_flag=True, help="Copy the templates to a folder of yours, and say where.")
@with_anon
def draft(
    person: str,
    kinds: tuple[str, ...],
    via: str,
    industry: tuple[str, ...],
    minutes: int | None,
    words: dict[str, str],
    pitch: str | None,
    form: str,
    output: str,
    edit_templates: bool,
) -> None:
    """Write drafts to send yourself, from what is known of PERSON and the way to them; nothing is ever sent.

    They fit how senior PERSON is, seen from you, and where the connector stands by the log. What is not known stays a
    blank in square brackets, and what is wrong with a draft is said.

    \b
    Examples:
      infograph draft 'Carol Lee'
      infograph draft 'Carol Lee' -i fintech --kind ask --kind blurb
      infograph draft 1 --kind note --format eml -o carol.eml
      infograph draft 'Carol Lee' --kind thanks --set 'learned=how payments are cleared'
      infograph draft --edit-templates
    """
    with opened() as net:
        meetings = net.meetings
        if pitch is not None:
            meetings.set_pitch(pitch)
        if edit_templates:
            paths = meetings.copy_templates()
            screen.say(said.templates_words(list(map(str, paths))))
        if person:
            whom = last_answer.person(net, person)
            filled = (_field(industry) or _asked_field(net, whom, anybody=not _OF_SEARCH.isdisjoint(kinds))) | _known(words)
            letters = meetings.draft(whom, *kinds, via=via, minutes=minutes or 0, first=_booked(net, whom), **filled)
            _hand_out(letters, form or _draft_format(output), output)
            if any(letter.draft.kind in outreach.OF_LISTS for letter in letters):
                screen.hint(said.list_sent(meetings.typed_giver(whom)))
    if not person and not edit_templates and pitch is None:
        raise BadRequest("A draft for meeting whom?", "infograph draft 'Carol Lee'")
    if not person and pitch is not None:
        screen.say(said.pitch_words(given=bool(pitch)))


def _booked(net: Workspace, whom: str) -> int:
    """Return the number of the contact whom the last answer would ask about this person, 0 where it says nobody."""
    with suppress(Ambiguous):  # of several of one name, the log may know whom
        return last_answer.booked(net.person(whom))
    return 0


def _field(codes: tuple[str, ...]) -> dict[str, str]:
    return field_of(infograph.Query(industries=codes))


def _asked_field(net: Workspace, whom: str, *, anybody: bool) -> dict[str, str]:
    """Return the field of the last answer that this person stood in; of what is for `anybody`, else of your last question.

    A goal comes before the latter, and is what drafts speak of themselves.
    """
    with suppress(Ambiguous):  # of several of one name, the log may know whom
        stood_in = last_answer.field(net.person(whom))
        last = last_answer.asked() if anybody and stood_in is None and net.goal is None else None
        asked = stood_in or last
        return field_of(asked) if asked else {}
    return {}


def _known(words: dict[str, str]) -> dict[str, str]:
    unknown = set(words) - set(_BLANKS)
    if unknown:
        raise BadRequest(f"No draft has a blank “{sorted(unknown)[0]}”.", f"Blanks: {', '.join(_BLANKS)}.")
    return words


_OF_SEARCH = frozenset({"landed", *outreach.OF_LISTS})
"""What is written of the search itself, whatever the work of whom it goes to."""
_BLANKS = ("learned", "next_step", "date", "time", "where", "outcome", "news", "pitch", "field", "work", "how_known")


def _draft_format(output: str) -> str:
    return format_by_name(output, {".txt": "text", ".md": "text", ".eml": "eml"}, "text")


def _hand_out(letters: list[Letter], form: str, output: str) -> None:
    """Write drafts where they are wanted, then say what is wrong with each."""
    if form == "eml":
        _write_messages([(letter.draft.kind, outreach.eml(_held(letter))) for letter in letters], output)
    elif form == "mailto":
        links = [(letter.draft.kind, outreach.mailto(_held(letter))) for letter in letters]
        screen.give("\n".join(link if len(links) == 1 else f"{kind}:\n{link}" for kind, link in links), output)
    else:
        screen.give("\n\n".join(letter_text(letter) for letter in letters), output)
    for letter in letters:
        for remark in letter.remarks:
            screen.tell(f"{letter.draft.kind}: {remark.message}")


def _write_messages(messages: list[tuple[str, bytes]], output: str) -> None:
    """Write one message to a file or standard output, several to a folder."""
    if len(messages) == 1:
        if output in ("", "-"):
            screen.machine_out().write(messages[0][1].decode("utf-8"))
            return
        with screen.new_file(output) as file:
            file.write(messages[0][1])
        return
    if output in ("", "-") or PurePath(output).suffix:
        raise BadRequest("These are several messages.", "Give -o a folder, or --kind for one of them.")
    private_folder(Path(output))
    for kind, content in messages:
        with screen.new_file(str(Path(output) / f"{kind}.eml")) as file:
            file.write(content)


def _held(letter: Letter) -> Draft:
    """Return a message that says in its first line, as a blank, that it is not to be sent yet."""
    if not letter.after:
        return letter.draft
    return replace(letter.draft, body=f"{said.not_yet(letter.after)}\n\n{letter.draft.body}")


def letter_text(letter: Letter) -> str:
    """Return a draft to read: what it is and to whom, its subject, the letter."""
    written = letter.draft
    head = said.head_words(written.kind, written.to, said.not_yet(letter.after) if letter.after else "")
    return f"{head}\n{said.to_read(written.subject, written.body)}"
