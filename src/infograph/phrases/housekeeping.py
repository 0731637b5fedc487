"""Say what is in the store and what would help, and what `doctor` found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from shlex import quote
from typing import TYPE_CHECKING

from infograph.phrases.numbers import counted, times

if TYPE_CHECKING:
    from infograph.answers import Forgotten, Hint, LikelyMine, Status
    from infograph.store.deeds import Deed, What
    from infograph.store.everybody import Misfit

_HINTS: Mapping[Hint, str] = {
    "older rules": (
        "Who is who and the industries were worked out by another version: the next import or correction works them out again."
    ),
    "crowd": (
        "One of those in every friend’s list is you: say who, or you may be suggested to yourself"
        " (infograph import FILE --me 'NAME')"
    ),
    "contacts": "Your own contacts are missing: infograph import Connections.csv",
    "exports": "One friend’s export opens the second degree: infograph import FILE --owner 'Bob Johnson'",
    "archive": "Import your whole LinkedIn archive (a .zip or its folder), messages too, to know how strong your ties are.",
    "name": "Say who you are, so that you are found in friends’ exports: infograph import FILE --me 'NAME'",
}
_MISFITS: Mapping[Misfit, str] = {
    "ties of nobody": "ties of people who are gone",
    "ties of one side": "ties known from one side only",
    "records of nobody": "records of people who are gone",
    "labels of nobody": "labels of people who are gone",
}
CHECKS: Mapping[str, str] = {
    "sound": "store is sound",
    "private": "store is private",
    "consistent": "people fit their sources",
    "current": "people and industries follow the rules",
    "fresh": "sources are fresh",
}
"""What is looked at."""

SOUND = "every page fits its checksum, and SQLite’s own check passes"
IN_MEMORY = "in memory"
NOTHING_REMOVED = "Nothing was removed."
NOTHING_DONE = "Nothing was done yet."
NOTHING_CHANGED = "Nothing was changed."
NOTHING_OLD = "Nothing is that old."
NO_BACKUPS = "There are no backups beside the store. To make one: infograph backup FILE"
NO_SOURCES = "Nothing was imported yet. Next: infograph import Connections.csv"
SOURCES_TITLE = "Sources"
SOURCES = ("#", "Owner", "Kind", "People", "Imported", "File", "Consent")
"""The columns of the imported files."""
OK = "ok     "
WRONG = "WRONG  "
"""What stands before a finding of `doctor`."""
UNCHECKED = "not checked here"
PRIVATE = "only you can read it"
CONSISTENT = "every tie, record and label has its people"
RULES_OF_NOW = "worked out by this version"
OLDER_RULES = "not yet: who is who and the industries were worked out by another version"
MAKE_AGAIN_NOW = "Make them again now: infograph doctor --repair (the next import or correction does it too)"
MAKE_AGAIN = "Make them again: infograph doctor --repair"
RENEW = "Ask for a newer export, or drop them: infograph expire --older-than 365"


def hint_words(hint: Hint) -> str:
    """Return what would make the store's answers better."""
    return _HINTS[hint]


def loose_words(names: Sequence[str]) -> str:
    """Return which files others can read."""
    return f"others can reach {', '.join(names)}"


def misfit_words(misfits: Sequence[Misfit]) -> str:
    """Return what does not fit what it was made from.

    >>> misfit_words(["ties of nobody", "ties of one side"])
    'ties of people who are gone, ties known from one side only'
    """
    return ", ".join(_MISFITS[misfit] for misfit in misfits)


def stale_words(count: int) -> str:
    """Return how many sources are old."""
    return f"{count} imported over a year ago"


def fresh_words(count: int) -> str:
    """Return that no source is old."""
    return f"{counted(count, 'source')}, none older than a year"


_MORE = "more person"

DEEDS: Mapping[What, tuple[str, str]] = {
    "import": ("files read", _MORE),
    "export": ("everything handed out", "person"),
    "export person": ("what is held on a person handed out", ""),
    "export notes": ("notes written", "person"),
    "share": ("contacts written for a friend", "person"),
    "backup": ("a copy of the store made", ""),
    "restore": ("a backup put in the place of the store", ""),
    "migrate": ("the store brought up to date", ""),
    "repair": ("everything derived made again", ""),
    "forget person": ("a person removed", "fewer person"),
    "forget owner": ("an owner’s files removed", "fewer person"),
    "forget source": ("files removed", "fewer person"),
    "expire": ("old files of friends removed", "fewer person"),
    "merge": ("two people made one", ""),
    "split": ("one person made two", ""),
    "keep apart": ("two people kept apart", ""),
    "tie": ("your word on a tie kept", ""),
    "industry": ("your word on employers kept", ""),
    "function": ("your word on a title kept", ""),
    "log": ("a step logged", ""),
    "undo": ("a step taken back", ""),
    "sheet": ("a connector’s sheet read", ""),
    "cadence": ("days until things are due changed", ""),
    "pitch": ("your line about yourself kept", ""),
    "goal": ("your goal kept", ""),
    "config": ("the ranking’s parameters changed", ""),
    "answers": ("connectors’ answers set aside", ""),
    "trial": ("the sample kept as a trial", ""),
    "pool create": ("a pool made", ""),
    "pool add": ("members’ exports added", _MORE),
    "pool consent": ("a member’s consent changed", ""),
    "pool ask": ("a name told, to ask a connector", ""),
    "pool agree": ("a connector’s yes kept", ""),
    "pool decline": ("a connector’s no kept", ""),
    "pool remove": ("a member taken out", ""),
    "pool export": ("counts of the pool handed out", ""),
    "pool tables": ("the pool’s ties handed out in numbers", ""),
}
"""What was done, in words, and what a person is who is counted with it; "" where one is not told how many."""


def deed_words(deed: Deed) -> str:
    """Return what was done, and how much of it, in words that name nobody."""
    done, whom = DEEDS[deed.what]
    sizes = [(deed.files, "file"), (deed.people if whom else None, whom)]
    counts = [counted(number, noun) for number, noun in sizes if number]
    if not counts and deed.people == 0 and whom == _MORE:
        counts = ["nothing new"]
    return f"{done} ({', '.join(counts)})" if counts else done


def deeds_in_a_row(deeds: Iterable[Deed]) -> list[tuple[str, str]]:
    """Return the days and words of what was done; what was done alike several times in a row on a day is one line."""
    alike = groupby((deed.day, deed_words(deed)) for deed in deeds)
    return [(day, words if (number := len([*each])) == 1 else f"{words}, {times(number)}") for (day, words), each in alike]


def status_words(status: Status) -> str:
    """Return what is in the store, and what would make its answers better."""
    by_word = f", {status.by_word:,} of them by your word or log alone" if status.by_word else ""
    lines = [
        f"Store            {status.home}",
        *([f"Trial            invented people, seen on {status.trial}; infograph demo --drop ends it"] if status.trial else []),
        f"You              {status.me or 'not known yet'}",
        *([f"Goal             people {status.goal}; questions without a filter ask for it"] if status.goal else []),
        f"Contacts         {status.contacts:,}{by_word}",
        f"Second degree    {status.second_degree:,}",
        f"People           {status.people:,}, {status.labelled:,} with a known industry",
        f"Ties             {status.ties:,}, {status.messaged:,} of yours with messages",
        f"Contact lists    {status.exports:,}",
        *([f"Lists to come    {status.awaited:,} that you asked for: infograph todo --all"] if status.awaited else []),
    ]
    if status.newest:
        lines.append(f"Newest contact   {status.newest}")
    if status.hints:
        lines += ["", "What would help:", *(f"  {hint}" for hint in status.hints)]
    return "\n".join(lines)


def forgotten_words(gone: Forgotten) -> str:
    """Return what was removed."""
    names = f"{', '.join(gone.names)}: " if gone.names else ""
    people, ties = counted(gone.people, "person"), counted(gone.ties, "tie")
    beside = f" Written over in {counted(gone.mentions, 'text')} that named them." if gone.mentions else ""
    backups = f" {counted(gone.backups, 'automatic backup')} of before went too." if gone.backups else ""
    after = f"{_OUTSIDE if gone.names else ''}{_backup_words(gone.kept) if gone.kept else ''}"
    return f"Removed {names}{people}, {ties}, {counted(gone.sources, 'source')}.{beside}{backups}{after}"


def _backup_words(path: str) -> str:
    return (
        f"\nA backup of before is kept, which still holds them: infograph restore {quote(path)}"
        "\nIt goes with the next infograph forget, or delete that file."
    )


_OUTSIDE = (
    "\nWhat was written out of the store before is not reached: notes, calendar files, reports, exports, backups of your own."
)

TEXTS = {
    "record": "somebody’s row",
    "evidence": "a remark on a tie",
    "event": "a note in your log",
    "fact": "an owner’s position or school",
    "source": "a file’s name or consent",
    "sign": "what a file says of its owner",
    "owner": "how an owner was first named",
    "override": "a company whose industry you said",
    "said_title": "a title of which you said what it is",
    "meta": "a setting",
}


def named_words(named: Sequence[tuple[str, str]]) -> str:
    """Return which texts beside their own rows name somebody, and what becomes of them; "" for none."""
    if not named:
        return ""
    lines = [f"  {TEXTS[table]}: “{text}”" for table, text in named]
    return "\n".join([f"They are also named in {counted(len(named), 'text')}, which will be written over:", *lines])


def forget_question(who: str) -> str:
    """Ask whether somebody is to go."""
    return f"Remove {who} for good?"


def forget_files_question(owner: str, sources: Sequence[int], going: int, *, backup: bool) -> str:
    """Ask whether what an owner gave, or some sources, are to go, with so many people, and say whether a backup is kept."""
    gave = f"what {owner} gave" if owner else f"source {', '.join(map(str, sources))}"
    kept = " A backup of before is kept until the next forget (--no-backup: none)." if backup else ""
    return f"Remove {gave} for good? {counted(going, 'person')} in nothing else will go.{kept}"


def likely_mine_words(mine: LikelyMine) -> str:
    """Return that files which are to go are the user's own, or likely are.

    >>> from infograph.answers import LikelyMine
    >>> likely_mine_words(LikelyMine("Ann Ross", 2, sure=True))
    'You are Ann Ross: these are your own files, 2 of them.'
    """
    if mine.sure:
        return f"You are {mine.name or 'me'}: these are your own files, {mine.files:,} of them."
    return f"{mine.name} may be you: nearly all of your contacts stand in that list. To take it as yours: --owner me"


def expire_question(age: int) -> str:
    """Ask whether friends' old files are to go."""
    return f"Remove friends’ exports imported over {age} days ago?"


def backup_words(file: str) -> str:
    """Return what a backup is."""
    return f"Wrote {file}, which holds everything and everybody. `infograph forget` does not reach into it."


def restore_question(file: str, *, remembers: bool) -> str:
    """Ask whether a backup is to take the place of the store; `remembers`: that can be read for who was forgotten."""
    kept = "What is there now is kept as a backup."
    if remembers:
        return f"Put {file} in the place of the store? {kept} Whoever was forgotten since stays forgotten."
    return (
        f"Put {file} in the place of the store? {kept} There is nothing to read who was forgotten since that backup: they are"
        " in it again, forget them again."
    )


def restored_words(file: str, again: int) -> str:
    """Return that a backup took the place of the store, and how many fewer people are in it as they had been forgotten."""
    gone = f" {counted(again, 'person')} who had been forgotten since went from it again." if again else ""
    return f"The store is as {file} has it.{gone} What stood there is a backup: infograph restore lists them."


def goal_words(about: str) -> str:
    """Return whom the user wishes to meet ("" is nobody in particular)."""
    return f"Your goal: {about}." if about else "No goal is kept."


def goal_next(*, kept: bool) -> str:
    """Return what to do with a goal, or for one."""
    return "Next: infograph suggest" if kept else "For one: infograph goal --industry fintech --function product"


def log_left(steps: int, name: str, typed: str) -> str:
    """Return what of somebody's, as they are typed, the log still holds after their files went, "" for nothing."""
    if not steps:
        return ""
    return (
        f"Your log keeps {counted(steps, 'step')} with {name}, and what is due by {'it' if steps == 1 else 'them'}: "
        f"infograph log {typed}\nTo forget them there too: infograph forget {typed}"
    )
