"""Judge which records are one person: a pure function of their keys and of the user's own word.

Order and vetoes (measured on real exports): a profile slug joins, unless the names have no word in common in one script
(slugs are re-used; one member is Olga in one list and Ольга in another); an e-mail joins where names
share a word (shared mailboxes exist); name and company, or name and connection date in one owner's lists, join only where
one side has no profile address and the pair is unique; of several people of one name and company the position tells which
is meant; a name alone never joins, save a mention of "Mira Holloway" by an owner who has exactly one contact of that
name, whom the mention may give the address that an old list lacks. Two rows of one LinkedIn list are two members,
whatever else speaks for one.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, groupby

from infograph.identity import keys
from infograph.identity.alike import scripts_of
from infograph.identity.clusters import LAST, Clusters, Columns, Numbers, Row

NAME_COMPANY_POSITION = "name, company and position"


def resolve(rows: Iterable[Row], same: Sequence[tuple[int, int, str]] = (), apart: Sequence[tuple[int, int]] = ()) -> Clusters:
    """Join the records of `rows`, which come in the order of their keys; for what fits in memory, see `resolve_blocks`.

    `same` (two records and why) and `apart` are the user's own decisions and come first. The result depends on the set of
    rows alone, never on the order in which files were imported.
    """
    all_rows = list(rows)
    by_record = {row.record: row for row in all_rows}
    size = 1 + max((*by_record, *(n for pair in same for n in pair[:2]), *(n for pair in apart for n in pair)), default=0)
    names, slugs, lists = (array("q", bytes(8 * size)) for _ in range(3))
    for number, row in by_record.items():
        names[number], slugs[number] = hash(row.fold), hash(row.slug) if row.slug else 0
        lists[number] = row.source if row.role == "contact" else 0
    columns = Columns(names, slugs, lists, lambda records: [by_record[number] for number in records])
    blocks = ((key, [row.record for row in group]) for key, group in groupby(all_rows, key=lambda row: row.key))
    return resolve_blocks(blocks, columns, size, same, apart)


def resolve_blocks(
    blocks: Iterable[tuple[int, Sequence[int]]],
    columns: Columns,
    size: int,
    same: Sequence[tuple[int, int, str]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> Clusters:
    """Join records by blocks (key, records that have it), which come in the order of their keys; `size` as in Clusters."""
    clusters = Clusters(columns, apart, size)
    for record, other, why in same:
        clusters.join(record, other, why)
    my_name: list[list[int]] = []
    for key, records in blocks:
        if key in columns.my_keys and columns.me in records:
            records = [record for record in records if record != columns.me]
            my_name.append(records)
        judge_block(clusters, columns, key, records)
    join_me(clusters, columns, my_name)
    return clusters


def judge_block(clusters: Clusters, columns: Columns, key: int, records: Sequence[int]) -> None:
    """Join records that have a key in common, as far as it and what is joined already tell that they are one person."""
    clusters.key = key
    if len(records) < 2 or clusters.together(records):
        return
    kind = keys.kind_of(key)
    if kind in (keys.PROFILE, keys.MEMBER) and _one_name(columns.names, records):
        clusters.join_all(records, keys.KIND_WORDS[kind])
    else:
        _JUDGES[kind](clusters, columns.rows(records), keys.KIND_WORDS[kind])


def join_me(clusters: Clusters, columns: Columns, lists: list[list[int]]) -> None:
    """Join the user with the only one of their name in each list of a contact, unless they have different addresses."""
    clusters.key = LAST
    named_so: list[int] = []
    for records in lists:
        rows = [row for row in columns.rows(records) if row.role in ("contact", "address")]
        contacts = {clusters.root(row.record): row.record for row in rows}
        if len(contacts) == 1 and not clusters.together([columns.me, *contacts]):
            named_so += contacts.values()
    named_so = _one_a_list(columns, named_so)
    mine = clusters.slugs_of(columns.me)
    addresses = mine.union(*map(clusters.slugs_of, named_so))
    for record in named_so:
        fits = len(addresses) < 2 or clusters.slugs_of(record) <= mine
        if fits and not clusters.two_members([columns.me, record]):
            clusters.join(columns.me, record, keys.MY_NAME)


def _one_a_list(columns: Columns, named_so: Sequence[int]) -> list[int]:
    """Leave out of a list in which two stand under names of the user's whoever does not bear the one of now."""
    now = columns.names[columns.me]
    count = Counter(columns.lists[record] for record in named_so if columns.lists[record])
    return [record for record in named_so if count[columns.lists[record]] < 2 or columns.names[record] == now]


def _one_name(names: Numbers, records: Sequence[int]) -> bool:
    first = names[records[0]]
    return all(names[record] == first for record in records)


def _by_profile(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one slug whose names share a word or differ in script; a slug can be given up and taken by another."""
    names = _of_one_name(block)
    for rows in names:
        clusters.join_all([row.record for row in rows], why)
    if len(names) > 1 and _in_other_scripts(names) and not clusters.two_members([rows[0].record for rows in names]):
        clusters.join_all([rows[0].record for rows in names], why)


def _in_other_scripts(names: list[list[Row]]) -> bool:
    """Say whether each of these names is written in a script of its own: no word of one can stand in another."""
    scripts = [frozenset[str]().union(*(scripts_of(row.fold) for row in rows)) for rows in names]
    return all(first.isdisjoint(second) for first, second in combinations(scripts, 2))


def _by_email(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one e-mail address whose names share a word; with several slugs, only one whole name."""
    addresses = [slugs for row in block if (slugs := clusters.slugs_of(row.record))]
    if addresses and not frozenset.intersection(*addresses):
        for _, same in groupby(sorted(block, key=lambda row: (row.fold, row.record)), key=lambda row: row.fold):
            _all(clusters, list(same), why)
    else:
        for rows in _of_one_name(block):
            _all(clusters, rows, why)


def _of_one_name(block: list[Row]) -> list[list[Row]]:
    """Return rows whose names share a word, directly or through others; nameless rows fit where there is one such group."""
    groups: list[tuple[set[str], set[str]]] = []
    for fold in {row.fold for row in block if row.fold}:
        words = set(fold.split())
        fitting = [group for group in groups if words & group[1]]
        groups = [group for group in groups if group not in fitting]
        groups.append(({fold}.union(*(g[0] for g in fitting)), words.union(*(g[1] for g in fitting))))
    return [[row for row in block if row.fold in folds] for folds, _ in groups] if len(groups) > 1 else [block]


def _all(clusters: Clusters, rows: list[Row], why: str) -> None:
    records = [row.record for row in rows]
    if not clusters.two_members(records):
        clusters.join_all(records, why)


def _unique_pair(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one name and company (or day) where at most one profile address is among them."""
    slugs = frozenset[int]().union(*(clusters.slugs_of(row.record) for row in block))
    if len(block) < 2 or len(slugs) > 1 or _two_people(block) or clusters.two_members([row.record for row in block]):
        return
    first = min(block, key=lambda row: (not clusters.slugs_of(row.record), row.record))
    for row in block:
        clusters.join(first.record, row.record, why)


def _by_name_and_company(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one name and company; where these may be several people, only those of one position."""
    by_position: dict[str, list[Row]] = {}
    for row in block:
        by_position.setdefault(row.position.casefold(), []).append(row)
    if not _colleagues([rows for position, rows in by_position.items() if position]):
        _unique_pair(clusters, block, why)
    if len(by_position) > 1 and not clusters.together([row.record for row in block]):
        for position, rows in by_position.items():
            if position:
                _unique_pair(clusters, rows, NAME_COMPANY_POSITION)


def _colleagues(by_position: list[list[Row]]) -> bool:
    """Say whether several lists give one position and several, meanwhile, another: nobody was promoted to and fro.

    LinkedIn writes the position of the day into every list; one list alone may be of the day after a change.
    """
    borne = [sorted(row.as_of for row in rows) for rows in by_position if len({row.source for row in rows}) > 1]
    return any(first[0] < other[-1] and other[0] < first[-1] for first, other in combinations(borne, 2))


def _two_people(block: list[Row]) -> bool:
    """Say whether rows of one name and company give two e-mail addresses: then nothing tells who a third row is."""
    addresses = [set(row.emails.split("\n")) for row in block if row.emails]
    return bool(addresses) and not set.intersection(*addresses)


def _in_one_list(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join the ends of one name within one edge list, where a name is the list's own identifier."""
    if len(frozenset[int]().union(*(clusters.slugs_of(row.record) for row in block))) < 2:
        _all(clusters, block, why)


def _by_owner_and_name(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join what one owner says of one name: lists that share the connection day, and mentions by name alone."""
    if keys.is_full_name(block[0].fold):
        dated = sorted((row for row in block if row.day is not None), key=lambda row: (row.day, row.record))
        for _, same_day in groupby(dated, key=lambda row: row.day):
            _unique_pair(clusters, list(same_day), "name and connection date")
    contacts = {clusters.root(row.record): row for row in block if row.role in ("contact", "address", "me")}
    if len(contacts) != 1:
        return
    contact = next(iter(contacts.values()))
    for row in block:
        bare = not clusters.slugs_of(row.record) and (row.role == "owner" or not row.emails)
        if bare and row.role in ("mention", "end", "owner"):
            clusters.join(contact.record, row.record, why)
    if contact.role != "me":
        _give_address(clusters, contact, [row for row in block if row.role in ("mention", "correspondent", "owner")], why)


def _give_address(clusters: Clusters, contact: Row, mentions: list[Row], why: str) -> None:
    """Join the only contact of a name, if without an address, with who wrote under that name, if only one did."""
    bearers = {clusters.root(row.record): row for row in mentions if row.slug or row.emails}
    bearers.pop(clusters.root(contact.record), None)  # with whom they talk on LinkedIn says nothing against their mail
    if len(bearers) != 1:
        return
    (writer,) = bearers.values()
    both = clusters.slugs_of(contact.record) and clusters.slugs_of(writer.record)
    other_mailbox = not writer.slug and contact.emails and writer.emails
    if not both and not other_mailbox and not clusters.two_members([contact.record, writer.record]):
        clusters.join(contact.record, writer.record, why)


_JUDGES: dict[int, Callable[[Clusters, list[Row], str], None]] = {
    keys.PROFILE: _by_profile,
    keys.MEMBER: _by_profile,
    keys.EMAIL: _by_email,
    keys.NAME_COMPANY: _by_name_and_company,
    keys.SOURCE_NAME: _in_one_list,
    keys.OWNER_NAME: _by_owner_and_name,
}
