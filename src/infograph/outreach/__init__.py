"""From a path to a meeting: drafts, log, what is due, connector sheets, sharing; pure, and nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.outreach.brief import brief_for
    from infograph.outreach.drafts import Draft, field_words
    from infograph.outreach.entries import struck_out, todo_calendar
    from infograph.outreach.exchange import ShareWish, SheetRead, read_sheet, share_contacts, share_evidence, sheet_rows
    from infograph.outreach.funnel import Progress, progress
    from infograph.outreach.letters import Letter, Wanted, asked_field, letters_for
    from infograph.outreach.log import (
        NewStep,
        Step,
        find_logged,
        introductions,
        log_step,
        step_object,
        steps,
        undo,
    )
    from infograph.outreach.mail import eml, mailto
    from infograph.outreach.meetings import Meetings
    from infograph.outreach.other_ways import beside_log, connectors, ever_beside_log, todo
    from infograph.outreach.share import Counts, Shared, warnings
    from infograph.outreach.sheet import page, write_sheet
    from infograph.outreach.stages import Due, contradicted
    from infograph.outreach.templates import FOLDER, LETTERS, OF_LISTS, copy_to
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "brief": "brief_for",
            "drafts": "Draft field_words",
            "entries": "struck_out todo_calendar",
            "exchange": "ShareWish SheetRead read_sheet share_contacts share_evidence sheet_rows",
            "funnel": "Progress progress",
            "letters": "Letter Wanted asked_field letters_for",
            "log": "NewStep Step find_logged introductions log_step step_object steps undo",
            "mail": "eml mailto",
            "meetings": "Meetings",
            "other_ways": "beside_log connectors ever_beside_log todo",
            "share": "Counts Shared warnings",
            "sheet": "page write_sheet",
            "stages": "Due contradicted",
            "templates": "FOLDER LETTERS OF_LISTS copy_to",
        },
    )
