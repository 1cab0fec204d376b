"""ELAN: the cases, documents written and read back, which tiers are speech, times."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import elan, reader_for
from focuscode.readers.elan import NO_SPEECH, speech_of, tiers_of
from focuscode.readers.source import Source
from focuscode.readers.xmltree import parse

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "elan").glob("*.eaf"))
steady = settings(deadline=None, derandomize=True)
words = st.lists(st.sampled_from(["ja", "één", "R&D", "2 < 3", "KMO’s", "👍"]), min_size=1, max_size=4).map(" ".join)
talks = st.lists(st.tuples(st.sampled_from(["Moderator", "Anna B.", "P1"]), words), min_size=1, max_size=8)


def tier(name, values, *, kind="uiting", participant="", parent="", refers=()):
    """A tier with annotations of (value, from, to), or of values that refer to others."""
    attributes = {"TIER_ID": name, "LINGUISTIC_TYPE_REF": kind, "PARTICIPANT": participant, "PARENT_REF": parent}
    inner = []
    for n, value in enumerate(values):
        said = value
        if refers:
            at = f'REF_ANNOTATION ANNOTATION_ID="{name}{n}" ANNOTATION_REF="{refers[n]}"'
        else:
            said, start, end = value
            at = f'ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}{n}" TIME_SLOT_REF1="{start}" TIME_SLOT_REF2="{end}"'
        inner.append(f"<{at}><ANNOTATION_VALUE>{escape(said)}</ANNOTATION_VALUE></{at.split()[0]}>")
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<TIER {written}>" + "".join(f"<ANNOTATION>{one}</ANNOTATION>" for one in inner) + "</TIER>"


def document(*tiers, slots=range(20), unit="milliseconds"):
    """A document whose time slot 's3' stands at three seconds; a slot of None has no value."""
    values = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="s{n}"' + (f' TIME_VALUE="{slot * 1000}"/>' if slot is not None else "/>")
        for n, slot in enumerate(slots)
    )
    head = f'<HEADER TIME_UNITS="{unit}"/><TIME_ORDER>{values}</TIME_ORDER>'
    return f"<ANNOTATION_DOCUMENT>{head}{''.join(tiers)}</ANNOTATION_DOCUMENT>"


def draft_of(page):
    return elan.read(Source("a.eaf", page.encode()))


def turns_of(page):
    draft = draft_of(page)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def speech(*tiers):
    return [one.name for one in speech_of(tiers_of(parse(Source("a.eaf", document(*tiers).encode()))))]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(talks)
def test_a_talk_is_read_back_in_the_order_of_its_times(talk):
    tiers = {}
    for n, (speaker, said) in enumerate(talk):
        tiers.setdefault(speaker, []).append((said, f"s{n}", f"s{n + 1}"))
    page = document(*(tier(f"tier-{n}", values, participant=who) for n, (who, values) in enumerate(tiers.items())))
    turns = []
    for n, (speaker, said) in enumerate(talk):
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, f"{turns[-1][1]}\n{said}", turns[-1][2], n + 1.0)
        else:
            turns.append((speaker, said, float(n), n + 1.0))
    draft = draft_of(page)
    assert [(t.speaker, draft.text[t.start : t.end], t.start_time, t.end_time) for t in draft.turns] == turns


@steady
@given(st.lists(st.tuples(words, st.integers(0, 19), st.integers(0, 19)), max_size=6), st.lists(words, max_size=3))
def test_every_word_is_spoken_or_left_out(values, glosses):
    timed = [(said, f"s{a}", f"s{b}") for said, a, b in values]
    page = document(tier("A", timed), tier("gloss", glosses, kind="g", parent="A", refers=["A0"] * len(glosses)))
    draft = draft_of(page)
    kept = " ".join(draft.text[t.start : t.end] for t in draft.turns)
    left = " ".join(draft.text[a:b] for a, b, why in draft.left_out if why != "speaker label")
    every = " ".join([*(said for said, *_ in values), *glosses]).split()
    assert sorted(f"{kept} {left}".split()) == sorted(every)


def test_overlaps_stay_as_they_are():
    page = document(tier("A", [("lang verhaal", "s0", "s9")]), tier("B", [("ja", "s3", "s4"), ("hm", "s5", "s6")]))
    assert turns_of(page) == [("A", "lang verhaal"), ("B", "ja\nhm")]


def test_a_speaker_is_the_participant_or_the_name_of_the_tier_at_the_top():
    assert turns_of(document(tier("A", [("ja", "s0", "s1")], participant="Els"))) == [("Els", "ja")]
    assert turns_of(document(tier("A", [("ja", "s0", "s1")]))) == [("A", "ja")]


def test_tiers_of_one_participant_and_type_are_both_speech():
    page = document(
        tier("A1", [("ja", "s0", "s1")], participant="A"), tier("A2", [("en", "s1", "s2")], participant="A")
    )
    assert turns_of(page) == [("A", "ja\nen")]


def test_words_one_by_one_and_translations_below_are_no_speech():
    top = tier("A", [("de tram is vol", "s0", "s1")])
    below = tier("A-woorden", ["de", "tram", "is", "vol"], kind="w", parent="A", refers=["A0"] * 4)
    other = tier("A-en", ["the tram is full and late"], kind="t", parent="A", refers=["A0"])
    assert speech(top, below, other) == ["A"]
    draft = draft_of(document(top, below, other))
    assert [(finding.rule, finding.level) for finding in draft.findings] == [("F162", "info")] * 2
    assert "stand in the speech already" in draft.findings[0].message
    assert "it stands under 'A'" in draft.findings[1].message


def test_a_tier_of_another_type_is_no_speech_unless_its_participant_has_no_other():
    talk = tier("A", [("de tram is vol", "s0", "s1")], participant="A")
    gaze = tier("A-oog", [("links", "s0", "s1")], kind="oog", participant="A")
    other = tier("B", [("ja", "s1", "s2")], kind="spraak", participant="B")
    assert speech(talk, gaze, other) == ["A", "B"]


def test_numbers_at_the_top_are_no_speech():
    top = tier("ref@A", [("001", "s0", "s1")], kind="ref")
    assert speech(top, tier("tx@A", ["ja hoor"], kind="tx", parent="ref@A", refers=["ref@A0"])) == ["tx@A"]


def test_a_lone_tier_is_speech_whatever_its_name():
    assert speech(tier("vertaling", [("ja", "s0", "s1")])) == ["vertaling"]
    assert speech() == []


@pytest.mark.parametrize(
    "name", ["translation", "A-vertaling", "en_transl", "gloss", "ge@P1", "POS", "part of speech", "notes", "gebaar"]
)
def test_names_that_say_that_it_is_no_speech(name):
    assert NO_SPEECH.search(name)


@pytest.mark.parametrize("name", ["Noteboom", "Handels", "Positief", "Reflectie", "spraak", "Gerard", "A", "Phil"])
def test_names_that_do_not(name):
    assert not NO_SPEECH.search(name)


def test_time_slots_without_a_value_lie_evenly_between_the_others():
    page = document(
        tier("A", [("een", "s0", "s1"), ("twee", "s1", "s2"), ("drie", "s2", "s3")]), slots=[0, None, None, 3]
    )
    tiers = tiers_of(parse(Source("a.eaf", page.encode())))
    assert [(one.start, one.end) for one in tiers["A"].annotations] == [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]


def test_slots_before_the_first_and_behind_the_last_value_have_none():
    page = document(tier("A", [("een", "s0", "s1"), ("twee", "s1", "s2")]), slots=[None, 1, None])
    (turn,) = draft_of(page).turns
    assert (turn.start_time, turn.end_time) == (None, 1.0)


def test_an_annotation_that_refers_has_the_times_of_the_other():
    page = document(
        tier("r", [("1", "s2", "s4")], kind="ref"),
        tier("t", ["ja"], kind="t", parent="r", refers=["r0"]),
        tier("u", ["hoor dan"], kind="u", parent="t", refers=["t0"]),
    )
    (turn,) = draft_of(page).turns
    assert (turn.start_time, turn.end_time) == (2.0, 4.0)


def test_annotations_that_refer_in_a_circle_have_no_time():
    page = document(tier("A", ["ja", "nee"], refers=["A1", "A0"]))
    assert [(turn.start_time, turn.end_time) for turn in draft_of(page).turns] == [(None, None)]


def test_tiers_that_stand_under_each_other_end():
    assert turns_of(document(tier("A", [("ja", "s0", "s1")], parent="B"), tier("B", [], parent="A"))) == [("A", "ja")]


def test_two_tiers_of_one_name_are_both_read():
    page = document(tier("A", [("ja", "s0", "s1")]), tier("A", [("nee", "s1", "s2")]))
    assert [words for _, words in turns_of(page)] == ["ja", "nee"]


def test_a_document_is_known_by_its_root():
    assert reader_for(Source("a.xml", document().encode())).name == "elan"
    assert draft_of(document()).turns == []
