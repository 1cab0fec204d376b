"""What participants said, word by word."""

from focuscode.workbench.talk import beside

TURNS = (
    ("M", "Welke roadmaps kent u?"),
    ("P1", "Euh, de roadmap [lacht] is te traag, traag hoor."),
    ("", "Leden zijn leden. Een lid dus."),
    ("P2", "Wij lijden. De kennis. Deling is iets anders in 2030."),
)


def forms(talk, **wanted):
    return [word.form for word in talk.words if all(getattr(word, k) == v for k, v in wanted.items())]


def test_moderators_hesitations_and_marks_are_no_part_of_it(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, TURNS)
    assert "roadmaps" not in forms(talk)
    assert not {"euh", "lacht"} & set(forms(talk))
    assert forms(talk, free=False) == ["roadmap"]
    assert [sorted(codes) for _, codes in sorted(talk.codes.items())] == [["a"], ["a"]]  # moderators' too


def test_content_words_are_those_that_say_something(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, TURNS)
    assert [talk.is_content(form) for form in ("kennis", "2030", "is", "te", "gedaan", "KMO")] == [
        True, False, False, False, False, True,
    ]  # fmt: skip
    assert "roadmap" not in talk.free
    assert talk.free["leden"] == 2


def test_a_form_counts_under_the_word_that_is_said_most(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, TURNS)
    assert talk.word_of("leden") == "lid"  # and not the past of lijden
    other, _ = talk_of({"a": ["roadmap"]}, [("P1", "Wij weten dat, jullie weten dat, hij wist dat en zij weet dat.")])
    assert other.word_of("weet") == "weten"


def test_pairs_stop_at_the_end_of_a_sentence_and_at_codings(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, TURNS)
    assert ("kennis", "deling") not in talk.pairs
    assert ("wij", "lijden") in talk.pairs
    assert ("de", "roadmap") not in talk.pairs
    one, other = talk.words[-5:-3]
    assert beside(one, other)
    assert not beside(one._replace(free=False), other)
    assert not beside(one._replace(sentence=-1), other)


def test_two_halves_are_found_by_what_they_are_together(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, [("P1", "De road map van mekaar.")])
    assert talk.halves["roadm"] == [("road", "map")]


def test_people_are_told_apart_by_group(talk_of):
    talk, _ = talk_of({"a": ["roadmap"]}, [("P1", "ja")], [("P1", "nee"), ("", "wie")])
    assert list(talk.person.values()) == ["G1|P1", "G2|P1", "G2|"]
