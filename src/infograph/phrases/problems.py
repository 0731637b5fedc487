"""Say what is odd about a file, a row, a draft or a sheet: a sentence a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infograph.sightings import Problem

_ENCODINGS = {
    "mac_roman": "Mac Roman",
    "cp1255": "Windows Hebrew",
    "cp1251": "Windows Cyrillic",
    "koi8_r": "KOI8-R",
    "shift_jis": "Shift-JIS",
    "cp949": "Windows Korean",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp1253": "Windows Greek",
    "cp1256": "Windows Arabic",
}


def problem_words(problem: Problem) -> str:
    """Return a problem in words, without its file, lines and numbers; those it came with where its code has none here.

    >>> from infograph.sightings import Problem
    >>> problem_words(Problem("bad_urls")), problem_words(Problem("no_tie", about=("Bob", "Ann")))
    ('addresses that are no profile', 'nothing here says that Bob knows Ann')
    >>> problem_words(Problem("bad_zip", text="x.zip is no zip."))
    'x.zip is no zip.'
    """
    words = None if problem.text else _WORDS.get(problem.code)
    if words is None:
        return problem.text
    return words if isinstance(words, str) else words(problem)


def left_as_is(problem: Problem) -> str:
    """Return a problem with a list of employers, of which nothing is changed."""
    return f"{problem.count} × {problem_words(problem)}: left as it is."


def written_as_utf8(encoding: str) -> str:
    """Return that a file is no longer in the encoding that it had."""
    return f"Names that {encoding} does not have: written as UTF-8."


def _encoding_fallback(problem: Problem) -> str:
    likely = " or ".join(f"{_ENCODINGS.get(name, name)} (--encoding {name} reads it so)" for name in problem.about)
    looks = f"it looks like {likely}" if likely else "if names look wrong, say --encoding cp1250 (or what it is)"
    return f"not UTF-8; {looks}; it was read as Windows Western"


def _own_addresses(problem: Problem) -> str:
    ask = "if one is wrong or lacking: infograph forget --source N, then import it with --mine ADDRESS for each of yours"
    return f"taken as its owner’s addresses: {', '.join(problem.about)} (on {problem.amount:.0%} of it); {ask}"


def _no_header(problem: Problem) -> str:
    return f"it has no header line; its columns were taken as {', '.join(problem.about)}"


def _no_time_limit(problem: Problem) -> str:
    if not problem.amount:
        return "does not say how long it takes: 20 minutes is usual"
    return f"asks for {problem.count} minutes: more than {problem.amount:.0f} is much"


def _way_closed(problem: Problem) -> str:
    who, whom = problem.about
    return (
        f"{who} would rather not introduce {whom}"
        if problem.detail == "declined"
        else f"{who} did not answer when asked about {whom}"
    )


_WORDS: Mapping[str, str | Callable[[Problem], str]] = {
    # how a file is written
    "encoding": "its encoding",
    "encoding_fallback": _encoding_fallback,
    "delimiter": "its columns are parted by",
    "nul_bytes": "NUL characters were dropped",
    "no_header": _no_header,
    "localised_headers": "its headers are in",
    "resaved_by_spreadsheet": "a spreadsheet has saved it again",
    "truncated_last_row": lambda problem: f"the file ends in the middle of {'this row' if problem.line else 'a card'}",
    "other_sheets": "sheets of this workbook that hold no list of contacts, left out",
    "unsafe_member_skipped": "files skipped whose names point outside the archive",
    # its rows
    "mojibake": "rows that were encoded twice were repaired",
    "hidden_rows": "members who hide their data",
    "no_name": "entries without a person’s name",
    "company_cards": "cards of companies",
    "weak_identity": "entries with neither e-mail, profile nor company to recognise them by",
    "not_first_degree": "people you are not connected with: kept as possible targets, not as ties",
    "targets_without_path": "people of whom the file does not say who knows them: kept as possible targets",
    "member_without_address": "no profile address: others’ lists know this member by name alone",
    "stray_lines": "lines that are no rows of the list",
    "stray_quotes": "a quotation mark was opened and never closed; the rows after it are read all the same",
    "ragged_rows": "rows with too few or too many cells: name and profile are kept, the rest is doubtful",
    "bad_urls": "addresses that are no profile",
    "formula_like_cells": "cells that a spreadsheet would run; kept as text",
    "long_cells": "rows of more than 5,000 letters: the first thousand of each cell are kept",
    "dates_unreadable": "dates that could not be read",
    "dates_excel_serial": "dates as Excel’s day numbers",
    "dates_future": "dates in the future; kept",
    "dates_ambiguous": "dates whose day and month could be swapped: only the year is kept",
    "no_url_column": "without profile addresses people are matched less surely",
    "no_dates": "without dates: since when they are connected is not known",
    "no_connections": "the list is empty",
    "self_loops": "ties of somebody with themselves",
    "reversed_duplicates": "ties listed twice",
    "missing_endpoint": "rows with one end only",
    "sponsored_skipped": "adverts, left out",
    "drafts_skipped": "drafts, left out",
    "spam_skipped": "spam, left out",
    "unidentified_sender": "messages of closed accounts or of LinkedIn itself, left out",
    "invitation_is_not_a_connection": "invitations: evidence of ties, none by themselves",
    # mail and calendars
    "own_addresses": _own_addresses,
    "mail_twice": "mails or events that stand in another folder too, counted once",
    "mail_lists": "mails of mailing lists and newsletters, left out",
    "mail_automatic": "mails that no person wrote (automatic answers), left out",
    "mail_machines": "mails from addresses that machines write from, left out",
    "mail_shared_senders": "mails from addresses that several people share (info@, support@), left out",
    "mail_many": "mails to more than twelve people, left out",
    "mail_broken": "mails without a sender that can be read, left out",
    "mail_undated": "mails or events on a day that cannot be, counted without one",
    "mail_shared": "recipients behind whom no single person is (lists, rooms, info@), left out",
    "mail_cancelled": "events that were cancelled, left out",
    "mail_many_meetings": "meetings of more than twelve people, left out",
    "mail_alone": "events without anybody else, left out",
    "mail_to_come": "meetings that are still to come, left out",
    "mail_rooms": "rooms and groups among the invited, left out",
    "mail_declined": "invitations that were declined or never answered, left out",
    "mail_cut": "events cut in the middle, left out",
    # what is known once people are resolved
    "owner_unclear": "it does not say whose messages these are: give them with Profile.csv",
    "forgotten": "asked to be forgotten",
    "address_alone": "people whom nothing but an e-mail address names, left out (--keep-email reads them)",
    "duplicates_merged": "rows of people whom the same file had listed before",
    "homonyms": "names that two or more people share",
    "trial_store": "read into the trial store, beside invented people; for your own store first: infograph demo --drop",
    # drafts
    "blanks": lambda problem: f"still to fill in: {', '.join(problem.about)}",
    "asks_for_job": lambda problem: f"asks for a job (“{problem.about[0]}”): ask for a conversation",
    "no_referrer": "does not say at once who referred you; people answer because of that",
    "connector_unaware": lambda problem: f"{problem.about[0]} has not agreed yet, as far as the log says",
    "no_time_limit": _no_time_limit,
    "too_long": lambda problem: f"{problem.count} words; at most {problem.amount:.0f} are read",
    "list_declined": lambda problem: f"{problem.about[0]} declined to lend it, by your log: better not ask again",
    "list_here": lambda problem: f"{problem.about[0]}’s list of contacts is here already",
    "not_asked": lambda problem: "nothing in the log says that {} was asked about {}".format(*problem.about),
    "from_note": lambda problem: "“{}” is your own note: read it as {} will".format(*problem.about),
    "way_closed": _way_closed,
    "no_tie": lambda problem: "nothing here says that {} knows {}".format(*problem.about),
    "hardly_known": lambda problem: "{} and {} hardly know each other, as was said".format(*problem.about),
    # sheets and lists of employers that were filled in
    "two_ticks": lambda problem: "both “{}” and “{}” are ticked: nothing was taken".format(*problem.about),
    "unclear_answer": lambda problem: f"“{problem.about[0]}” is neither yes nor no: left open",
    "no_answer": "nothing is ticked",
    "no_connector": lambda problem: (
        f"{problem.about[0]}: nothing stands under “connector”, so whose answer it is is not known; say it with --via 'NAME'"
    ),
    "not_motivation": lambda problem: f"motivation is a number from 0 to {problem.amount:.0f}",
    "not_posting": lambda problem: f"posting is a number from 0 to {problem.amount:.0f}",
}
