"""Mail and calendars: who stood together, how often and when, from headers alone; never a subject, a body or an attachment.

A format of mail is one module here with `TITLE`, `claims(start, name)` (why a file that begins so is one, or "") and
`read(stream, box, position)`, which tells a `Tally` what it finds and yields how far it has come. No list elsewhere names it.
"""

from __future__ import annotations

from infograph.importers.shapes import Kind

KIND = "mailbox"
KINDS = {KIND: Kind("mail and calendars", rows="other")}
