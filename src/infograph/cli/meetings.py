"""From a suggestion to a meeting: drafts, the page before it, the log, what is due."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from infograph.cli import screen
from infograph.cli.options import complete_person, or_empty, text_or_json
from infograph.errors import Ambiguous, BadRequest

if TYPE_CHECKING:
    from infograph.outreach.stages import Due
    from infograph.workspace import Workspace
    from infograph.workspace.drafting import Letter
    from infograph.workspace.following_up import Step

DRAFT_FORMATS = ("text", "eml", "mailto")
_SOON = 7


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """Return NAME=VALUE options as a mapping; raises BadRequest for anything else."""
    pairs = [part.partition("=") for part in value]
    if any(not name.strip() or not sign for name, sign, _ in pairs):
        raise BadRequest(f"{param.opts[0]} cannot be read.", f"Write it as: {param.opts[0]} NAME=VALUE")
    return {name.strip(): text.strip() for name, _, text in pairs}


def _day(ctx: click.Context, param: click.Parameter, value: str) -> date | None:
    """Return a day as 2026-12-01; raises BadRequest for what is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadRequest(f"“{value}” is no day.", f"Write it as: {param.opts[0]} 2026-12-01") from None


@click.command(short_help="Write the messages for meeting somebody.")
@click.argument("person", default="", shell_complete=complete_person)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", show_default="what is next by the log",
              help="ask, blurb, note, direct, confirm, thanks, thanks-connector, loop or landed; repeatable.")  # fmt: skip
@click.option("--via", default="", metavar="NAME", show_default="by the log, else the best",
              help="Through this contact.")  # fmt: skip
@click.option("--minutes", default=20, type=click.IntRange(5, 120), show_default=True, help="How long to ask for.")
@click.option("--set", "words", multiple=True, callback=_pairs, metavar="NAME=WORDS",
              help="Fill a blank: learned, next_step, date, time, where, outcome, news, field.")  # fmt: skip
@click.option("--pitch", metavar="WORDS", help="One line about you; kept for later drafts.")
@click.option("-f", "--format", "form", type=click.Choice(DRAFT_FORMATS), callback=or_empty,
              show_default="by -o, else text", help="eml: opens in a mail program; mailto: a link.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; several as .eml: to a folder.")
@click.option("--edit-templates", is_flag=True, help="Copy the templates to a folder of yours, and say where.")
def draft(
    person: str, kinds: tuple[str, ...], via: str, minutes: int, words: dict[str, str], pitch: str | None, form: str,
    output: str, edit_templates: bool,
) -> None:  # fmt: skip
    """Write drafts to send yourself, from what is known of PERSON and the way to them; nothing is ever sent.

    What is not known stays a blank in square brackets, and what is wrong with a draft is said.

    \b
    Examples:
      infograph draft 'Carol Lee'
      infograph draft 1 --kind note --format eml -o carol.eml
      infograph draft 'Carol Lee' --kind thanks --set 'learned=how payments are cleared'
      infograph draft --edit-templates
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        meetings = net.meetings
        if pitch is not None:
            meetings.set_pitch(pitch)
        if edit_templates:
            paths = meetings.copy_templates()
            screen.say("Change these as you like; delete one to get the original back:\n" + "\n".join(map(str, paths)))
        if person:
            told = last_answer.person(net, person)
            filled = _asked_field(net, told) | _known(words)
            found = meetings.draft(told, *kinds, via=via, minutes=minutes, **filled)
            _hand_out(found, form or _draft_format(output), output)
    if not person and not edit_templates and pitch is None:
        raise BadRequest("A draft for meeting whom?", "infograph draft 'Carol Lee'")
    if not person and pitch is not None:
        screen.say("Kept: drafts say this of you." if pitch else "Drafts say your profile's headline of you again.")


@click.command(short_help="One page about somebody before you meet.")
@click.argument("person", shell_complete=complete_person)
@click.option("--purpose", default="field", metavar="LIST", show_default=True,
              help="What to ask about: field, role, company, change, or a list of your own.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file.")
def brief(person: str, purpose: str, output: str) -> None:
    """Write who PERSON is, who knows them, what you share and what to ask, as text that is Markdown too.

    \b
    Examples:
      infograph brief 'Carol Lee'
      infograph brief 2 --purpose change -o carol.md
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        text = net.meetings.brief(last_answer.person(net, person), purpose=purpose)
    _write_text(text, output)


@click.command(short_help="Keep whom you asked and met, and through whom.")
@click.argument("person", default="", shell_complete=complete_person)
@click.argument("stage", nargs=-1)
@click.option("--via", default="", metavar="NAME", help="The connector.")
@click.option("--on", default="", callback=_day, metavar="DATE", show_default="today",
              help="The day, as 2026-12-01; of the meeting where scheduled.")  # fmt: skip
@click.option("--note", default="", help="What to remember.")
@click.option("--told", multiple=True, metavar="'NAME <URL>'", help="Somebody they named when you met; repeatable.")
@click.option("--undo", is_flag=True, help="Take the last step back; with PERSON, theirs.")
@text_or_json
def log(
    person: str, stage: tuple[str, ...], via: str, on: date | None, note: str, told: tuple[str, ...], undo: bool,
    form: str,
) -> None:  # fmt: skip
    """Keep a step with PERSON, or show the steps so far.

    Stages: asked, agreed, introduced, scheduled, met, thanked, declined, no answer, paused.

    \b
    Examples:
      infograph log 'Carol Lee' asked --via 'Bob Johnson'
      infograph log 'Carol Lee' scheduled --on 2026-12-01
      infograph log 'Carol Lee' met --told 'Dan Wu <https://www.linkedin.com/in/dan-wu>'
      infograph log 'Carol Lee'
      infograph log --undo
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    if undo and (stage or told or via or note or on):
        raise BadRequest("--undo takes a step back; it keeps none.", "infograph log --undo, or: log 'Carol Lee' --undo")
    if not stage and (told or via or note or on):
        raise BadRequest("Which stage?", "infograph log 'Carol Lee' asked --via 'Bob Johnson'")
    with Workspace.open() as net:
        meetings = net.meetings
        whom = last_answer.person(net, person) if person else ""
        if undo:
            shown = [meetings.undo(whom)]
        elif stage:
            shown = [meetings.log(whom, " ".join(stage), via=via, on=on, note=note, told=told)]
        else:
            shown = meetings.history(whom)
    _show_steps(shown, form, heading="Taken back: " if undo else "Kept: " if stage else "")


@click.command(short_help="What is due: replies, thanks, loops to close.")
@click.option("--days", default=_SOON, type=click.IntRange(min=0), show_default=True, help="Look so far ahead.")
@click.option("--all", "everything", is_flag=True, help="Whatever its day.")
@click.option("--ics", "-o", "output", default="", metavar="FILE",
              help="Write a calendar file; imported again, it updates and strikes out what is done.")  # fmt: skip
@click.option("--set", "cadence", multiple=True, callback=_pairs, metavar="NAME=DAYS",
              help="Change when things are due: nudge, thank, loop, warm, rest; kept.")  # fmt: skip
@text_or_json
def todo(days: int, everything: bool, output: str, cadence: dict[str, str], form: str) -> None:
    """Show what is due by the log: whom to remind, write to, thank, tell how it went, keep in touch with.

    \b
    Examples:
      infograph todo
      infograph todo --ics todo.ics
      infograph todo --set nudge=5 --set warm=120
    """
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        meetings = net.meetings
        if cadence:
            changed = meetings.set_cadence({name: _number(name, text) for name, text in cadence.items()})
            screen.tell(f"Days: {changed.words()}")
        if output:
            with screen.answer_to(output, machine=True) as out:
                out.write(meetings.calendar(datetime.now(UTC)))
            return
        found = [one for one in meetings.todo() if everything or one.day <= net.now + days]
        _show_due(found, net.now, meetings.names(*{one.then[0] for one in found}), form)


def _asked_field(net: Workspace, told: str) -> dict[str, str]:
    """Return the field that the last answer was about, where this person stood in it: that is what to ask them about."""
    from infograph.cli import last_answer
    from infograph.cli.wording import field_of

    with suppress(Ambiguous):  # of several of one name, the log may know whom
        if (asked := last_answer.question(net.person(told))) is not None:
            return field_of(asked)
    return {}


def _known(words: dict[str, str]) -> dict[str, str]:
    unknown = set(words) - set(_BLANKS)
    if unknown:
        raise BadRequest(f"No draft has a blank “{sorted(unknown)[0]}”.", f"Blanks: {', '.join(_BLANKS)}.")
    return words


_BLANKS = ("learned", "next_step", "date", "time", "where", "outcome", "news", "pitch", "field", "work", "how_known")


def _draft_format(output: str) -> str:
    return "eml" if PurePath(output).suffix.lower() == ".eml" else "text"


def _hand_out(letters: list[Letter], form: str, output: str) -> None:
    """Write drafts where they are wanted, then say what is wrong with each."""
    from infograph.outreach.mail import eml, mailto

    if form == "eml":
        _write_messages([(one.draft.kind, eml(one.draft)) for one in letters], output)
    elif form == "mailto":
        _write_text("\n".join(mailto(one.draft) for one in letters), output)
    else:
        _write_text("\n\n".join(_letter_text(one) for one in letters), output)
    for one in letters:
        for remark in one.remarks:
            screen.tell(f"{one.draft.kind}: {remark.message}")


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
    Path(output).mkdir(parents=True, exist_ok=True, mode=0o700)
    for kind, content in messages:
        with screen.new_file(str(Path(output) / f"{kind}.eml")) as file:
            file.write(content)


def _letter_text(letter: Letter) -> str:
    found = letter.draft
    to = {"blurb": "for them to forward"}.get(found.kind, f"to {found.to}" if found.to else "")
    return f"--- {found.kind} {to}".rstrip() + f"\nSubject: {found.subject}\n\n{found.body}"


def _write_text(text: str, output: str) -> None:
    if output in ("", "-"):
        screen.say(text)
        return
    with screen.answer_to(output, machine=True) as out:
        out.write(text + "\n")


def _show_steps(steps: list[Step], form: str, *, heading: str) -> None:
    from infograph.renderers.json import dumps
    from infograph.workspace.following_up import step_object

    if form == "json":
        screen.machine_out().write(dumps({"schema": 1, "steps": [step_object(step) for step in steps]}) + "\n")
    elif steps:
        screen.say("\n".join(heading + _step_text(step) for step in steps))
    else:
        screen.say("Nothing was logged yet. Next: infograph log 'Carol Lee' asked --via 'Bob Johnson'")
    if heading == "Kept: ":
        if steps[0].stage == "asked" and steps[0].through is None:
            screen.tell("If you asked somebody to introduce you, say whom: --via 'Bob Johnson'   (first: infograph log --undo)")
        screen.hint("Next: infograph todo   (wrong? infograph log --undo)")


def _step_text(step: Step) -> str:
    from infograph.text import clean_name

    parts = [f"{step.day.isoformat()}  {clean_name(step.person.name)}: {step.stage}"]
    parts += [f"for {step.detail}"] if step.stage == "scheduled" else []
    parts += [f"through {clean_name(step.through.name)}"] if step.through else []
    text = " ".join(parts)
    text += " (would rather not introduce)" if step.detail == "connector" else ""
    text += f": {step.note}" if step.note else ""
    named = ", ".join(clean_name(person.name) for person in step.named)
    return text + (f" (named {named})" if named else "")


def _show_due(found: list[Due], now: int, names: dict[int, str], form: str) -> None:
    from infograph.renderers.json import dumps
    from infograph.text import clean_name

    if form == "json":
        rows = [{"kind": one.kind, "day": date.fromordinal(one.day).isoformat(), "overdue": one.day < now,
                 "words": one.words} for one in found]  # fmt: skip
        screen.machine_out().write(dumps({"schema": 1, "todo": rows}) + "\n")
        return
    for one in found:
        person, stage = one.then
        late = "overdue  " if one.day < now else "today    " if one.day == now else "         "
        screen.say(f"{date.fromordinal(one.day).isoformat()}  {late}{one.words}")
        screen.hint(f"   then: infograph log '{_quoted(clean_name(names[person]))}' {stage}")
    if not found:
        screen.say("Nothing is due.")


def _quoted(name: str) -> str:
    return re.sub(r"['\"]", "’", name)


def _number(name: str, text: str) -> int:
    if not text.isdecimal():
        raise BadRequest(f"“{name}” takes a number of days, not “{text}”.", "infograph todo --set nudge=5")
    return int(text)
