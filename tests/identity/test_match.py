"""Who is who: what joins two records, and what must never join them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from infograph.identity import Row, keys_of, owner_keys, resolve
from infograph.model import Record
from infograph.text import fold_name
from laws import law


def record(name: str, **known: object) -> Record:
    return Record(line=1, role=known.pop("role", "contact"), name=name, **known)  # type: ignore[arg-type]


def clusters(*records: Record, owners: list[int] | None = None, sources: list[int] | None = None, apart=(), me=(), days=None):
    """Return the records (numbered from 0) grouped as identity joins them."""
    owners = owners or [1] * len(records)
    sources = sources or owners
    rows = []
    for number, one in enumerate(records):
        keys = owner_keys(one, 1, []) if number in me else keys_of(one, owners[number], sources[number])
        day = one.connected_on.toordinal() if one.connected_on else None
        emails = "\n".join(one.emails)
        rows += [
            Row(
                key,
                number,
                fold_name(one.name),
                one.role,
                one.slug,
                emails,
                sources[number],
                day,
                one.company,
                one.position,
                days[number] if days else 0,
            )
            for key in keys
        ]
    found = resolve(sorted(rows), apart=apart)
    groups: dict[int, set[int]] = {}
    keyed = {row.record for row in rows}
    for number in range(len(records)):
        groups.setdefault(found.root(number) if number in keyed else number, set()).add(number)
    return sorted(map(sorted, groups.values()))


def test_one_profile_is_one_person_whatever_the_spelling_of_the_name():
    assert clusters(record("Zoë Šimečková", slug="zoe"), record("ZOE SIMECKOVA, MBA", slug="zoe")) == [[0, 1]]


def test_a_profile_address_taken_over_by_somebody_else_joins_nobody():
    assert clusters(record("Mira Holloway", slug="mh"), record("Tobias Grenfeld", slug="mh")) == [[0], [1]]


def test_one_profile_is_one_person_whatever_the_script_of_the_name():
    names = ["Olga Ivanova", "Ольга Иванова", "Όλγα Ιβάνοβα", "オルガ・イワノワ", "Olga Petrova"]
    assert clusters(*(record(name, slug="olga") for name in names), owners=[1, 2, 3, 4, 5]) == [[0, 1, 2, 3, 4]]


def test_two_names_of_one_script_leave_open_whose_the_third_is_and_two_rows_of_one_list_are_two():
    two = [record("Olga Ivanova", slug="olga"), record("Tobias Grenfeld", slug="olga"), record("Ольга Иванова", slug="olga")]
    assert clusters(*two, owners=[1, 2, 3]) == [[0], [1], [2]]
    assert clusters(two[0], two[2], owners=[1, 1]) == [[0], [1]]


def test_a_name_alone_never_joins():
    same = record("Maria Garcia")
    assert clusters(same, same, owners=[1, 2]) == [[0], [1]]


def test_name_and_company_join_where_one_side_has_no_profile():
    with_url = record("Mira Holloway", slug="mira", company="Northlight Bank Ltd")
    without = record("Mira Holloway", company="northlight bank")
    assert clusters(with_url, without, owners=[1, 2]) == [[0, 1]]


def test_name_and_company_with_two_profiles_are_two_people_and_a_third_row_stays_open():
    rows = [
        record("Mira Holloway", slug="a", company="Acme"),
        record("Mira Holloway", slug="b", company="Acme"),
        record("Mira Holloway", company="Acme"),
    ]
    assert clusters(*rows, owners=[1, 1, 2]) == [[0], [1], [2]]


def test_of_two_of_one_name_and_company_the_position_tells_which_is_meant():
    rows = [
        record("Mira Holloway", slug="a", company="Acme", position="Buyer"),
        record("Mira Holloway", slug="b", company="Acme", position="Chemist"),
        record("Mira Holloway", company="Acme", position="chemist"),
        record("Mira Holloway", company="Acme", position="Clerk"),
    ]
    assert clusters(*rows, owners=[1, 1, 2, 3]) == [[0], [1, 2], [3]]


def test_two_positions_that_lists_give_by_turns_are_two_colleagues_of_one_name():
    rows = [record("Mira Holloway", company="Acme", position=title) for title in ("Buyer", "Chemist", "Buyer", "Chemist")]
    assert clusters(*rows, owners=[1, 2, 3, 4], days=[10, 20, 30, 40]) == [[0, 2], [1, 3]]


def test_a_promotion_is_no_second_person():
    rows = [record("Mira Holloway", company="Acme", position=title) for title in ("Buyer", "Buyer", "Head", "Head")]
    assert clusters(*rows, owners=[1, 2, 3, 4], days=[10, 20, 30, 40]) == [[0, 1, 2, 3]]


def test_no_employer_is_no_company_to_join_by():
    rows = [record("Mira Holloway", company="Self-employed"), record("Mira Holloway", company="Self-employed")]
    assert clusters(*rows, owners=[1, 2]) == [[0], [1]]


def test_an_initial_is_too_little_of_a_name_to_join_by():
    rows = [record("Lucia M.", company="Acme"), record("Lucia M.", company="Acme")]
    assert clusters(*rows, owners=[1, 2]) == [[0], [1]]


def test_an_email_joins_people_whose_names_share_a_word_and_no_others():
    bob, robert, desk = (record(name, emails=("bob@example.com",)) for name in ("Bob Johnson", "Robert Johnson", "Front Desk"))
    assert clusters(bob, robert, desk, owners=[1, 2, 3]) == [[0, 1], [2]]


def test_a_changed_profile_address_is_bridged_by_email_and_whole_name_only():
    old = record("Mira Holloway", slug="old", emails=("m@example.com",))
    new = record("Mira Holloway", slug="new", emails=("m@example.com",))
    sister = record("Nora Holloway", slug="nora", emails=("m@example.com",))
    assert clusters(old, new, sister, owners=[1, 2, 3]) == [[0, 1], [2]]


def test_two_rows_of_one_file_with_other_emails_are_two_people():
    rows = [
        record("Wei Wang", company="Acme", emails=("wei1@example.com",)),
        record("Wei Wang", company="Acme", emails=("wei2@example.com",)),
    ]
    assert clusters(*rows) == [[0], [1]]


def test_an_older_list_of_the_same_owner_joins_by_name_and_connection_date():
    old = record("Mira Holloway", company="Acme", connected_on=date(2019, 5, 1))
    new = record("Mira Holloway", slug="mira", company="Globex", connected_on=date(2019, 5, 1))
    assert clusters(old, new, owners=[1, 1], sources=[1, 2]) == [[0, 1]]
    assert clusters(old, new, owners=[1, 2], sources=[1, 2]) == [[0], [1]]


def test_a_mention_by_name_means_the_only_contact_of_that_name_in_the_same_list():
    contact = record("Mira Holloway", slug="mira")
    mention = record("Mira Holloway", role="mention")
    assert clusters(contact, mention) == [[0, 1]]
    assert clusters(contact, mention, owners=[1, 2]) == [[0], [1]]
    assert clusters(contact, record("Mira Holloway", slug="other"), mention) == [[0], [1], [2]]


def test_two_rows_of_one_list_are_two_members_whatever_else_they_share():
    day = date(2019, 1, 7)
    bank = record("Asha Verma", company="Example Bank", position="Manager", connected_on=day)
    motors = record("Asha Verma", company="Example Motors", position="Engineer", connected_on=day)
    clerk = record("Asha Verma", company="Example Bank", position="Clerk", connected_on=day)
    assert clusters(bank, motors) == [[0], [1]]
    assert clusters(bank, clerk) == [[0], [1]]
    assert clusters(bank, bank) == [[0, 1]]  # one line, copied
    older = [record("Asha Verma", connected_on=day)] * 2
    assert clusters(*older) == [[0], [1]]
    newer = [
        record("Asha Verma", slug=slug, company=one.company, connected_on=day) for slug, one in (("a", bank), ("b", motors))
    ]
    assert clusters(bank, motors, *newer, owners=[1] * 4, sources=[1, 1, 2, 2]) == [[0, 2], [1, 3]]


def test_nobody_is_two_rows_of_one_list_through_a_third_row_either():
    here, there = record("Asha Verma", company="Acme"), record("Asha Verma", company="Globex")
    moved = [record("Asha Verma", slug="asha", company=one.company) for one in (here, there)]
    found = clusters(here, there, *moved, owners=[1, 1, 2, 3])
    assert not any({0, 1} <= set(group) for group in found)


def test_who_wrote_under_the_name_of_an_only_contact_gives_that_contact_an_address():
    contact, mailed = record("Mira Tolland"), record("Ode Farrow", emails=("ode@example.com",))
    wrote = record("Mira Tolland", slug="mira-1a", role="mention")
    assert clusters(contact, wrote, wrote) == [[0, 1, 2]]
    assert clusters(mailed, record("Ode Farrow", slug="ode-77", role="mention")) == [[0, 1]]
    assert clusters(contact, record("Mira Tolland", emails=("mira@example.com",), role="mention")) == [[0, 1]]
    assert clusters(mailed, record("Ode Farrow", emails=("other@example.com",), role="mention")) == [[0], [1]]
    assert clusters(contact, wrote, owners=[1, 2]) == [[0], [1]]


def test_two_of_one_name_stay_open_on_either_side():
    contact, wrote = record("Mira Tolland"), record("Mira Tolland", slug="mira-1a", role="mention")
    other = record("Mira Tolland", slug="mira-2b", role="mention")
    assert clusters(contact, wrote, other) == [[0], [1], [2]]
    assert clusters(contact, record("Mira Tolland", company="Acme"), wrote) == [[0], [1], [2]]
    assert clusters(record("Mira Tolland", slug="mira-3c"), wrote) == [[0], [1]]


def test_a_friend_named_as_an_owner_is_the_only_contact_of_that_name():
    contact = record("Bob Johnson", slug="bob", company="Acme")
    assert clusters(contact, record("Bob Johnson", role="owner"), owners=[1, 1], me=[1]) == [[0, 1]]


def test_the_user_is_not_a_contact_who_shares_their_name():
    namesake = record("Alex Rivera", slug="alex-2", company="Acme")
    assert clusters(namesake, record("Alex Rivera", role="me", slug="alex-1"), me=[1]) == [[0], [1]]


def test_the_users_word_keeps_two_records_apart():
    rows = [record("Mira Holloway", slug="mira"), record("Mira Holloway", slug="mira")]
    assert clusters(*rows, apart=[(0, 1)]) == [[0], [1]]


PEOPLE = st.builds(
    Record,
    line=st.just(1),
    role=st.just("contact"),
    name=st.sampled_from(["Mira Holloway", "Tobias Grenfeld", "Mira Grenfeld", "田中美咲", ""]),
    slug=st.sampled_from(["", "", "a", "b", "c"]),
    emails=st.sampled_from([(), (), ("x@example.com",), ("y@example.com",)]),
    company=st.sampled_from(["", "Acme", "Globex"]),
)


@law(150)
@given(st.lists(st.tuples(PEOPLE, st.integers(1, 3)), max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(people, shuffle):
    """The partition is a function of the set of records: shuffled input gives the same groups of records."""

    def groups(rows):
        found = clusters(*(one for one, _ in rows), owners=[owner for _, owner in rows]) if rows else []
        return sorted(sorted(repr(rows[number]) for number in group) for group in found)

    shuffled = list(people)
    shuffle.shuffle(shuffled)
    assert groups(people) == groups(shuffled)
