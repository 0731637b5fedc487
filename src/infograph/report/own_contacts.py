"""Own contacts on the page: they come first, since nobody need introduce them; and what to do where nobody else was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infograph.model import OwnContact, Person, Query
from infograph.phrases import counted
from infograph.renderers.rows import told
from infograph.report.markup import bdi, link, name, plain, tie

if TYPE_CHECKING:
    from infograph.answers import Advice

COLUMNS = ("No.", "Meet", "Company", "Role", "Your tie", "Why")


def section(contacts: Sequence[OwnContact], total: int, query: Query) -> str:
    """Return the table of own contacts below how many there are; nothing where there is none."""
    if not contacts:
        return ""
    listed = f", the best {len(contacts):,} listed" if len(contacts) < total else ""
    head = "".join(f'<th role="columnheader" scope="col">{words}</th>' for words in COLUMNS)
    rows = "".join(f'<tr role="row">{_cells(contact)}</tr>' for contact in contacts)
    return (
        '<section aria-labelledby="own"><h2 id="own">You know them: ask directly</h2>'
        f"<p>{counted(total, 'own contact')} {bdi(query.about())}{listed}.</p>"
        '<table class="sources" role="table" aria-labelledby="own"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></section>\n'
    )


def advice_section(advice: Advice) -> str:
    """Return why nobody else was found, whose list to ask for, and the commands to go on with."""
    like = f"<p>Did you mean {', '.join(map(bdi, advice.did_you_mean))}?</p>" if advice.did_you_mean else ""
    people = "".join(f"<li>{_whom(person)}{f': {bdi(why)}' if why else ''}</li>" for person, why in advice.ask)
    ask = f'<h2 id="lists">Whom to ask for their list of contacts</h2><ul>{people}</ul>' if people else ""
    ask += f"<p>{bdi(advice.more)}</p>" if advice.more else ""
    steps = "".join(f"<li><code>{plain(step)}</code></li>" for step in advice.next)
    return f"<section><p>{bdi(advice.reason)}</p>{like}{ask}<h2>What next</h2><ul>{steps}</ul></section>\n"


def _whom(person: Person) -> str:
    return " · ".join(part for part in (name(person), bdi(person.company), bdi(person.position)) if part)


def _cells(contact: OwnContact) -> str:
    person = contact.person
    why = bdi("; ".join([*contact.reasons[:1], *told(contact.hop)]))
    cells = (f"c{contact.rank}", link(person), bdi(person.company), bdi(person.position), tie(contact.hop), why)
    return "".join(f'<td role="cell" data-label="{title}">{cell}</td>' for title, cell in zip(COLUMNS, cells, strict=True))
