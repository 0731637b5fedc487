"""Say where one stands and the one next step, and what a trial with invented people is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infograph.phrases.numbers import agreeing, counted

if TYPE_CHECKING:
    from infograph.answers import Status

EXPORT = """\
  1. LinkedIn: Settings & Privacy > Data privacy > Get a copy of your data
     > the larger archive (a day), or Connections alone (ten minutes)
  2. infograph import FILE.zip                as it came"""
BEGIN = f"""\
infograph finds who can refer you to people in the field you want to enter,
from contacts that you and your friends already have. Nothing was imported yet.

Next: get your own contacts
{EXPORT}

While you wait, an answer from invented people: infograph demo"""
OWN_LACKS = f"""\
Next: get your own contacts, which say how well you know your friends
{EXPORT}"""
_LISTS_LACK = """\
Next: a friend’s list, since yours cannot say whom your contacts know
  infograph ask-next                          whose would open most
  infograph draft 'NAME' --kind list-ask      the message that asks for it
  infograph import FILE --owner 'NAME'        when it came
  infograph import MAILBOX                    or your own mail, read here

"""
_YOURSELF = "Whom you know in a field yourself: infograph suggest --industry fintech"
_YOURSELF_GOAL = """\
Whom you know yourself:
  infograph suggest            your goal: {goal}"""
ASK = """\
Next: ask who can refer you, in the field that you want to enter
  infograph suggest --industry fintech        others: infograph industries"""
_ASK_GOAL = """\
Next: ask who can refer you to those you wish to meet
  infograph suggest            your goal: {goal}"""
_WRITE = """\
Next: write to the first of your last answer
  infograph draft {row}            what to write, and to whom
  infograph log {row} asked        once it is sent; --via 'NAME': through whom

Or ask again: infograph suggest{filter}"""
_WAITING = "Nothing is due before {day}: infograph todo --all"
MORE = "Everything else: infograph -h"
_TRIAL = """
A trial store is in {home} now: every command answers from it, as on {day}.
  infograph explain 1
  infograph plot -i fintech -o paths.png
  infograph status
Before your own files: infograph demo --drop"""
_YOUR_OWN = """
Now your own:
  1. On LinkedIn: Settings > Data privacy > Get a copy of your data > Connections (or the whole archive).
  2. infograph import Connections.csv      (the .zip as it came works too)
  3. infograph import bob.csv --owner 'Bob Johnson'      for each friend who gives you theirs
  4. infograph suggest --industry {industry}
To look further into the sample before: infograph demo --keep"""


def write_to(row: str, goal: str) -> str:
    """Return how to write to the first of the last answer, by their row, or to ask again; for a goal without a filter."""
    return _WRITE.format(row=row, filter="" if goal else " --industry fintech")


def pools_alone(name: str, pools: int) -> str:
    """Return what stands in a home without a store of the user's own, where pools are.

    >>> print(pools_alone("spring", 2))
    2 pools of members’ exports are here, and no contacts of your own.
    <BLANKLINE>
    Next: see how they stand
      infograph pool status --pool spring
      infograph import FILE.zip                your own contacts, which no pool holds
    """
    them = f"{counted(pools, 'pool')} of members’ exports {agreeing(pools, 'is')} here, and no contacts of your own."
    steps = [
        f"  infograph pool status --pool {name}",
        "  infograph import FILE.zip                your own contacts, which no pool holds",
    ]
    return "\n".join([them, "", f"Next: see how {'it stands' if pools == 1 else 'they stand'}", *steps])


def ask(goal: str) -> str:
    """Return how to ask who can refer one: for the goal, where there is one."""
    return _ASK_GOAL.format(goal=goal) if goal else ASK


def lists_lack(goal: str) -> str:
    """Return how to come by friends' lists, and what can be asked before: the goal, where there is one."""
    return _LISTS_LACK + (_YOURSELF_GOAL.format(goal=goal) if goal else _YOURSELF)


def awaited(lists: int) -> str:
    """Return how many lists were asked for that have not come.

    >>> awaited(2)
    '2 lists that you asked for are to come: infograph todo --all'
    """
    return f"{counted(lists, 'list')} that you asked for {agreeing(lists, 'is')} to come: infograph todo --all"


def waiting(day: str) -> str:
    """Return from which day on something is to be done again."""
    return _WAITING.format(day=day)


def more_words(*, hints: bool) -> str:
    """Return where everything else is."""
    return MORE + ("; what would help: infograph status" if hints else "")


def stand_words(status: Status, me: str) -> str:
    """Return who one is and what there is, in a line; a trial says that it is one."""
    lists = counted(status.exports, "contact list")
    reach = f"{counted(status.contacts, 'contact')}, {lists}, {status.second_degree:,} of the second degree"
    said = f"{me or 'You'}: {reach}."
    return f"{said}\nAll of them invented: infograph demo --drop ends the trial." if status.trial else said


def trial_words(home: str, day: str) -> str:
    """Return where a trial store is, and what to do with it."""
    return _TRIAL.format(home=home, day=day)


def your_own(industry: str) -> str:
    """Return how to ask the same of one's own files."""
    return _YOUR_OWN.format(industry=industry)


def sample_asks(me: str, contacts: int, exports: int, command: str) -> str:
    """Return who asks in the sample, and what."""
    lists = counted(exports, "friend’s export", "friends’ exports")
    return f"{me or 'Alex'} has {counted(contacts, 'contact')} and {lists}, all of them invented. They ask:\n  {command}\n"


def drop_question(files: Sequence[str]) -> str:
    """Ask whether a trial is to end that holds files of the user's own."""
    named = ", ".join(files[:3]) + (", ..." if len(files) > 3 else "")
    return f"The trial store holds {counted(len(files), 'file')} of your own: {named}. Drop it all the same?"


DROP_ANYWAY = "To drop it with them: add --yes."
NOT_DROPPED = "Nothing was dropped."
DROPPED = "The trial store is gone. Next: infograph import Connections.csv"
