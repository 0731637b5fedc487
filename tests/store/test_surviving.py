"""Who says the same in all lists is shown as in any of them, which is what choosing among them comes to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infograph.store.surviving import Sighting, _of_several, person_row
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
    return Sighting(number, None, role, *words, int(doubtful), as_of, source, number, "", None, address)


@law(200)
@given(st.lists(rows, min_size=2, max_size=5), faces, st.one_of(st.none(), st.none(), faces))
def test_lists_that_agree_make_the_person_that_choosing_makes(members, face, other):
    cluster = [sighting(number, face, row) for number, row in enumerate(members, 1)]
    if other is not None:
        cluster.append(sighting(9, other, members[0]))
    assert person_row(7, cluster) == _of_several(7, cluster)
