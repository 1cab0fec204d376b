"""CHAT: the cases, talks written and read back, marks taken out, roles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import chat, reader_for
from focuscode.readers.chat import spoken
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "chat").glob("*.cha"))
steady = settings(deadline=None, derandomize=True)
words = st.lists(st.sampled_from(["ja", "één", "zo'n", "e-mail", "xxx", "(.)", "KMO’s"]), min_size=1, max_size=4)
talks = st.lists(
    st.tuples(st.sampled_from(["INV", "P1", "P2"]), words.map(" ".join).filter(lambda said: said.strip("(.) "))),
    min_size=1,
    max_size=8,
)
HEAD = "@UTF8\n@Begin\n@Participants:\tINV Els Interviewer, P1 Anna Adult, P2 Adult\n"


def draft_of(page):
    return chat.read(Source("a.cha", page.encode()))


def turns_of(page):
    draft = draft_of(page)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(talks, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_talk_is_read_back_with_its_times(talk, below, end):
    lines, turns = [], []
    for n, (speaker, said) in enumerate(talk):
        head, *rest = f"{said} .".split(" ")
        lines.append(
            f"*{speaker}:\t{head}" + "".join(f"\n\t{one}" for one in rest) + f" \x15{n * 1000}_{n * 1000 + 500}\x15"
        )
        lines += [f"%mor:\tx|{n}"] if below else []
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, f"{turns[-1][1]}\n{said} .", turns[-1][2], n + 0.5)
        else:
            turns.append((speaker, f"{said} .", float(n), n + 0.5))
    draft = draft_of((HEAD + "\n".join(lines) + "\n@End\n").replace("\n", end))
    assert [(t.speaker, draft.text[t.start : t.end], t.start_time, t.end_time) for t in draft.turns] == turns
    assert sum(why == "line below %mor" for *_, why in draft.left_out) == (len(talk) if below else 0)


@pytest.mark.parametrize(
    ("written", "words", "marks"),
    [
        ("more cookie . [+ IMP]", "more cookie .", ["[+ IMP]"]),
        ("<ik wil> [//] ik wilde", "ik wil ik wilde", ["[//]"]),
        ("ik [/] ik [x 3] ja [?]", "ik ik ja", ["[/]", "[x 3]", "[?]"]),
        ("goed [: beter] [* m]", "goed", ["[: beter]", "[* m]"]),
        ("&-eh ja &+ti tijd &~hm &uh", "eh ja ti tijd hm uh", []),
        ("ja &=lacht nee &*INV:mm", "ja nee", ["&=lacht", "&*INV:mm"]),
        ("0is ja 0", "ja", ["0is"]),
        ("(be)cause don('t) sec(onde)", "because don't seconde", []),
        ("ja (.) nee (1.5) en (...)", "ja (.) nee (1.5) en (...)", []),
        ("ice_cream e_mail@s:eng", "ice cream e mail", []),
        ("no::u ja:", "nou ja", []),
        ("half 5:30 uur", "half 5:30 uur", []),
        ("en toen +...", "en toen ...", []),
        ("en toen +/. ", "en toen .", []),
        ("wat +..?", "wat ?", []),
        ("wat +//?", "wat ?", []),
        ('+" hij zei +"/.', "hij zei .", []),
        ("+< ja ++ nee +, en", "ja nee en", []),
        ("ˈwa^ter ⌈ja⌉ ↑nee", "water ja nee", []),
        ("oké ‡ ja „ hè ?", "oké , ja , hè ?", []),
        ("xxx yyy www", "xxx yyy www", []),
        ("R&D en A&B", "R&D en A&B", []),
        ("3 + 4", "3 + 4", []),
        ("ja \x15100_200\x15", "ja", []),
        ("ja \x15", "ja", []),
        ("", "", []),
    ],
)
def test_marks_are_taken_out_and_words_are_kept(written, words, marks):
    assert spoken(written) == (words, marks)


@steady
@given(
    st.lists(
        st.sampled_from(["ja", "<nee", "nu>", "[//]", "&-eh", "(be)en", "+...", "x_y", "wo:rd", "[", "]", "&", "+<"])
    )
)
def test_no_letter_is_lost_or_made(parts):
    line = " ".join(parts)
    said, marks = spoken(line)
    every = sorted(filter(str.isalpha, line))
    assert sorted(filter(str.isalpha, said + "".join(marks))) == every


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Investigator", "moderator"),
        ("Interviewer", "moderator"),
        ("Adult", "participant"),
        ("Target_Child", "participant"),
    ],
)
def test_the_role_says_who_leads(role, kind):
    for head in (f"@Participants:\tX1 Els {role}", f"@Participants:\tX1 {role}", f"@ID:\tnld|fg|X1|||||{role}|||"):
        (turn,) = draft_of(f"@Begin\n{head}\n*X1:\tja .\n").turns
        assert turn.speaker_type == kind


def test_a_speaker_without_a_role_is_judged_by_the_label(read):
    transcript, _ = read("@Begin\n*MOD:\tja .\n*P1:\tnee .\n", "a.cha")
    assert [turn.speaker_type for turn in transcript.turns] == ["moderator", "participant"]


def test_a_turn_knows_its_line_and_the_marks_are_told():
    draft = draft_of(HEAD + "*P1:\tja [/] ja .\n*INV:\tgoed .\n")
    assert [turn.line for turn in draft.turns] == [4, 5]
    (told,) = draft.findings
    assert (told.rule, "[/]" in told.message) == ("F169", True)


def test_a_line_without_words_is_no_turn():
    draft = draft_of(HEAD + "*P1:\t0 .\n*P2:\t&=lacht !\n*INV:\tja .\n")
    assert [turn.speaker for turn in draft.turns] == ["INV"]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out if why == "no words"] == [
        ("*P1:\t0 .", "no words"),
        ("*P2:\t&=lacht !", "no words"),
    ]


def test_a_line_that_goes_on_from_nothing_is_left_out():
    draft = draft_of("\t los\n@Begin\n*P1:\tja .\n")
    assert ("los", "no main line above it") in [(draft.text[a:b], why) for a, b, why in draft.left_out]


@pytest.mark.parametrize("page", ["@UTF8\n@Begin\n", "\ufeff@Begin\n", "@Font:\tx\n@Begin\n"])
def test_a_file_is_known_by_its_first_header(page):
    assert reader_for(Source("a.txt", page.encode())).name == "chat"


def test_a_text_with_an_address_is_none():
    assert reader_for(Source("a.txt", b"@anna: ja\n")).name == "text"


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.binary(max_size=60))
def test_whatever_follows_a_header_is_read(rest):
    draft = chat.read(Source("a.cha", b"@Begin\n*P1:\tja .\n" + rest))
    assert draft.turns


def test_a_line_that_begins_with_a_colon_is_left_out():
    draft = draft_of("@Begin\n:\tCHI Target_Child\n*CHI:\tja .\n")
    assert [(draft.text[a:b], reason) for a, b, reason in draft.left_out][1][1] == "no main line above it"
