"""What a study knows, applied to a transcript: what is withdrawn, sections of the guide, pseudonyms."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.apply import BLOT, apply_study, exclude, name_people, sectioned, settled
from focuscode.errors import finding
from focuscode.model import Exclusion, Group, LeftOut, Participant, Place, Section, Transcript
from focuscode.pipeline import run_study
from focuscode.results import open_results
from focuscode.study import Study

steady = settings(deadline=None, derandomize=True)
HERE = Place("study.yaml", 9, 3)
FG1 = Group("FG1")
TURNS = [
    ("M", "Welkom, wat verwacht u?"),
    ("Anna", "Ik werk bij Acme.\nEn bij Acme blijf ik."),
    ("Bram", "Dag 🙂 allemaal."),
    ("Anna", "Één\tidee."),
    ("", "hm Acme"),
]


@pytest.fixture
def talk(make_talk):
    """A talk of Anna and Bram, led by M."""
    return make_talk(*TURNS, name="FG1")


def person(label, passage="", reason="", place=HERE):
    return Exclusion("FG1", label, passage, reason, place)


def without(talk, *exclusions):
    findings = []
    return exclude(talk, exclusions, findings), findings


def words(transcript):
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def study(**facts):
    return Study(Path(), "t", "nl", "c.yaml", (FG1,), **facts)


# Exclusion


def test_a_person_is_blotted_out_sign_for_sign(talk):
    found, findings = without(talk, person("Anna", reason="withdrew"))
    first = "██ ████ ███ █████\n██ ███ ████ █████ ███"
    assert found.text == f"M: {TURNS[0][1]}\nAnna: {first}\nBram: {TURNS[2][1]}\nAnna: ███\t█████\nhm Acme"
    assert words(found) == [TURNS[0], TURNS[2], TURNS[4]]
    assert [turn.n for turn in found.turns] == [1, 3, 5]
    assert [str(f) for f in findings] == [
        "study.yaml:9:3: info: FG1: Anna is excluded (11 words). Honoured in counts, quotations and exports. (F310)"
    ]


def test_what_was_said_stands_among_what_is_left_out_with_the_reason(talk):
    found, _ = without(talk, person("Anna", reason="withdrew"))
    gone = [part for part in found.left_out if part.reason.startswith("excluded")]
    assert gone == [
        LeftOut(turn.start, turn.end, "excluded: withdrew") for turn in talk.turns if turn.speaker == "Anna"
    ]
    assert list(found.left_out) == sorted(found.left_out)
    assert set(talk.left_out) < set(found.left_out)


def test_an_exclusion_without_a_reason_says_so(talk):
    found, _ = without(talk, person("Bram"))
    assert "excluded" in [part.reason for part in found.left_out]


@pytest.mark.parametrize("label", ["anna", "ANNA", " Anna ", "Anna.", "[Anna]"])
def test_a_label_is_known_by_its_letters(talk, label):
    assert [turn.speaker for turn in without(talk, person(label))[0].turns] == ["M", "Bram", ""]


@pytest.mark.parametrize("label", ["Ann", "Annabel", "?", "-"])
def test_a_person_who_is_not_there_is_told_with_those_who_are(talk, label):
    found, (told,) = without(talk, person(label))
    assert found == talk
    assert str(told) == (
        f"study.yaml:9:3: error: No one in FG1 is labelled '{label}'. Speakers there: M, Anna, Bram. (F311)"
    )


def test_a_passage_is_blotted_out_each_time_it_stands_there(talk):
    found, (told,) = without(talk, person("", "Acme"))
    assert "Acme" not in found.text
    assert words(found)[1] == ("Anna", "Ik werk bij ████.\nEn bij ████ blijf ik.")
    assert words(found)[4] == ("", "hm ████")
    assert told.message == "FG1: a passage is excluded (3 words)."
    assert [part.end - part.start for part in found.left_out if part.reason == "excluded"] == [4, 4, 4]


def test_a_passage_of_one_person_is_blotted_out_there_alone(talk):
    found, (told,) = without(talk, person("anna", "Acme"))
    assert words(found)[1] == ("Anna", "Ik werk bij ████.\nEn bij ████ blijf ik.")
    assert words(found)[4] == ("", "hm Acme")
    assert told.message == "FG1: a passage is excluded (2 words)."


def test_a_passage_may_run_over_lines_and_turns(talk):
    found, _ = without(talk, person("", "blijf ik.\nBram: Dag"))
    assert "\nAnna: Ik werk bij Acme.\nEn bij Acme █████ ███\n█████ ███ 🙂 allemaal.\n" in found.text
    assert len(found.turns) == 5


def test_a_passage_is_no_pattern(make_talk):
    found, findings = without(make_talk(("A", "a.b (c) a+b axb")), person("", "a.b"), person("", "(c) a+"))
    assert found.text == "A: ███ ███ ██b axb"
    assert [f.rule for f in findings] == ["F310", "F310"]


@pytest.mark.parametrize(
    "passage", ["acme", "Acme bij", "Ik werk bij Acme. En", "E\u0301e\u0301n", "P" * 99], ids=lambda p: p[:9]
)
def test_a_passage_that_does_not_stand_there_exactly_is_told(talk, passage):
    found, (told,) = without(talk, person("", passage))
    assert found == talk
    assert (told.rule, told.level, told.place) == ("F309", "error", HERE)
    assert told.message == f"The passage to exclude was not found in FG1.txt: '{passage[:60]}'."


def test_a_passage_that_another_person_said_is_not_that_persons(talk):
    found, (told,) = without(talk, person("Bram", "Acme"))
    assert found == talk
    assert told.rule == "F309"


def test_a_passage_is_found_before_its_speaker_is_gone(talk):
    found, findings = without(talk, person("Anna"), person("", "blijf ik"))
    assert [f.rule for f in findings] == ["F310", "F310"]
    assert [turn.speaker for turn in found.turns] == ["M", "Bram", ""]


def test_all_may_be_excluded(talk):
    found, _ = without(talk, person("M"), person("Anna"), person("Bram"), person("", "hm Acme"))
    assert words(found) == [("", "██ ████")]
    assert len(found.text) == len(talk.text)


def test_nothing_to_exclude_changes_nothing(talk):
    assert without(talk) == (talk, [])


@steady
@given(
    st.lists(
        st.tuples(st.sampled_from(["M", "A", "B", ""]), st.text("ab é🙂\n\u00a0", min_size=1, max_size=9)), min_size=1
    ),
    st.sampled_from(["A", "B", "M"]),
    st.text("ab é🙂\n", min_size=1, max_size=3),
)
def test_every_other_position_stays_what_it_was(make_talk, turns, label, passage):
    before = make_talk(*turns, name="FG1")
    after, _ = without(before, person(label), person("", passage))
    assert len(after.text) == len(before.text)
    assert passage.isspace() or passage not in after.text
    gone = [part for part in after.left_out if part.reason == "excluded"]
    for at, (old, new) in enumerate(zip(before.text, after.text, strict=True)):
        inside = any(part.start <= at < part.end for part in gone)
        assert new == (BLOT if inside and not old.isspace() else old)
    assert after.turns == tuple(turn for turn in before.turns if turn.speaker != label or not turn.speaker)


# Several files of a group


def test_what_stands_in_one_file_of_a_group_need_not_stand_in_the_other(talk, make_talk):
    other = make_talk(("M", "Verder."), ("Bram", "Ja."), name="FG1b")
    exclusions = [
        person("Anna"),
        person("", "Verder", place=Place("study.yaml", 12)),
        person("Carl", place=Place("p", 4)),
    ]
    told = without(talk, *exclusions)[1] + without(other, *exclusions)[1]
    assert [f.rule for f in told].count("F311") == 3
    assert [(f.rule, f.place.line) for f in settled(told)] == [("F310", 9), ("F311", 4), ("F310", 12), ("F311", 4)]


@pytest.mark.parametrize("rule", ["F306", "F308", "F312"])
def test_what_one_file_of_a_group_has_is_not_missing_from_it(rule):
    group, single = Group("FG1", files=("a.txt", "b.txt")), Group("FG10", files=("c.txt",))
    facts = {"label": "Anna", "section": "roles", "speakers": "Bram"}

    def missing(file, name):
        return finding(rule, Place(file), group=name, **facts)

    one, two, other = missing("a.txt", "FG1"), missing("b.txt", "FG1"), missing("c.txt", "FG10")
    assert settled([one, other], [group, single]) == [other]
    assert settled([one, two, other], [group, single]) == [two, other]


def test_other_findings_are_left_as_they_are():
    other = [finding("F003", HERE), finding("F108", HERE)]
    assert settled(other) == other
    assert settled([]) == []


# Sections

GUIDE = (
    Section("start", "Start", ("wat verwacht u", "om te beginnen")),
    Section("roles", "Roles", ("Welke rollen",)),
    Section("end", "End", ("tot slot",)),
)


def sections(make_talk, *said, guide=GUIDE):
    findings = []
    talk = make_talk(*((who, what) for who, what in said), name="FG1")
    turns = sectioned(talk, guide, findings)
    return [turn.section for turn in turns], [f.message for f in findings]


def missed(*names):
    return [f"FG1: the section '{name}' was not found." for name in names]


def test_a_section_begins_where_the_moderator_says_so(make_talk):
    said = [
        ("M", "Dag."),
        ("A", "Dag."),
        ("M", "Om te beginnen: u?"),
        ("A", "Ja."),
        ("M", "En welke rollen?"),
        ("M", "Tot slot."),
        ("A", "Nee."),
    ]
    assert sections(make_talk, *said) == (["", "", "start", "start", "roles", "end", "end"], [])


def test_sections_only_go_forward(make_talk):
    said = [("M", "Welke rollen?"), ("M", "Wat verwacht u?"), ("M", "Tot slot."), ("M", "Welke rollen ook weer?")]
    assert sections(make_talk, *said) == (["roles", "roles", "end", "end"], missed("start"))


def test_sections_that_never_begin_are_told(make_talk):
    assert sections(make_talk, ("M", "Dag."), ("A", "Tot slot")) == (["", ""], missed("start", "roles", "end"))


def test_a_participant_or_an_unknown_speaker_begins_nothing(make_talk):
    said = [("A", "Wat verwacht u?"), ("", "Wat verwacht u?"), ("M", "Wat verwacht u?")]
    assert sections(make_talk, *said, guide=GUIDE[:1]) == (["", "", "start"], [])


@pytest.mark.parametrize(
    "said", ["WAT VERWACHT U?", "En wat\n verwacht\u00a0 u dan?", "“Wat verwacht u”, dus", "wat ver\u00adwacht u"]
)
def test_case_spaces_and_signs_make_no_difference(make_talk, said):
    assert sections(make_talk, ("M", said), guide=GUIDE[:1]) == (["start"], [])


def test_quotes_and_accents_are_read_alike(make_talk):
    guide = (Section("a", "A", ("wat is ’t idee",)),)
    assert sections(make_talk, ("M", "Wat is 't ide\u0065?"), guide=guide)[0] == ["a"]
    guide = (Section("b", "B", ("één idee",)),)
    assert sections(make_talk, ("M", "e\u0301e\u0301n idee"), guide=guide)[0] == ["b"]


def test_one_turn_begins_one_section(make_talk):
    said = [("M", "Wat verwacht u? Welke rollen?"), ("M", "Dus: welke rollen?")]
    assert sections(make_talk, *said, guide=GUIDE[:2]) == (["start", "roles"], [])


def test_without_a_guide_there_are_no_sections(make_talk):
    assert sections(make_talk, ("M", "Wat verwacht u?"), guide=()) == ([""], [])


def test_without_turns_every_section_is_missed(make_talk):
    assert sections(make_talk) == ([], missed("start", "roles", "end"))


# Pseudonyms


def named(talk, *people):
    findings = []
    return name_people(talk, people, findings), findings


def test_labels_become_pseudonyms_and_the_words_stay(talk):
    found, findings = named(talk, Participant("FG1", "anna", "P1"), Participant("FG1", "Bram", "P2"))
    assert [turn.speaker for turn in found.turns] == ["M", "P1", "P2", "P1", ""]
    assert [found.words_of(turn) for turn in found.turns] == [talk.words_of(turn) for turn in talk.turns]
    assert "Anna:" not in found.text
    assert len(found.text) == len(talk.text)
    assert findings == []


def test_two_labels_may_stand_for_one_person(talk):
    found, _ = named(talk, Participant("FG1", "Anna", "P1"), Participant("FG1", "Bram", "P1"))
    assert found.speakers() == ("M", "P1")


def test_pseudonyms_may_be_the_labels_of_others(talk):
    found, _ = named(talk, Participant("FG1", "Anna", "Bram"), Participant("FG1", "Bram", "Anna"))
    assert [turn.speaker for turn in found.turns] == ["M", "Bram", "Anna", "Bram", ""]


def test_a_speaker_in_no_row_is_told_but_no_moderator(talk):
    found, findings = named(talk, Participant("FG1", "Anna", "P1"))
    assert found.speakers() == ("M", "P1", "Bram")
    assert [str(f) for f in findings] == [
        "FG1.txt: warning: FG1: 'Bram' is in no row of the participants' table. Add a row, or mend the label. (F307)"
    ]


def test_a_row_without_a_speaker_is_told(talk):
    rows = [Participant("FG1", label, label) for label in ("Anna", "Bram", "Carl")]
    assert [f.message for f in named(talk, *rows)[1]] == ["The participant 'Carl' of FG1 never speaks."]


def test_a_moderator_may_have_a_pseudonym_too(talk):
    rows = [Participant("FG1", label, f"x{label}") for label in ("M", "Anna", "Bram")]
    found, findings = named(talk, *rows)
    assert found.speakers() == ("xM", "xAnna", "xBram")
    assert found.turns[0].speaker_type == "moderator"
    assert findings == []


def test_without_a_table_nobody_is_missed(talk):
    assert named(talk) == (talk, [])


# All of it


def test_a_person_without_consent_is_excluded_and_never_missed(talk):
    rows = (
        Participant("FG1", "Anna", "P1", consent=False, place=Place("people.csv", 2)),
        Participant("FG1", "Bram", "P2", place=Place("people.csv", 3)),
        Participant("FG2", "Bram", "P9", consent=False),
    )
    found, findings = apply_study(talk, FG1, study(participants=rows))
    assert found.speakers() == ("M", "P2")
    assert "Acme." not in found.text
    assert [(f.rule, f.place) for f in findings] == [("F310", Place("people.csv", 2))]
    assert "excluded: no consent" in [part.reason for part in found.left_out]


def test_a_person_without_consent_who_cannot_be_found_is_an_error(talk):
    row = Participant("FG1", "Ana", "P1", consent=False, place=Place("people.csv", 2))
    _, findings = apply_study(talk, FG1, study(participants=(row,)))
    assert [str(f.place) for f in findings if f.rule == "F311"] == ["people.csv:2"]


def test_only_what_is_said_of_the_group_is_applied(talk):
    other = Exclusion("FG2", "Anna", "", "", HERE)
    found, findings = apply_study(talk, FG1, study(exclude=(other,)))
    assert (found, findings) == (talk, [])


def test_everything_at_once(talk):
    found, findings = apply_study(
        talk,
        FG1,
        study(
            exclude=(person("", "Acme"), person("Bram", reason="asked")),
            guide=GUIDE[:1],
            participants=(Participant("FG1", "Anna", "P1"),),
        ),
    )
    assert [(turn.n, turn.speaker, turn.section) for turn in found.turns] == [
        (1, "M", "start"),
        (2, "P1", "start"),
        (4, "P1", "start"),
        (5, "", "start"),
    ]
    assert len(found.text) == len(talk.text)
    assert [f.rule for f in findings] == ["F310", "F310"]


def test_a_section_that_an_excluded_moderator_began_is_missed(make_talk):
    talk = make_talk(("M", "Wat verwacht u?"), ("M2", "Welke rollen?"), ("A", "Ja."), name="FG1")
    found, findings = apply_study(talk, FG1, study(exclude=(person("M2"),), guide=GUIDE[:2]))
    assert [turn.section for turn in found.turns] == ["start", "start"]
    assert [f.rule for f in findings] == ["F310", "F308"]


def test_the_source_stays_what_it_was(talk):
    before = Transcript(**{name: getattr(talk, name) for name in talk.__dataclass_fields__})
    apply_study(talk, FG1, study(exclude=(person("Anna"),), participants=(Participant("FG1", "Bram", "P2"),)))
    assert talk == before


def test_withdrawn_words_stand_nowhere_in_the_results(tmp_path):
    talk = (
        "Moderator: Welkom, roadmap.\nP1: Mijn geheim is een roadmap bij Zilverberg.\n"
        "P2: Een roadmap, zei Zilverberg.\n"
        "P1: Nog een geheim.\nP3: Wij van Zilverberg hebben een roadmap.\nModerator: Dag.\nP3: Dag.\n"
    )
    book = "codebook: c\nversion: 1\ncodes: [{id: roadmap, definition: d, terms: [roadmap], examples: [roadmap]}]\n"
    files = {
        "FG1.txt": talk,
        "c.yaml": book,
        "people.csv": "group,label,pseudonym,consent\nFG1,P1,,no\nFG1,P2,,yes\nFG1,P3,,yes\n",
        "study.yaml": "codebook: c.yaml\nparticipants: people.csv\ngroups: [{id: FG1, files: FG1.txt}]\n"
        "exclude: [{group: FG1, passage: Zilverberg, reason: named a firm}]\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    run_study(tmp_path)
    out = tmp_path / "results"
    written = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with zipfile.ZipFile(out / "results.xlsx") as book:
        written |= {name: book.read(name) for name in book.namelist()}
    for name, data in written.items():
        assert b"geheim" not in data, name
        if name not in ("manifest.json", "codebook.yaml"):
            assert b"Zilverberg" not in data, name
    results = open_results(out)
    assert results.table("codings")["speaker"].tolist() == ["Moderator", "P2", "P3"]
    assert len(results.text("FG1")) == len(talk)
    text = results.text("FG1")
    assert [
        text[a:b] for a, b in zip(results.table("codings")["start"], results.table("codings")["end"], strict=True)
    ] == ["roadmap"] * 3


def test_a_name_that_gets_a_pseudonym_is_blotted_out_in_what_is_no_speech_too(make_talk):
    talk = make_talk(("Anna", "Ja, Anna zelf."), name="FG1")
    heading = "\nAanwezig: Anna, Annabel en Bram"
    text = talk.text + heading
    talk = replace(talk, text=text, left_out=(*talk.left_out, LeftOut(len(talk.text) + 1, len(text), "heading")))
    found, _ = named(talk, Participant("FG1", "Anna", "P1"))
    assert found.text.split("\n") == ["█████ Ja, Anna zelf.", "Aanwezig: ████, Annabel en Bram"]
