"""Members who get fewer asks than asked for, or none, and why: values, from what the ranking and the sharing left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from infograph.pool.arrays import Arrays
from infograph.pool.everyone import Everyone
from infograph.pool.members import Member, member_code

Lack = Literal[
    "consent ended",
    "no address",
    "no member known",
    "no connector known",
    "nobody asked for",
    "declined",
    "few people",
    "cap reached",
]
"""Why a member lacks asks; of several the one without which the others say nothing. "few people": ways lead to fewer than asked
for; "no address": they know no member, and others' lists cannot hold them, as their profile address is not known."""
LACKS: tuple[Lack, ...] = get_args(Lack)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A member who gets fewer than asked for: a code to speak of them without a name, how many asks they have, and why.

    `contacts`, `members` and `connectors` count whom they know; `people` those asked for to whom ways lead.
    """

    member: str
    code: str
    asks: int
    of: int
    lack: Lack
    contacts: int
    members: int
    connectors: int
    people: int


class Served(NamedTuple):
    """What members (as owners) came to: asks, people to whom ways lead that are left, and people to whom any way led."""

    asks: Mapping[int, int]
    people: Mapping[int, int]
    reached: Mapping[int, int]


def lacking(everybody: Sequence[Member], everyone: Everyone, served: Served, of: int, salt: str) -> list[Lacking]:
    """Return the members who have fewer than `of` asks, in the order in which they are given."""
    arrays = everyone.arrays
    members = np.zeros(len(arrays.people), np.bool_)
    members[arrays.rows_of(sorted(member.person for member in everybody if member.person))] = True
    rows = []
    for member in everybody:
        asks = served.asks.get(member.owner, 0)
        if asks < of:
            network = _network(member, arrays, members, everyone.asked.connectors)
            people = served.people.get(member.owner, 0)
            lack = _lack(member, network, served, of)
            rows.append(Lacking(member.name, member_code(member, salt), asks, of, lack, *network, people))
    return rows


class _Network(NamedTuple):
    contacts: int
    members: int
    connectors: int


def _network(member: Member, arrays: Arrays, members: np.ndarray, connectors: np.ndarray) -> _Network:
    if not member.person:
        return _Network(0, 0, 0)
    contacts = arrays.others[arrays.ties(arrays.row(member.person))]
    return _Network(len(contacts), int(members[contacts].sum()), int(connectors[contacts].sum()))


def _lack(member: Member, network: _Network, served: Served, of: int) -> Lack:
    if member.owner not in served.people:
        return "consent ended"
    if not network.members:
        return "no member known" if member.slug else "no address"
    if not network.connectors:
        return "no connector known"
    if not served.reached[member.owner]:
        return "nobody asked for"
    people = served.people[member.owner]
    if served.asks.get(member.owner, 0) < min(people, of):
        return "cap reached"
    return "declined" if served.reached[member.owner] >= of > people else "few people"
