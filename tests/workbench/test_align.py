"""Which entry is which entry of an older codebook."""

from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook.read import check_text
from focuscode.workbench.align import followed, same_terms

TERMS = st.lists(st.sampled_from(["a", "b", {"phrase": "a"}, {"phrase": "c d", "gap": "1"}, {"near": ["a", "b"]}]))


def test_terms_are_known_by_what_they_are_then_by_their_words_then_by_their_gap():
    assert same_terms(["a", "b"], ["b", "a"]) in ([1, 0],)
    assert same_terms([{"phrase": "a b", "gap": "1"}], ["x", {"phrase": "A b", "gap": "2"}]) == [1]
    assert same_terms(["a", {"lemma": "b"}, "c"], ["a", {"word": "b"}, "c"]) == [0, 1, 2]
    assert same_terms(["a", "old", "c"], ["a", "new", "c"]) == [0, 1, 2]
    assert same_terms(["a", "old", "c"], ["a", "c"]) == [0, None, 1]
    assert same_terms(["a", "old", "c"], ["a", "x", "y", "c"]) == [0, None, 3]
    assert same_terms([], ["a"]) == [] and same_terms(["a"], []) == [None]


def test_terms_that_stand_twice_are_each_found_once():
    assert same_terms(["a", "a"], ["a", "a", "a"]) == [0, 1]
    assert same_terms(["a", "a"], ["a"]) == [0, None]


@given(TERMS)
def test_a_list_is_itself(terms):
    assert same_terms(terms, terms) == list(range(len(terms)))


@given(TERMS, TERMS)
def test_no_term_is_two_terms(old, new):
    found = [place for place in same_terms(old, new) if place is not None]
    assert len(found) == len(set(found)) and all(0 <= place < len(new) for place in found)


def test_codes_are_followed_through_renames_but_not_through_merging_and_splitting(book_text):
    changes = """changes:
  - {version: 1.1.0, rename: a, to: b}
  - {version: 1.2.0, merge: [m, n], to: o}
  - {version: 1.3.0, split: s, to: [s, t]}
"""
    book, _ = check_text(book_text({code: [code + "woord"] for code in "bost"}) + changes, "f")
    assert followed(["a", "m", "n", "s", "gone", "t"], book, lambda code: code) == {"a": "b", "s": "s", "t": "t"}
    assert followed(["x"], book, lambda code: "t") == {"x": "t"}
