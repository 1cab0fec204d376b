"""What `update` says: the page of a researcher, and the figures for machines."""

import pytest

from focuscode.align import align_transcripts
from focuscode.carry import updated_ids
from focuscode.corrections import FIRST, figures, page
from focuscode.tables import corrected, from_rows

OLD = [
    ("M", "Wat ziet u daar zoal gebeuren?"),
    ("An", "Een roadmp voor iedereen, dat is duidelijk."),
    ("Bo", "Dat weet ik eigenlijk niet zo goed."),
    ("An", "Kan best."),
    ("Bo", "Wij zijn daar lang geleden geweest."),
]
NEW = [
    ("M", "Wat ziet u daar zoal gebeuren?"),
    ("Annie", "Een roadmap voor iedereen, dat is duidelijk."),
    ("Bo", "Dat weet ik eigenlijk niet zo goed."),
    ("M", "Wij zijn daar lang geleden geweest."),
    ("Bo", "Met heel de ploeg nog wel."),
]


@pytest.fixture
def alignment(make_talk):
    return align_transcripts(make_talk(*OLD), make_talk(*NEW))


@pytest.fixture
def none():
    return from_rows(corrected.CARRIED_CODINGS, [])


def fate(state, n=1, coder="An", **facts):
    texts = {"transcript": "G1", "code": "roadmap", "status": "added", "old_id": f"G1-t{n:03d}-roadmap-4", "why": "",
             "new_id": "" if state == "gone" else f"G1-t{n:03d}-roadmap-9", "old_text": f"Zin {n} van toen.",
             "new_text": f"Zin {n} van nu."}  # fmt: skip
    return {**texts, "coder": coder, "state": state, "old_turn": n, "new_turn": n} | facts


def told(alignment, *fates, ids=None, coded=False):
    frame = from_rows(corrected.CARRIED_CODINGS, fates)
    return page(alignment, updated_ids(alignment) if ids is None else ids, frame, coded)


def test_the_page_without_codings(alignment):
    assert told(alignment).split("\n") == [
        "G1.txt → G1.txt",
        "turns  5 before, 5 now: 3 same, 1 changed, 1 gone, 1 new",
        "words  28 before, 32 now: 3 of the old ones changed or gone (11 %), 7 changed or new",
        "",
        "Renamed: An is called Annie now.",
        "Another speaker: turn 5 → 4, Bo before, M now.",
        "",
        "What changed",
        "  turn 2: “roadmp” → “roadmap”",
        "  turn 4: taken out “Kan best”",
        "  turn 5 (new): put in “Met heel de ploeg nog wel”",
    ]


def test_the_same_talk_says_so(make_talk):
    talk = make_talk(*OLD)
    lines = told(align_transcripts(talk, talk)).split("\n")
    assert lines[1] == "turns  5 before, 5 now: 5 same"
    assert lines[2] == "words  28, all of them kept"
    assert lines[-1] == "The words are the same."


def test_many_changes_are_cut(make_talk):
    said = [[f"w{n}x{k}" for k in range(9)] for n in range(FIRST + 2)]
    old = make_talk(*[("An", " ".join(words)) for words in said])
    new = make_talk(*[("An", " ".join([*words[:4], "anders", *words[5:]])) for words in said])
    text = told(align_transcripts(old, new))
    assert f"What changed, the first {FIRST} of {FIRST + 2} places" in text
    assert text.count("“anders”") == FIRST


def test_codings_of_people_are_counted_by_coder_and_what_is_to_read_is_shown(alignment):
    text = told(
        alignment,
        fate("same", 1),
        fate("changed", 2, why="its words changed"),
        fate("doubtful", 3, why="now spoken by Bo, before by An"),
        fate("gone", 4, coder="machine", why="its words are gone"),
        fate("gone", 5, coder="", why="its turn is gone"),
    )
    lines = text[text.index("Codings of people") :].split("\n")
    assert lines[1:4] == [
        "  An: 1 carried exactly, 1 carried to changed words, 1 doubtful",
        "  decisions on the program's codings: 1 not carried",
        "  (no coder): 1 not carried",
    ]
    assert "To be read\n  G1-t003-roadmap-4 → G1-t003-roadmap-9  roadmap, An: now spoken by Bo, before by An" in text
    assert "    before  Zin 3 van toen.\n    now     Zin 3 van nu." in text
    assert "Not carried\n  G1-t004-roadmap-4  roadmap, decisions on the program's codings: its words are gone" in text
    assert "Zin 1 van toen." not in text


def test_all_that_is_lost_is_told_and_all_else_is_cut(alignment):
    text = told(alignment, *[fate(state, n) for state in ("changed", "gone") for n in range(1, FIRST + 4)])
    assert "  … and 3 more" in text
    assert text.count("Zin 13 van toen.") == 1
    assert text.count("  G1-t005-roadmap-4 ") == 2


def test_codings_of_the_program_that_come_and_go(alignment):
    empty = {"kept": 0.0, "code": "roadmap", "kind": "coding", "old_text": "roadmp", "new_text": "een\nroadmap"}
    rows = [
        {**empty, "old_id": "G1-t004-a-1", "new_id": "", "state": "gone", "old_turn": 4, "new_turn": 0},
        {**empty, "old_id": "", "new_id": "G1-t002-a-4", "state": "new", "old_turn": 0, "new_turn": 2},
        {**empty, "old_id": "G1-t001-a-4", "new_id": "G1-t001-a-4", "state": "same", "old_turn": 1, "new_turn": 1},
    ]
    ids = from_rows(corrected.UPDATED_IDS, rows)
    lines = told(alignment, ids=ids, coded=True).split("\n")
    assert lines[-3:] == [
        "Codings of the program (a run makes them anew): 1 the same, 1 gone, 1 new",
        "  gone  G1-t004-a-1  “roadmp”",
        "  new   G1-t002-a-4  “een roadmap”",
    ]
    assert told(alignment, ids=ids.iloc[:0], coded=True).endswith("(a run makes them anew): none")


def test_figures_for_machines(alignment):
    found = figures(alignment)
    assert found["turns"] == {"same": 3, "changed": 1, "split": 0, "joined": 0, "gone": 1, "new": 1}
    assert found["words"] == {"old": 28, "new": 32, "same": 25}
    assert found["renamed"] == {"An": "Annie"}
    assert found["other_speaker"] == [{"old_turn": 5, "new_turn": 4, "before": "Bo", "now": "M"}]
    assert found["changes"][1] == {"old_turn": 4, "new_turn": 0, "old": "Kan best", "new": ""}
