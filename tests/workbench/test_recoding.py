"""Codes renamed, merged and split in the text of a codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook.changes import carried
from focuscode.codebook.read import check_text
from focuscode.errors import CodebookError, UsageError
from focuscode.workbench.recoding import divided, mentioned, merged, renamed

BOOK = """\
# my codebook
codebook: probe
version: 1.0.0

codes:
  - id: road  # the first
    label: Road
    definition: what road means
    terms:
      - weg
      - {phrase: lange baan, gap: 1, note: kept}
      - {lemma: straat, pos: noun}
      - {wild: straat*}
    examples:
      - Die weg is lang.
    not_when:
      - It is about traffic; use lane

  - id: lane
    label: Lane
    parent: road
    definition: what lane means
    full_definition: more about lanes
    terms:
      - Weg
      - strook
    examples: Een strook apart.
    use_when: [a lane is named]

  - id: side
    label: Side
    parent: lane
    terms: [kant]
"""


def book(text):
    found, findings = check_text(text.removeprefix("\ufeff"), "b.yaml")
    assert found is not None, [str(f) for f in findings]
    return found


def test_a_code_gets_another_id_and_its_children_follow():
    done = renamed(BOOK, "b.yaml", "lane", "track")
    expected = BOOK.replace("id: lane", "id: track").replace("parent: lane", "parent: track").replace("1.0.0", "1.1.0")
    assert done.text == expected + "\nchanges:\n  - {version: 1.1.0, rename: lane, to: track}\n"
    assert done.became == {"lane": ("track",)} and done.version == "1.1.0"
    assert done.told == ["b.yaml:17: 'lane' is named in: It is about traffic; use lane"]


def test_a_chain_of_changes_can_be_followed():
    text = renamed(BOOK, "b.yaml", "lane", "track").text
    text = merged(text, "b.yaml", ["track", "side"], "edge").text
    text = divided(text, "b.yaml", "edge", {"kant": "rim"}).text
    assert carried(book(text), "lane") == ("edge", "rim")
    assert carried(book(text), "lane", "1.2.0") == ()
    assert book(text).version == "1.3.0"


def test_merged_codes_keep_everything_once():
    done = merged(BOOK, "b.yaml", ["road", "lane"], "way", "Ways")
    code = book(done.text).by_id["way"]
    assert [term.written for term in code.terms] == [
        "weg", "phrase: lange baan, gap: 1", "lemma: straat, pos: noun", "wild: straat*", "strook",
    ]  # fmt: skip
    assert code.terms[1].note == "kept"
    assert code.examples == ("Die weg is lang.", "Een strook apart.")
    assert code.use_when == ("a lane is named",) and len(code.not_when) == 1
    assert (code.label, code.definition, code.full_definition) == ("Ways", "what road means", "more about lanes")
    assert code.parent == ""
    assert book(done.text).by_id["side"].parent == "way"
    assert done.became == {"road": ("way",), "lane": ("way",)}
    assert "Left behind: the definition of lane: what lane means" in done.told
    assert "# the first" in done.text and done.text.startswith(BOOK[: BOOK.index("version")])


@pytest.mark.parametrize(
    ("codes", "into"), [(["road"], "lane"), (["road", "lane"], "lane"), (["lane", "road"], "lane")]
)
def test_codes_can_go_into_one_that_is_there(codes, into):
    done = merged(BOOK, "b.yaml", codes, into)
    probe = book(done.text)
    assert list(probe.by_id) == ["lane", "side"]
    assert probe.by_id["lane"].definition == "what lane means" and probe.by_id["lane"].parent == ""
    assert done.became == {"road": ("lane",)} and probe.changes[0].old == ("road",)


def test_terms_go_to_a_new_code_behind_the_old_one():
    done = divided(BOOK, "b.yaml", "road", {"phrase: lange baan": "long", "LEMMA: straat, pos: noun": "long"}, "Long")
    probe = book(done.text)
    assert list(probe.by_id) == ["road", "long", "lane", "side"]
    assert [term.written for term in probe.by_id["road"].terms] == ["weg", "wild: straat*"]
    moved = probe.by_id["long"]
    assert [term.note for term in moved.terms] == ["kept", ""] and moved.label == "Long"
    assert done.became == {"road": ("road", "long")}
    assert probe.changes[0].new == ("road", "long")


def test_a_code_all_of_whose_terms_go_becomes_the_first_of_the_new_ones():
    done = divided(BOOK, "b.yaml", "lane", {"weg": "one", "strook": "two"})
    probe = book(done.text)
    assert list(probe.by_id) == ["road", "one", "two", "side"]
    assert probe.by_id["one"].definition == "what lane means" and probe.by_id["side"].parent == "one"
    assert [term.text for term in probe.by_id["two"].terms] == ["strook"]
    assert done.became == {"lane": ("one", "two")}


REFUSED = {
    "no such code": (lambda: renamed(BOOK, "b", "raod", "x"), "No code 'raod' in b. Near: road."),
    "an id that is taken": (lambda: renamed(BOOK, "b", "road", "Lane"), "a code 'lane' already"),
    "no id": (lambda: renamed(BOOK, "b", "road", "a/b"), "'a/b' cannot be an id"),
    "one code alone": (lambda: merged(BOOK, "b", ["road"], "new"), "Two codes at least"),
    "no such term": (lambda: divided(BOOK, "b", "road", {"wegg": "x"}), "no term 'wegg'. Near: weg."),
    "all to one": (lambda: divided(BOOK, "b", "side", {"kant": "x"}), "rename side x"),
    "one term to two": (lambda: divided(BOOK, "b", "road", {"weg": "x", "WEG": "y"}), "both x and y"),
    "a version in words": (
        lambda: renamed(BOOK.replace("1.0.0", "draft"), "b", "road", "x"),
        "'draft' cannot be raised",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_with_what_would_work(name):
    act, said = REFUSED[name]
    with pytest.raises(UsageError, match=said):
        act()


def test_terms_with_the_same_words_are_told_apart_by_their_kind():
    twice = BOOK.replace("{wild: straat*}", "{word: straat}")
    with pytest.raises(
        UsageError, match=r"more than once in 'road'. Name one of: lemma: straat, pos: noun; word: straat"
    ):
        divided(twice, "b", "road", {"straat": "x"})
    assert book(divided(twice, "b", "road", {"{word: straat}": "x"}).text).by_id["x"].terms[0].kind == "word"


def test_a_codebook_with_errors_is_not_changed():
    with pytest.raises(CodebookError, match="has errors; mend them first"):
        renamed(BOOK.replace("version: 1.0.0", "vers: 1"), "b", "road", "x")


def test_ids_in_running_text_are_found_where_coders_are_sent_to_them():
    text = BOOK.replace("use lane", "zie lane als het kan").replace("Die weg", "use road")
    assert [line for line, _ in mentioned(text, "lane")] == [17]
    assert list(mentioned(BOOK, "traffic")) == []


NAMES = st.sampled_from(["road", "lane", "side"])


@given(
    st.lists(NAMES, min_size=1, max_size=3, unique=True),
    st.sampled_from(["road", "lane", "side", "new"]),
    st.booleans(),
)
def test_nothing_is_lost_by_merging(codes, into, windows):
    text = "\ufeff" + BOOK.replace("\n", "\r\n") if windows else BOOK
    olds = {*codes, into} & {"road", "lane", "side"}
    if len(olds) < 2:
        return
    done = merged(text, "b", codes, into)
    before, after = book(text), book(done.text)
    assert set(after.by_id) == ({"road", "lane", "side"} - olds) | {into}
    for key in ("examples", "use_when", "not_when"):
        held = sorted(item for code in before.codes for item in getattr(code, key))
        assert sorted(item for code in after.codes for item in getattr(code, key)) == held
    written = {
        (code.id if code.id not in olds else into, t.written.lower()) for code in before.codes for t in code.terms
    }
    assert {(code.id, term.written.lower()) for code in after.codes for term in code.terms} == written
    assert all(carried(after, old) == (into,) for old in olds)
    assert ("\r\n" in done.text) == windows == done.text.startswith("\ufeff")
