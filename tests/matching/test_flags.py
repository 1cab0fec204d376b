"""Flags with their cues, whom a mention is about, how it is spoken of, and what prompted it."""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.codebook.read import check_text
from focuscode.measures import code_by, coding_list
from focuscode.model import Section

LISTS = """
actors:
  - {id: cluster, label: The cluster, words: [cluster*, spco]}
  - {id: federation, words: [federatie*, de koepel]}
stances:
  - {id: does, words: [doen ze, hebben ze]}
  - {id: lacks, words: [ontbreekt]}
  - {id: wanted, words: [zouden ze, verwachten wij]}
  - {id: should-stop, words: [niet meer, stoppen met]}
"""


@pytest.fixture
def coded(book_text, make_talk):
    """The codings of a codebook with actors and stances on turns of one speaker."""

    def run(*turns, terms=("roadmap",), lists=LISTS, guide=()):
        text = book_text({"a": list(terms)}).replace("codes:", lists.strip() + "\ncodes:", 1)
        book, findings = check_text(text, "b.yaml")
        assert book is not None, [str(found) for found in findings]
        pairs = [turn if isinstance(turn, tuple) else ("P1", turn) for turn in turns]
        return code_transcripts([make_talk(*pairs)], book, guide=guide)

    return run


@pytest.mark.parametrize(
    ("turn", "flags"),
    [
        ("Er is een roadmap.", (0, 0, 0)),
        ("Er is geen roadmap.", (1, 0, 0)),
        ("Er is misschien een roadmap.", (0, 1, 0)),
        ("Er zou een roadmap moeten zijn.", (0, 0, 1)),
        ("Een roadmap hebben we volgens mij niet nodig.", (1, 1, 1)),
        ("Niet alleen een roadmap.", (0, 0, 0)),
    ],
)
def test_flags(coded, turn, flags):
    row = coding_list(coded(turn)).iloc[0]
    assert (row["negated"], row["hedged"], row["wished"]) == flags


def test_the_cue_is_kept_with_its_range(coded):
    coding = coded("Er is geen roadmap.")
    text = coding.texts[0]
    row = coding_list(coding).iloc[0]
    assert row["cues"] == f"negated:{text.index('geen')}-{text.index('geen') + 4}"


@pytest.mark.parametrize(
    ("turn", "actor"),
    [
        ("De cluster heeft een roadmap.", "cluster"),
        ("Clusterorganisaties maken een roadmap.", "cluster"),
        ("De koepel maakt een roadmap.", "federation"),
        ("De cluster en de federatie maken een roadmap.", "unclear"),
        ("Iemand maakt een roadmap.", "unclear"),
        ("De federatie lobbyt, de cluster maakt een roadmap.", "cluster"),
        ("De cluster dus. Een roadmap.", "unclear"),
    ],
)
def test_actors(coded, turn, actor):
    assert coding_list(coded(turn))["actor"].tolist() == [actor]


@pytest.mark.parametrize(
    ("turn", "stance"),
    [
        ("Een roadmap hebben ze.", "does"),
        ("Een roadmap hebben ze niet.", "unclear"),
        ("Een roadmap ontbreekt.", "lacks"),
        ("Een roadmap verwachten wij.", "wanted"),
        ("Die roadmap moet niet meer.", "should-stop"),
        ("Een roadmap.", "unclear"),
    ],
)
def test_stances(coded, turn, stance):
    assert coding_list(coded(turn))["stance"].tolist() == [stance]


def test_without_lists_nothing_is_said_of_actors(coded):
    row = coding_list(coded("De cluster heeft een roadmap.", lists="note: none")).iloc[0]
    assert (row["actor"], row["stance"]) == ("", "")


def test_an_unknown_stance_is_an_error(book_text):
    text = book_text({"a": ["roadmap"]}).replace("codes:", "stances:\n  - {id: maybe, words: [x]}\ncodes:", 1)
    book, findings = check_text(text, "b.yaml")
    assert book is None
    assert [found.rule for found in findings if found.level == "error"] == ["F211"]


def test_what_the_moderator_just_said_is_prompted(coded):
    coding = coded(
        ("P1", "Een roadmap."), ("M1", "En die roadmap?"), ("P1", "Ja, de roadmap."), ("P2", "De roadmap, ja."),
        ("M1", "Nog iets?"), ("P1", "De roadmap."),
    )  # fmt: skip
    assert coding_list(coding)["prompted"].tolist() == [0, 0, 1, 1, 0]


def test_what_a_section_puts_before_the_group_is_prompted(book_text, make_talk):
    book, _ = check_text(book_text({"a": ["roadmap"]}), "b.yaml")
    talk = make_talk(("M1", "Rollen."), ("P1", "Een roadmap."), sections=("roles", "roles"))
    plain = code_transcripts([talk], book)
    shown = code_transcripts([talk], book, guide=[Section("roles", "Roles", ("rollen",), ("a",))])
    assert plain.spans["prompted"].tolist() == [0]
    assert shown.spans["prompted"].tolist() == [1]


def test_a_match_on_a_hesitation_alone_has_no_flags(coded):
    coding = coded("ah", terms=["{wild: 'a*'}"])
    assert coding.spans[["negated", "hedged", "wished"]].to_numpy().tolist() == [[0, 0, 0]]


def test_without_a_moderator_nothing_is_said_of_prompting(coded):
    assert coded("Een roadmap.").spans["prompted"].isna().all()


def test_codes_by_actor_and_stance_count_each_coding_once(coded):
    coding = coded("De cluster heeft een roadmap.", "De federatie heeft een roadmap.", "Een roadmap hebben ze.")
    actors = code_by(coding, "actor")
    everyone = actors[actors["group"] == ""]
    assert dict(zip(everyone["actor"], everyone["codings"], strict=True)) == {
        "cluster": 1,
        "federation": 1,
        "unclear": 1,
    }
    assert everyone["share_of_codings"].sum() == pytest.approx(1)
    assert code_by(coding, "stance")["codings"].sum() == 2 * 3
    assert code_by(coded("x"), "actor").empty
