"""Beyond bare equality: whole turns first, and chance left out."""

from hypothesis import given
from hypothesis import strategies as st

from focuscode.align.anchors import beside
from focuscode.align.tidy import Run, inverse, runs, shifted, without_chance


def compared(old, new):
    return shifted(beside(old.keys, new.keys), old, new)


@given(st.sets(st.integers(0, 20)), st.data())
def test_the_way_back_is_the_way_back(places, data):
    to = sorted(places)
    for at in sorted(data.draw(st.sets(st.integers(0, len(to)), max_size=5)), reverse=True):
        to.insert(at, -1)
    assert inverse(inverse(to, 21), len(to)) == to


def test_runs_end_where_either_row_jumps():
    assert runs([0, 1, -1, 3, 4, 9]) == [Run(0, 0, 2), Run(3, 3, 2), Run(5, 9, 1)]
    assert runs([-1, -1]) == []


def test_a_turn_that_is_gone_is_gone_whole(words):
    old = words(("An", "Ja, goed hoor."), ("Bo", "Ja, zeker."), ("An", "Nee."))
    new = words(("Bo", "Ja, zeker."), ("An", "Nee."))
    assert compared(old, new) == [-1, -1, -1, 0, 1, 2]


def test_a_turn_that_was_put_in_is_new_whole(words):
    old = words(("Bo", "Ja, zeker."), ("An", "Nee."))
    new = words(("An", "Ja, goed hoor."), ("Bo", "Ja, zeker."), ("An", "Nee."))
    assert compared(old, new) == [3, 4, 5]


def test_of_two_equal_turns_the_one_of_the_same_speaker_stays(words):
    first = ("M", "Wie heeft er ooit een roadmap gezien?")
    last = ("An", "Dat was in dat oude gebouw aan de vaart.")
    old = words(first, ("An", "Ja."), ("Bo", "Ja."), last, ("Bo", "Daar was ik ook bij, ja."))
    new = words(first, ("Bo", "Ja."), last, ("Bo", "Daar was ik ook bij, ja."))
    to = compared(old, new)
    assert to[7:9] in ([-1, 7], [7, -1])
    assert to[7] == -1 or old.turns[7] == 1


def test_single_words_amid_another_passage_are_chance(words):
    old = words(("An", "Dit hier is de eerste zin van allemaal, met veel woorden over een lange dag in de stad."))
    new = words(
        ("An", "Morgen gaan wij samen naar zee, omdat de trein goedkoop rijdt vanuit Gent tijdens elk weekend.")
    )
    to = beside(old.keys, new.keys)
    assert any(there >= 0 for there in to)
    assert set(without_chance(to, old, new)) == {-1}


def test_words_amid_what_was_taken_out_are_none(words):
    old = words(("An", "a b c d e f g h i j k l roadmap m n o p q r s t u v w x y z"))
    new = words(("An", "roadmap"))
    assert without_chance(beside(old.keys, new.keys), old, new).count(0) == 1


def test_a_dense_correction_keeps_its_words(words):
    said = [f"w{n}" for n in range(60)]
    old = words(("An", " ".join(said)))
    new = words(("An", " ".join(word if n % 2 else f"x{n}" for n, word in enumerate(said))))
    assert without_chance(beside(old.keys, new.keys), old, new) == [n if n % 2 else -1 for n in range(60)]
