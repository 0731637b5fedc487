"""From a path to a meeting, one method each: drafts, log, what is due, connector sheets, sharing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from infograph import outreach, people, question
from infograph.model import OwnContact, Person, Query, Suggestion
from infograph.phrases.letters import to_read
from infograph.store import events, meta, read, tie_days
from infograph.store.db import default_home
from infograph.tables import Rows
from infograph.text import clean

if TYPE_CHECKING:
    from infograph.outreach.exchange import ShareWish, SheetRead
    from infograph.outreach.funnel import Progress
    from infograph.outreach.letters import Letter
    from infograph.outreach.log import Introduction, Step
    from infograph.outreach.share import Counts, Shared
    from infograph.outreach.sheet import Asked
    from infograph.outreach.stages import Due
    from infograph.question.cadence import Cadence
    from infograph.workspace import Workspace


class Meetings:
    """What comes after a suggestion, over one store; reached as `Workspace.meetings`."""

    def __init__(self, net: Workspace) -> None:
        self._store = net._store
        self._today = net.today
        self._viewing = net._viewing

    @property
    def templates(self) -> Path | None:
        """Return the folder of the user's own templates; None for a store in memory."""
        return self._store.path.parent / outreach.FOLDER if self._store.path else None

    def draft(self, who: str, *kinds: str, via: str = "", minutes: int = 0, first: int = 0, **words: str) -> Rows[Letter]:
        """Return drafts for meeting a person, each with what is wrong with it.

        `kinds`: list-ask (for their list of contacts), list-nudge, ask, blurb, note, direct, nudge, times, confirm, thanks,
        thanks-connector, loop, warm, landed, congrats; none: those that are due by the log. `minutes` 0: 20 of a peer, 15
        of somebody senior, 10 of an executive. `first`: the number of the contact to ask where neither `via` nor the log
        says through whom. `words` fill blanks: learned, next_step, date, time, where,
        outcome, news, pitch, field, work. Raises BadRequest for "direct" and "list-ask" to somebody who is no
        contact.
        """
        wanted = outreach.Wanted(kinds, via, minutes, tuple(words.items()), first)
        with self._viewing() as view:
            return Rows(outreach.letters_for(view, who, wanted, self.templates))

    def letters_about(self, suggestion: Suggestion, *kinds: str, **words: str) -> Rows[Letter]:
        """Return drafts about somebody of an answer, through the connector whom their row names; see `draft`."""
        via = f"#{suggestion.best.connector.id}"
        wanted = outreach.Wanted(kinds, via, words=tuple(words.items()), ranked=suggestion)
        with self._viewing() as view:
            return Rows(outreach.letters_for(view, f"#{suggestion.target.id}", wanted, self.templates))

    def letter_about(self, query: Query, row: Suggestion | OwnContact, kind: str) -> str:
        """Return the draft of a kind about somebody of the answer to a question, of its field.

        It is through the connector to ask first, or to an own contact.
        """
        field = {"field": words} if (words := outreach.asked_field(query)) else {}
        if isinstance(row, OwnContact):
            (letter,) = self.draft(f"#{row.person.id}", kind, via="", minutes=0, first=0, **field)
        else:
            (letter,) = self.letters_about(row, kind, **field)
        return to_read(letter.draft.subject, letter.draft.body)

    def copy_templates(self) -> list[Path]:
        """Copy the templates into the user's folder, where they can be changed; what is there already stays."""
        return outreach.copy_to(self.templates or default_home() / "templates")

    def set_pitch(self, words: str) -> None:
        """Keep the user's one line about themselves; "" goes back to the headline of their profile."""
        with self._store.writing("pitch") as db:
            meta.put_meta(db, "pitch", clean(words))

    def brief(self, who: str, *, purpose: str = "field", first: int = 0) -> str:
        """Return one page before a meeting: who they are, who knows them, what you share, what to ask."""
        with self._viewing() as view:
            return outreach.brief_for(view, who, purpose, self.templates, first=first)

    def log(self, person: str, stage: str, **said: Any) -> Step:
        """Keep a step with a person: asked, agreed, introduced, scheduled, met, thanked, declined, no answer, paused;
        and of a contact's list: list asked, list agreed, list declined.

        `via` is the connector, `on` a date (of the meeting, where scheduled), `note` free words, `told` names given
        in a meeting, as "Dan Wu <profile address>", which become ties of the person met.
        """
        with self._store.writing("log") as db:
            return outreach.log_step(db, person, outreach.NewStep(stage, **said), now=self._now)

    def undo(self, who: str = "") -> Step:
        """Take back the step entered last, with everything that came of it; with a person, theirs."""
        with self._store.writing("undo") as db:
            return outreach.undo(db, who)

    def history(self, who: str = "") -> Rows[Step]:
        """Return every step, or those with one person or through them, in the order of days."""
        with self._store.reading() as db:
            about = outreach.find_logged(db, who).id if who else 0
            whole = [step for step in events.whole(db) if not about or about in (step.person, step.through)]
            return Rows(outreach.steps(db, whole))

    def todo(self) -> Rows[Due]:
        """Return what there is to do, overdue and to come, in the order of days (ordinals)."""
        with self._viewing() as view:
            return Rows(outreach.todo(view))

    def other_ways(self, person: Person) -> list[Person]:
        """Return the contacts through whom somebody can still be asked for, best first; who said no is left out."""
        with self._viewing() as view:
            return outreach.connectors(view, person)

    def calendar(self, stamp: datetime) -> str:
        """Return what there is to do as an .ics text; imported again, it updates entries and strikes out done ones."""
        with self._viewing() as view:
            return outreach.todo_calendar(view.db, stamp, outreach.beside_log(view), outreach.ever_beside_log(view))

    @property
    def cadence(self) -> Cadence:
        """Return after how many days something is due."""
        with self._store.reading() as db:
            return question.cadence_of(db)

    def set_cadence(self, given: Mapping[str, int]) -> Cadence:
        """Change after how many days something is due: nudge, thank, loop, warm, rest."""
        with self._store.writing("cadence") as db:
            return question.set_cadence(db, given)

    def introductions(self) -> Rows[Introduction]:
        """Return (who introduced, who was met, day, whether only named yet), as the figure "chain" takes them."""
        with self._store.reading() as db:
            return Rows(outreach.introductions(db))

    def progress(self) -> Rows[Progress]:
        """Return how far the people asked about came, a row a stage, as the figure "search" takes them."""
        with self._store.reading() as db:
            return Rows(outreach.progress(events.log(db)))

    @property
    def me(self) -> str:
        """Return the user's name, "" where it is not known."""
        with self._store.reading() as db:
            me = read.ego(db)
            return "" if me is None else read.people(db, [me])[me].name

    def days(self) -> list[int | None]:
        """Return since which day the user knows each of their contacts, as "timeline" takes them; None: not known."""
        with self._store.reading() as db:
            return tie_days.own(db)

    def sheet(self, connector: str, query: Query) -> tuple[Person, Rows[Asked]]:
        """Return a connector and the few of their contacts to ask them about, best first, of all of them (`total`)."""
        with self._viewing() as view:
            return outreach.sheet_rows(view, connector, query)

    def read_sheet(self, path: str | Path, *, connector: str = "") -> SheetRead:
        """Read a filled-in sheet: closeness of the connector's ties, and whom they would introduce."""
        with self._store.writing("sheet") as db:
            return outreach.read_sheet(db, Path(path), connector, now=self._now)

    def share(self, query: Query, wish: ShareWish, out: TextIO, *, raw: bool = False) -> Rows[Shared]:
        """Write one's own contacts who fit a question for a friend: no e-mail addresses, a consent and a date."""
        with self._store.reading() as db:
            given = outreach.share_contacts(db, query, wish, self._today, out, raw=raw)
        self._store.note("share", len(given))
        return Rows(given)

    def share_evidence(self, query: Query, wish: ShareWish, out: TextIO, *, raw: bool = False) -> Rows[Counts]:
        """Write counts of one's messages with contacts for a friend, without the messages."""
        with self._store.reading() as db:
            given = outreach.share_evidence(db, query, wish, self._today, out, raw=raw)
        self._store.note("share", len(given))
        return Rows(given)

    def logged(self, who: str) -> Person:
        """Return the person a name means; of several of that name the one who stands in the log already."""
        with self._store.reading() as db:
            return outreach.find_logged(db, who)

    def knows(self, person: Person) -> bool:
        """Say whether somebody is the user's own contact."""
        with self._store.reading() as db:
            return bool(read.ties_with(db, read.ego(db) or 0, [person.id]))

    def are_tied(self, person: Person, other: Person) -> bool:
        """Say whether any list, or the user, ties two people."""
        with self._store.reading() as db:
            return bool(read.ties_with(db, person.id, [other.id]))

    def typed(self, *numbers: int) -> dict[int, str]:
        """Return what to type to mean each of these people, as a shell takes it: the name, or else the number."""
        with self._store.reading() as db:
            return {number: people.as_typed(db, person) for number, person in read.people(db, set(numbers)).items()}

    def typed_via(self, *numbers: int) -> dict[int, str]:
        """Return the same for connectors, as `--via` takes them."""
        with self._store.reading() as db:
            return {number: people.as_connector(db, person) for number, person in read.people(db, set(numbers)).items()}

    def typed_giver(self, who: str) -> str:
        """Return what to type to mean the contact whose list is spoken of, of several of one name the contact."""
        with self._store.reading() as db:
            return people.as_connector(db, people.find_contact(db, who))

    def waits_for_list(self, person: Person) -> bool:
        """Say whether somebody was asked for their list, and neither sent nor declined it."""
        with self._store.reading() as db:
            return person.id in events.awaited_lists(db)

    def told_apart(self, *numbers: int) -> dict[int, str]:
        """Return the names of people by their numbers, of those who share theirs with number and employer."""
        with self._store.reading() as db:
            return people.told_apart(db, read.people(db, numbers))

    def names(self, *numbers: int) -> dict[int, str]:
        """Return the names of people by their numbers."""
        with self._store.reading() as db:
            return {number: person.name for number, person in read.people(db, numbers).items()}

    @property
    def _now(self) -> int:
        return self._today.toordinal()
