"""Mail and calendars: who stood together, how often and when, from headers alone; never a subject, a body or an attachment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.importers.shapes import Kind
from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.importers.mail.headers import LONGEST, Address, mail_of
    from infograph.importers.mail.tally import MOST_TOGETHER
else:  # 8 ms, which a file that is no mail need not wait for
    __getattr__ = lazy_names(__name__, {"headers": "LONGEST Address mail_of", "tally": "MOST_TOGETHER"})

KIND = "mailbox"
KINDS = {KIND: Kind("mail and calendars", rows="other")}
