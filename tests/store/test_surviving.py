"""Who says the same in all lists is shown as in any of them, which is what choosing among them comes to."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from infograph.store.surviving import Sighting, _of_several, person_row
from infograph.text import fold_name
from laws import law

faces = st.tuples(
    *(st.sampled_from(words) for words in (("", "Ada Berg"), ("", "ada-berg"), ("", "a@example.com"), ("", "Acme", "Stripe")))
)
rows = st.tuples(
    st.sampled_from(("contact", "address", "lead", "end", "mention", "owner")),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 2),
)


def sighting(number, face, row):
    (name, slug, emails, company), (role, doubtful, as_of, source) = face, row
    address = "Ada-Berg" if slug and source else ""
    words = (name, name.lower(), slug, emails, company, "Nurse", "", "")
    return Sighting(role, *words, int(doubtful), as_of, source, number, address)


@law(200)
@given(st.lists(rows, min_size=2, max_size=5), faces, st.one_of(st.none(), st.none(), faces))
def test_lists_that_agree_make_the_person_that_choosing_makes(members, face, other):
    cluster = [sighting(number, face, row) for number, row in enumerate(members, 1)]
    if other is not None:
        cluster.append(sighting(9, other, members[0]))
    assert person_row(7, cluster) == _of_several(7, cluster)


def row(number, name, *, slug="", job=("", ""), as_of=0, mine=0, doubtful=0):
    face = name, fold_name(name), slug, "", job[0], job[1], "", ""
    return Sighting("contact", *face, doubtful, as_of, number, 1, slug, mine)


def shown(*cluster):
    """Return name, company and position of the person that rows make, in whatever order they come."""
    rows = {person_row(7, order)[0] for order in permutations(cluster)}
    assert len(rows) == 1
    ((_, _, name, _, _, _, company, _, position, *_),) = rows
    return name, company, position


OWN = row(1, "Jürgen Vogt", slug="jvogt", job=("Stadtwerke Rosenheim", "Netzplaner"), as_of=10, mine=1)


def test_a_poorer_row_of_a_newer_list_takes_nothing_away():
    assert shown(OWN, row(2, "Jurgen Vogt", job=("Stadtwerke Rosenheim GmbH", ""), as_of=20)) == (
        "Jürgen Vogt",
        "Stadtwerke Rosenheim GmbH",
        "Netzplaner",
    )
    assert shown(OWN, row(2, "Jurgen Vogt", job=("", "netzplaner"), as_of=20)) == (
        "Jürgen Vogt",
        "Stadtwerke Rosenheim",
        "netzplaner",
    )


def test_employer_and_title_belong_together():
    assert shown(OWN, row(2, "Jurgen Vogt", job=("Old Brewery", ""), as_of=20))[1:] == ("Old Brewery", "")
    assert shown(OWN, row(2, "Jurgen Vogt", job=("", "Retired"), as_of=20))[1:] == ("", "Retired")
    back = (
        row(2, "Jürgen Vogt", job=("Old Brewery", "Brewer"), as_of=20),
        row(3, "J", job=("Stadtwerke Rosenheim", ""), as_of=30),
    )
    assert shown(OWN, *back)[1:] == ("Stadtwerke Rosenheim", "")
    torn = row(2, "Jürgen Vogt", job=("Stadtwerke Rosenheim", "12 Sep"), as_of=20, doubtful=1)
    assert shown(torn, row(3, "Jürgen Vogt", job=("Stadtwerke Rosenheim", ""), as_of=9))[1:] == ("Stadtwerke Rosenheim", "")


def test_a_name_is_spelt_as_with_an_address_then_as_in_the_users_list_then_with_its_accents():
    plain = row(2, "Jurgen Vogt", slug="jvogt", as_of=20)
    assert shown(OWN, plain)[0] == "Jürgen Vogt"
    assert shown(OWN._replace(mine=0), plain)[0] == "Jürgen Vogt"
    assert shown(OWN._replace(name="Jurgen Vogt"), plain._replace(name="Jürgen Vogt"))[0] == "Jurgen Vogt"
    assert shown(OWN._replace(slug=""), plain)[0] == "Jurgen Vogt"
    assert shown(OWN._replace(mine=0, name="JURGEN VOGT"), plain._replace(as_of=1))[0] == "Jurgen Vogt"
    assert shown(OWN, row(2, "Jürgen Berg", slug="jvogt", as_of=20))[0] == "Jürgen Berg"
