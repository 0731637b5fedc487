"""Hand a draft to the user's own mail program, as a file or a link; nothing is ever sent from here."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from infograph.errors import BadRequest
from infograph.outreach.drafts import Draft
from infograph.text import clean

LONGEST_LINK = 1800
"""Characters of a mailto link that mail programs are known to take (Windows stops near 2,000)."""


def eml(draft: Draft) -> bytes:
    """Return a draft as an unsent message, which mail programs open for editing."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    # Line ends in a header would begin another header; a name or subject has none after this.
    message["Subject"] = clean(draft.subject)
    if address := _address(draft.email):
        message["To"] = address
    message.set_content(draft.body + "\n")
    return message.as_bytes()


def mailto(draft: Draft) -> str:
    """Return a draft as a mailto link; raises BadRequest where it is longer than mail programs take."""
    body = "\r\n".join(draft.body.splitlines())
    subject = quote(draft.subject, safe="")
    link = f"mailto:{quote(_address(draft.email), safe='@')}?subject={subject}&body={quote(body, safe='')}"
    if len(link) > LONGEST_LINK:
        raise BadRequest(
            f"The {draft.kind} is too long for a mailto link: {len(link):,} characters of {LONGEST_LINK:,}.",
            "Use --format eml.",
        )
    return link


def _address(words: str) -> str:
    """Return an e-mail address that is one and no more, else ""."""
    address = clean(words)
    plain = address.isascii() and address.count("@") == 1 and not set(address) & set(' ,;:<>()[]"\\?&%')
    return address if plain else ""
