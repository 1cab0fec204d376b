"""The rules on homographs say the same of many places at once as of one place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.language.lexicon import Lexicon
from focuscode.matching.neighbours import Asked, Classes, Neighbours

DUTCH = language("nl")
TELLS = DUTCH.homographs
WORDS = (
    "de het een wij te kunnen in op twee strategisch grote groot goede finale laat harde hard euh ah werken werk delen "
    "deel plannen bedrijven van , . en [lacht] [ lacht ] is niet ik samen De Werken"
)
TURNS = st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=10).map(" ".join), max_size=4)


def encoded(lexicon, turns):
    """The tokens of turns, a line a turn."""
    text = "\n".join(turns)
    starts = np.cumsum([0, *(len(turn) + 1 for turn in turns)])
    return lexicon.encode(
        text, [(int(start), int(start) + len(turn)) for start, turn in zip(starts, turns, strict=False)]
    )


def seen_one_by_one(tokens, words, token):
    """The two words before a token and the one behind it in its turn, hesitations apart, by looking at each."""
    mine = [n for n in range(len(words)) if tokens.turn[n] == tokens.turn[token] and not tokens.transparent[n]]
    earlier, before = ["", "", *(words[n] for n in mine if n < token)][-2:]
    return before, earlier, next((words[n] for n in mine if n > token), "")


def word_of(lexicon, number):
    return lexicon.lower[number] if number >= 0 else ""


@given(TURNS)
def test_the_words_around_are_those_that_are_spoken_in_the_turn(turns):
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, turns)
    words = [lexicon.lower[n] for n in tokens.type.tolist()]
    near = Neighbours(tokens, np.arange(len(words)))
    rows = zip(near.before.tolist(), near.earlier.tolist(), near.behind.tolist(), strict=True)
    told = [tuple(word_of(lexicon, number) for number in row) for row in rows]
    assert told == [seen_one_by_one(tokens, words, token) for token in range(len(words))]


@given(TURNS, st.sampled_from(["werken", "finaal", "laat", "hard", "delen"]))
def test_the_rules_say_of_many_places_what_they_say_of_one(turns, word):
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, turns)
    words = [lexicon.lower[n] for n in tokens.type.tolist()]
    around = [seen_one_by_one(tokens, words, token) for token in range(len(words))]
    classes, near = Classes(TELLS, lexicon), Neighbours(tokens, np.arange(len(words)))
    same = np.array([form == word for form in words], dtype=bool)
    places = list(zip(words, around, strict=True))
    assert classes.ambiguous(tokens.type).tolist() == [TELLS.ambiguous(form) for form in words]
    assert classes.nouns(tokens.type, near).tolist() == [TELLS.noun_by(b, e, form) for form, (b, e, _) in places]
    assert classes.verbs(tokens.type, near).tolist() == [TELLS.verb_by(b, form) for form, (b, _, _) in places]
    assert classes.no_adjectives(tokens.type, same.__getitem__, near).tolist() == [
        TELLS.no_adjective(form, word, before, behind) for form, (before, _, behind) in places
    ]


@pytest.mark.parametrize(
    ("turns", "nouns", "verbs"),
    [
        (["werken"], [0], [0]),
        (["de werken"], [0, 1], [0, 0]),
        (["de euh werken"], [0, 1, 1], [0, 0, 0]),
        (["de grote werken"], [0, 1, 1], [0, 0, 0]),
        (["de", "werken"], [0, 0], [0, 0]),
        (["de grote", "werken"], [0, 1, 0], [0, 0, 0]),
        (["te werken"], [0, 0], [0, 1]),
        (["het werken"], [0, 0], [0, 1]),
        (["kunnen [lacht] werken"], [0] * 5, [0, 1, 1, 1, 1]),
        (["kunnen", "euh werken"], [0, 0, 0], [0, 0, 0]),
    ],
)
def test_by_hand(turns, nouns, verbs):
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, turns)
    classes, near = Classes(TELLS, lexicon), Neighbours(tokens, np.arange(len(tokens.type)))
    werken = np.full(len(tokens.type), tokens.type[-1])
    assert classes.nouns(werken, near).astype(int).tolist() == nouns
    assert classes.verbs(werken, near).astype(int).tolist() == verbs


@pytest.mark.parametrize(
    ("turn", "word", "wrong"),
    [
        ("te werken", "werken", True),  # the verb
        ("te hard", "hard", False),
        ("wij hard", "hard", True),
        ("de hard", "hard", False),
        ("de finale van", "finaal", True),  # the noun
        ("de finale", "finaal", True),
        ("de finale euh ronde", "finaal", False),
    ],
)
def test_what_is_no_adjective(turn, word, wrong):
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, [turn])
    at = np.array([1])
    same = np.array([turn.split()[1] == word])
    told = Classes(TELLS, lexicon).no_adjectives(tokens.type[at], same.__getitem__, Neighbours(tokens, at))
    assert told.tolist() == [wrong]


def test_some_places_alone_may_be_asked_in_any_order():
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, ["de grote werken", "euh delen"])
    near = Neighbours(tokens, np.array([4, 2]))
    assert [word_of(lexicon, n) for n in near.before.tolist()] == ["", "grote"]
    assert [word_of(lexicon, n) for n in near.earlier.tolist()] == ["", "de"]
    assert near.behind.tolist() == [-1, -1]


@pytest.mark.parametrize("turns", [[], [""], ["euh"], ["euh", "[lacht]"]])
def test_where_no_word_is_spoken_none_stands_beside_another(turns):
    lexicon = Lexicon(DUTCH)
    tokens = encoded(lexicon, turns)
    near = Neighbours(tokens, np.arange(len(tokens.type)))
    for types in (near.before, near.earlier, near.behind):
        assert types.tolist() == [-1] * len(tokens.type)


# what is asked of types


def test_each_type_is_asked_once_and_new_ones_when_they_come():
    lexicon, questions = Lexicon(DUTCH), []

    def short(word):
        questions.append(word)
        return len(word) < 4

    asked = Asked(lexicon)
    first = encoded(lexicon, ["de kennis de"]).type
    assert asked.of("short", short, np.append(first, [-1, -1])).tolist() == [True, False, True, True, True]
    assert sorted(questions) == ["", "de", "kennis"]
    more = encoded(lexicon, ["wij de kennis delen"]).type
    assert asked.of("short", short, np.append(more, -1)).tolist() == [True, True, False, False, True]
    assert sorted(questions) == ["", "de", "delen", "kennis", "wij"]


def test_two_questions_are_kept_apart():
    lexicon = Lexicon(DUTCH)
    types = encoded(lexicon, ["de kennis"]).type
    asked = Asked(lexicon)
    assert asked.of("de", "de".__eq__, types).tolist() == [True, False]
    assert asked.of("kennis", "kennis".__eq__, types).tolist() == [False, True]
    assert asked.of("de", "de".__eq__, types).tolist() == [True, False]


def test_no_word_is_asked_of_a_lexicon_that_knows_none():
    asked = Asked(Lexicon(DUTCH))
    assert asked.of("empty", lambda word: not word, np.array([-1])).tolist() == [True]
    assert asked.of("other", bool, np.zeros(0, dtype=np.int64)).tolist() == []


def test_which_words_are_on_a_list_is_known_of_new_words_too():
    lexicon = Lexicon(DUTCH)
    lists = {"small": ["de", "op"], "none": [], "with p": frozenset(["peil", "op"])}
    asked = Asked(lexicon, lists)
    for text in ("de roadmap", "op De peil op", "peil"):
        types = lexicon.encode(text, [(0, len(text))]).type
        for name, words in lists.items():
            told = asked.on(name, np.array([-1, *types.tolist()]))
            assert told.tolist() == [False, *(lexicon.lower[n] in words for n in types.tolist())]
