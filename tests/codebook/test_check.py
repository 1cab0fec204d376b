"""What is wrong between the parts of a codebook."""

import json

import pytest

from focuscode.codebook.check import check_structure, meaning
from focuscode.codebook.read import check_text
from focuscode.language import language
from focuscode.matching import Matcher
from focuscode.model import Code, Codebook, Place, Term, Tier, Transcript, Turn, WordList


def code(name, line=1, **facts):
    return Code(name, name, "theme", facts.pop("tier", ""), Place("c", line, 3), **facts)


def book(*codes, tiers=(), spoken="nl", **lists):
    return Codebook("c", "c", "1", spoken, "", "c", tuple(tiers), codes, **lists)


def told(codebook, *rules):
    return [str(f) for f in check_structure(codebook) if f.rule in rules]


def terms_of(name, *terms):
    places = enumerate(terms, 10)
    return tuple(Term(name, kind, text, text, Place("c", line, 7), **facts) for line, (kind, text, facts) in places)


def plain(*words):
    return [("plain", word, {}) for word in words]


def test_ids_that_stand_twice_are_told_whatever_their_case():
    codes = (code("a", 1), code("b", 2), code("A", 3), code("a", 4))
    assert told(book(*codes), "F204") == [
        "c:3:3: error: The id 'A' stands twice (first on line 1). Give each its own id. (F204)",
        "c:4:3: error: The id 'a' stands twice (first on line 1). Give each its own id. (F204)",
    ]


def test_a_tier_and_a_code_may_share_an_id():
    tiers = [Tier("a", "a", place=Place("c", 1)), Tier("b", "b", place=Place("c", 2))]
    assert told(book(code("a", tier="a"), tiers=tiers), "F204") == []


def test_tiers_that_stand_twice_are_told():
    tiers = [Tier("a", "a", place=Place("c", 1)), Tier("a", "b", place=Place("c", 2))]
    assert told(book(tiers=tiers), "F204") == [
        "c:2: error: The id 'a' stands twice (first on line 1). Give each its own id. (F204)"
    ]


def test_actors_and_stances_that_stand_twice_are_told():
    lists = (WordList("does", "d", (), Place("c", 7, 5)), WordList("does", "d", (), Place("c", 8, 5)))
    expected = ["c:8:5: error: The id 'does' stands twice (first on line 7). Give each its own id. (F204)"]
    assert told(book(stances=lists), "F204") == told(book(actors=lists), "F204") == expected
    assert told(book(actors=lists[:1], stances=lists[1:]), "F204") == []


def test_codes_without_an_id_are_not_taken_for_one_another():
    assert told(book(code("", 1), code("", 2)), "F204", "F207", "F208") == []


def test_a_code_without_a_tier_is_told_only_where_there_are_tiers():
    tiers = [Tier("framework", "f"), Tier("action", "a")]
    assert told(book(code("a")), "F203", "F206") == []
    assert told(book(code("a", 5), tiers=tiers), "F203", "F206") == [
        "c:5:3: error: 'tier' is missing. Add it here. (F203)"
    ]


def test_an_unknown_tier_is_told_with_the_nearest():
    tiers = [Tier("framework", "f"), Tier("action", "a")]
    assert told(book(code("a", tier="actions"), tiers=tiers), "F206") == [
        "c:1:3: error: No tier 'actions'. Near: action. (F206)"
    ]
    assert told(book(code("a", tier="x")), "F206") == ["c:1:3: error: No tier 'x'. None is defined. (F206)"]


def test_a_parent_may_stand_before_or_after_its_child():
    assert told(book(code("a", parent="b"), code("b"), code("c", parent="b")), "F207", "F208") == []


def test_an_unknown_parent_is_told():
    assert told(book(code("a", parent="platfrom"), code("platform")), "F207") == [
        "c:1:3: error: No code 'platfrom' to be the parent of 'a'. Near: platform. (F207)"
    ]


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"a": "a"}, ["a > a"]),
        ({"a": "b", "b": "a"}, ["a > b > a", "b > a > b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a > b > c > a", "b > c > a > b", "c > a > b > c"]),
        ({"a": "b", "b": "b"}, ["b > b"]),
        ({"x": "a", "a": "b", "b": "a"}, ["a > b > a", "b > a > b"]),
        ({"a": "b", "b": "c", "c": ""}, []),
    ],
)
def test_circles_of_parents_are_told_at_each_code_in_them(parents, circles):
    found = told(book(*(code(name, parent=parent) for name, parent in parents.items())), "F207", "F208")
    assert [f.split("ancestor: ")[1].split(". Break")[0] for f in found] == circles


def test_a_long_line_of_parents_is_no_circle():
    codes = [code(f"c{n}", parent=f"c{n + 1}") for n in range(2000)]
    assert told(book(*codes, code("c2000")), "F207", "F208") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("plain", "roadmap", {}), ("plain", "Roadmap", {})),
        (("plain", "roadmap", {}), ("lemma", "roadmap", {})),
        (("plain", "kennis delen", {}), ("phrase", "kennis delen", {})),
        (("plain", "innovatie-ecosysteem", {}), ("plain", "innovatieecosysteem", {})),
        (("plain", "coördineren", {}), ("plain", "coordineren", {})),
        (("plain", "één", {}), ("plain", "e\u0301e\u0301n", {})),
        (("plain", "kmo's", {}), ("plain", "kmo’s", {})),
        (("word", "Samen", {}), ("word", "samen", {})),
        (("wild", "match*", {}), ("wild", "MATCH*", {})),
        (("near", "a b", {"parts": ("a", "b")}), ("near", "b a", {"parts": ("B", "a")})),
        (("all", "a b", {"parts": ("a", "b")}), ("all", "b a", {"parts": ("b", "a")})),
        (("plain", "werken", {"note": "x", "reason": "y"}), ("plain", "werken", {})),
    ],
)
def test_terms_that_mean_the_same_are_the_same(one, other):
    first, second = terms_of("a", one, other)
    assert meaning(first) == meaning(second)
    assert len(told(book(code("a", terms=(first, second))), "F205")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("plain", "roadmap", {}), ("plain", "roadmaps", {})),
        (("plain", "roadmap", {}), ("word", "roadmap", {})),
        (("lemma", "werken", {"pos": "verb"}), ("lemma", "werken", {"pos": "noun"})),
        (("lemma", "werken", {"pos": "verb"}), ("plain", "werken", {})),
        (("phrase", "kennis delen", {"gap": 1}), ("phrase", "kennis delen", {"gap": 2})),
        (("phrase", "kennis delen", {}), ("word", "kennis delen", {})),
        (("plain", "kennis delen", {}), ("plain", "delen kennis", {})),
        (("word", "SPCO", {}), ("word", "spco", {})),
        (("word", "eU", {}), ("word", "eu", {})),
        (
            ("near", "a b", {"parts": ("a", "b"), "ordered": True}),
            ("near", "b a", {"parts": ("b", "a"), "ordered": True}),
        ),
        (("near", "a b", {"parts": ("a", "b"), "within": 2}), ("near", "a b", {"parts": ("a", "b"), "within": 3})),
        (("near", "a b", {"parts": ("a", "b")}), ("all", "a b", {"parts": ("a", "b")})),
        (("all", "a b", {"parts": ("a", "b"), "scope": "turn"}), ("all", "a b", {"parts": ("a", "b")})),
        (("compound", "platform", {"role": "head"}), ("compound", "platform", {"role": "any"})),
        (("lemma", "kader", {"lang": "en"}), ("lemma", "kader", {})),
        (("lemma", "kader", {"unless": ("x",)}), ("lemma", "kader", {})),
        (("lemma", "kader", {"excepted": ("x",)}), ("lemma", "kader", {})),
        (("lemma", "kader", {"add": ("x",)}), ("lemma", "kader", {"drop": ("x",)})),
        (("lemma", "kader", {"negation": "only"}), ("lemma", "kader", {})),
        (("plain", "een", {}), ("plain", "één", {})),
    ],
)
def test_terms_that_mean_something_else_are_not(one, other):
    first, second = terms_of("a", one, other)
    assert meaning(first) != meaning(second)
    assert told(book(code("a", terms=(first, second))), "F205") == []


def test_a_term_that_stands_twice_is_told_with_the_line_of_the_first():
    terms = terms_of("a", *plain("aap", "beer", "Aap", "aap"))
    assert told(book(code("a", terms=terms)), "F205") == [
        "c:12:7: error: The term 'Aap' stands twice in 'a' (first on line 10). Remove one. (F205)",
        "c:13:7: error: The term 'aap' stands twice in 'a' (first on line 10). Remove one. (F205)",
    ]


def test_a_term_shared_by_codes_is_a_warning_at_the_later_one():
    codes = [code(name, terms=terms_of(name, *plain("aap"))) for name in ("a", "b", "c")]
    assert (
        told(book(*codes), "F215")
        == ["c:10:7: warning: The term 'aap' also stands under 'a' (line 10). Fine if both codes are meant. (F215)"] * 2
    )


def test_what_a_coder_will_miss_is_a_warning():
    whole = code("a", definition="d", examples=("e",), terms=terms_of("a", *plain("aap")))
    assert told(book(whole), "F214", "F220") == []
    assert told(book(code("b", 4)), "F214", "F220") == [
        "c:4:3: warning: 'b' has no term: it is for hand-coding only. Add terms if it should be found. (F220)",
        "c:4:3: warning: 'b' has no definition. Coders and reviewers will ask for it. (F214)",
        "c:4:3: warning: 'b' has no example. Coders and reviewers will ask for it. (F214)",
    ]


def test_a_code_without_an_id_has_a_name_to_be_told_by():
    assert "'the code' has no definition" in told(book(code("")), "F214")[0]


# Terms that can never match

DEAD = {
    "kennis - delen": "-",
    "R & D": "&",
    "kennis, delen": ",",
    "(open) innovatie": "(",
    "samen...": "...",
    "€ 100": "€",
    "kennis: delen": ":",
    "“samen”": '"',
    "samen 🙂": "🙂",
}
ALIVE = [
    "R&D",
    "AI/ML",
    "kmo's",
    "'s avonds",
    "d'Anvers",
    "co-creatie",
    "24/7",
    "info@x.be",
    "17:30",
    "100%",
    "U.S.",
    "één",
]


def one_term(text, kind="plain"):
    quoted = json.dumps(text, ensure_ascii=False)
    term = quoted if kind == "plain" else f"{{{kind}: {quoted}}}"
    return check_text(f"codebook: c\nversion: 1\ncodes:\n- {{id: a, terms: [{term}]}}\n", "c")


def hits(codebook, text):
    words = f"Dat is {text} hoor"
    talk = Transcript("t", "t", "", words, (Turn(1, "", 0, len(words)),))
    return Matcher(codebook, language("nl")).match(talk).found


@pytest.mark.parametrize(("text", "stray"), DEAD.items())
@pytest.mark.parametrize("kind", ["plain", "phrase", "word"])
def test_a_term_with_a_stray_sign_is_told(text, stray, kind):
    found, findings = one_term(text, kind)
    assert found is None
    (dead,) = [f for f in findings if f.level == "error"]
    assert dead.rule == "F210"
    assert dead.message.endswith(f"can never match: '{stray}' is no word.")


@pytest.mark.parametrize("text", ALIVE)
def test_a_term_with_a_sign_inside_a_word_is_kept_and_found(text):
    found, findings = one_term(text)
    assert [f for f in findings if f.level == "error"] == []
    assert hits(found, text)


def test_the_signs_of_a_wild_term_are_its_own():
    assert check_structure(book(code("a", terms=terms_of("a", ("wild", "[ab]*?", {}))))) != []
    assert told(book(code("a", terms=terms_of("a", ("wild", "[ab]*?", {})))), "F210") == []


@pytest.mark.parametrize(("kind", "text"), [("regex", r"a - \w+"), ("compound", "a + b"), ("wild", "a-*")])
def test_signs_that_a_kind_of_term_is_written_with_are_no_stray_signs(kind, text):
    assert told(book(code("a", terms=terms_of("a", (kind, text, {})))), "F210") == []


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [("kende", "verb", "kennen"), ("bedrijven", "noun", "bedrijf"), ("Platformen", "noun", "platform")],
)
def test_a_lemma_that_is_a_form_of_another_word_is_told(word, pos, lemma):
    term = terms_of("a", ("lemma", word, {"pos": pos}))
    (found,) = told(book(code("a", terms=term)), "F223")
    assert found == (
        f"c:10:7: warning: '{word}' is a form of '{lemma}', and finds no other forms. "
        f"Write '{lemma}' as the lemma. (F223)"
    )


@pytest.mark.parametrize(
    ("kind", "word", "facts"),
    [
        ("lemma", "kennen", {"pos": "verb"}),
        ("lemma", "kende", {}),
        ("word", "kende", {"pos": "verb"}),
        ("plain", "kende", {}),
        ("lemma", "kende", {"pos": "verb", "lang": "en"}),
    ],
)
def test_a_word_that_is_its_own_lemma_or_wants_no_other_form_is_not_told(kind, word, facts):
    assert told(book(code("a", terms=terms_of("a", (kind, word, facts)))), "F223") == []


def test_terms_of_an_unknown_language_are_left_alone():
    strange = code("a", terms=terms_of("a", *plain("R & D")))
    assert told(book(strange, spoken="klingon"), "F210") == []
    assert len(told(book(strange), "F210")) == 1
