"""Captions to turns: what every caption format has in common."""

import html
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.model import Place
from focuscode.readers import reader_for
from focuscode.readers.captions import Rest, one_language, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.source import Source

HERE = Source("a.vtt", b"")


def draft_of(*captions, left=()):
    """A draft of captions given by their lines, a second each."""
    made = [Caption(float(n), n + 1.0, list(lines), 10 * n + 1) for n, lines in enumerate(captions)]
    return to_draft(HERE, made, left)


def said(*captions):
    draft = draft_of(*captions)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def told(*captions):
    return [(one.rule, one.place.line) for one in to_draft(HERE, captions, []).findings if one.rule != "F102"]


def test_captions_of_one_speaker_are_one_turn_with_the_last_end():
    draft = draft_of(["<v Anna>ja"], ["<v Anna>en"], ["<v Bart>nee"])
    assert draft.text == "Anna: ja\nen\nBart: nee"
    assert [(turn.start_time, turn.end_time, turn.line) for turn in draft.turns] == [(0.0, 2.0, 1), (2.0, 3.0, 21)]


def test_captions_without_any_speaker_are_a_turn_each():
    assert said(["ja"], ["nee"], ["en toch"]) == [("", "ja"), ("", "nee"), ("", "en toch")]
    assert [finding.rule for finding in draft_of(["ja"], ["nee"]).findings] == ["F102"]


def test_a_silence_of_minutes_parts_no_turn():
    captions = [Caption(0.0, 1.0, ["<v Anna>ja"], 1), Caption(300.0, 301.0, ["<v Anna>en"], 5)]
    (turn,) = to_draft(HERE, captions, []).turns
    assert (turn.start_time, turn.end_time) == (0.0, 301.0)


def test_captions_without_words_are_told_in_sum():
    draft = draft_of(["- "], ["<v Anna></v>"], ["♪"], ["!?"])
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["!?"]
    assert [(f.rule, f.place.line, f.message) for f in draft.findings[:1]] == [
        ("F104", 1, "3 caption(s) without words were skipped.")
    ]


def test_what_is_left_stands_at_its_place_and_ends_a_turn():
    captions = [Caption(0.0, 1.0, ["<v Anna>ja"], 3), Caption(1.0, 2.0, ["<v Anna>nee"], 9)]
    rest = [Rest(12, "c", "note"), Rest(6, "b", "note"), Rest(1, "a", "file header")]
    draft = to_draft(HERE, captions, rest)
    assert draft.text == "a\nAnna: ja\nb\nAnna: nee\nc"
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["ja", "nee"]
    assert [(draft.text[a:b], reason) for a, b, reason in draft.left_out if reason != "speaker label"] == [
        ("a", "file header"),
        ("b", "note"),
        ("c", "note"),
    ]


def test_what_a_machine_notes_stands_behind_the_turn_and_does_not_part_it():
    rest = [Rest(5, "NOTE Confidence: 0.7", "certainty of the machine")]
    draft = draft_of(["<v Anna>ja"], ["<v Anna>en"], ["<v Bart>nee"], left=rest)
    assert draft.text == "Anna: ja\nen\nNOTE Confidence: 0.7\nBart: nee"
    assert len(draft.turns) == 2


def test_a_stray_line_is_told_with_its_words():
    draft = draft_of(["<v Anna>ja"], left=[Rest(7, "een los\nstuk", "no time above it")])
    assert [(f.rule, f.place.line) for f in draft.findings] == [("F112", 7)]
    assert "een los stuk" in draft.findings[0].message


def test_times_that_cannot_be_read_are_told_and_left_out():
    draft = to_draft(HERE, [Caption(None, None, ["<v Anna>ja"], 3, unread="12 --> 13")], [])
    assert [(f.rule, f.place.line) for f in draft.findings] == [("F103", 3)]
    assert [draft.text[a:b] for a, b, _ in draft.left_out] == ["12 --> 13", "Anna: "]


def test_a_captions_name_is_left_out():
    draft = to_draft(HERE, [Caption(0.0, 1.0, ["<v Anna>ja"], 3, name="intro-1")], [])
    assert (draft.left_out[0].reason, draft.text) == ("name of a caption", "intro-1\nAnna: ja")


def test_times_that_run_back_are_told_once():
    spans = [(0.0, 1.0), (5.0, 6.0), (3.0, 4.0), (9.0, 8.0), (10.0, 11.0), (2.0, 3.0)]
    captions = [Caption(a, b, ["ja"], n) for n, (a, b) in enumerate(spans, 1)]
    assert told(*captions) == [("F116", 3)]
    (message,) = [f.message for f in to_draft(HERE, captions, []).findings if f.rule == "F116"]
    assert message == "The time runs back at caption 3: 0:00:03 comes after 0:00:05; 1 more like it."


def test_times_that_overlap_are_told_once():
    spans = [(0.0, 1.0), (1.0, 13.0), (12.0, 33.0), (22.5, 54.0), (53.0, 55.0), (None, None), (60.0, None)]
    assert told(*(Caption(a, b, ["ja"], n) for n, (a, b) in enumerate(spans, 1))) == [("F117", 4)]


def test_no_captions_are_refused_with_what_would_work():
    with pytest.raises(TranscriptError, match="no turn") as refused:
        to_draft(HERE, [], [])
    assert [f.rule for f in refused.value.findings] == ["F130"]


def test_the_language_with_most_words_is_read():
    tracks = [
        ("NL", Caption(0.0, 1.0, ["een twee"], 1)),
        ("FR", Caption(0.0, 1.0, ["un"], 2)),
        ("NL", Caption(1.0, 2.0, [], 3)),
    ]
    kept, left, findings = one_language(tracks, Place("a.smi"))
    assert [caption.line for caption in kept] == [1, 3]
    assert left == [Rest(2, "un", "another language (FR)")]
    assert [f.rule for f in findings] == ["F135"]
    assert "NL was read, FR left out (1 words)" in findings[0].message


def test_one_language_is_read_without_a_word():
    tracks = [("", Caption(0.0, 1.0, ["een"], 1)), ("FR", Caption(0.0, 1.0, [], 2))]
    assert one_language(tracks, Place("a.smi")) == ([tracks[0][1]], [], [])
    assert one_language([], Place("a.smi")) == ([], [], [])


# What is written in each format is read back.

steady = settings(deadline=None, derandomize=True)
AWKWARD = [
    "ja",
    "één",
    "R&D",
    "&amp;",
    "<iets>",
    "5 < 6 > 4",
    "-->",
    "00:00:05,000 --> 00:00:06,000",
    "17:30",
    "👍",
    "(lacht)",
]
AWKWARD += [
    "[muziek]",
    "“zo”",
    "re\u0301",
    "zegt: kom",
    "…",
    "- toch",
    ">> of",
    "12",
    "♪",
    "KMO’s",
    "ok.",
    "\u202bx",
    "'",
]
words = st.lists(st.sampled_from(AWKWARD), max_size=4).map(lambda parts: " ".join(["wel", *parts]))
free = st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=4).map(" ".join)
free = free.filter(lambda line: any(map(str.isalnum, line)))
labels = st.sampled_from(["Moderator", "P1", "P12", "Deelnemer 3", "KI-4"])
names = labels | st.sampled_from(
    ["Anna Peeters", "Bart | VLAIO", "Van den Broeck, Elke", "R&D Groep", "É. 😀", "zo dus"]
)


def talks(speakers, words=words):
    return st.lists(st.tuples(speakers, st.lists(words, min_size=1, max_size=3)), min_size=1, max_size=8)


def clock(seconds, mark="."):
    return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{mark}{round(seconds % 1 * 1000):03}"


def as_srt(talk, mark=","):
    parts = [
        f"{n + 1}\n{clock(n, mark)} --> {clock(n + 0.5, mark)}\n{who}: " + "\n".join(map(html.escape, said))
        for n, (who, said) in enumerate(talk)
    ]
    return "\n\n".join(parts)


def as_zoom(talk):
    return "WEBVTT\n\n" + as_srt(talk, ".")


def as_teams(talk):
    parts = [
        f"{clock(n)} --> {clock(n + 0.5)}\n<v {html.escape(who)}>" + "\n".join(map(html.escape, said)) + "</v>"
        for n, (who, said) in enumerate(talk)
    ]
    return "WEBVTT\n\n" + "\n\n".join(parts)


def as_sbv(talk):
    parts = [f"{clock(n)[1:]},{clock(n + 0.5)[1:]}\n{who}: " + "\n".join(said) for n, (who, said) in enumerate(talk)]
    return "\n\n".join(parts)


def as_lrc(talk):
    return "\n".join(
        f"[{clock(n)[3:]}]{who}: {' '.join(said)}\n[{clock(n + 0.5)[3:]}]" for n, (who, said) in enumerate(talk)
    )


def as_ssa(talk):
    lines = [
        f"Dialogue: 0,{clock(n)[1:-1]},{clock(n + 0.5)[1:-1]},Default,{who},0,0,0,," + r"\N".join(said)
        for n, (who, said) in enumerate(talk)
    ]
    return "\n".join(["[Events]", *lines])


def as_ttml(talk):
    agents = {who: f"a{n}" for n, who in enumerate(dict.fromkeys(who for who, _ in talk))}
    head = "".join(f'<agent id="{key}"><name>{html.escape(who)}</name></agent>' for who, key in agents.items())
    body = "".join(
        f'<p begin="{clock(n)}" end="{n}.5s" agent="{agents[who]}">{"<br/>".join(map(html.escape, said))}</p>'
        for n, (who, said) in enumerate(talk)
    )
    return f"<tt><head>{head}</head><body><div>{body}</div></body></tt>"


def as_sami(talk):
    body = "".join(
        f"<SYNC Start={n}000><P Class=NL ID=Source>{html.escape(who)}<P Class=NL>"
        f"{'<br>'.join(map(html.escape, said))}\n<SYNC Start={n}500><P Class=NL>&nbsp;"
        for n, (who, said) in enumerate(talk)
    )
    return f"<SAMI><BODY>{body}</BODY></SAMI>"


LABELLED = {"srt": as_srt, "vtt": as_zoom, "sbv": as_sbv, "lrc": as_lrc}
NAMED = {"vtt": as_teams, "ass": as_ssa, "ttml": as_ttml, "smi": as_sami}


def wanted(talk, joint="\n"):
    """The turns of a talk: what one speaker says in a row is one."""
    turns = []
    for n, (who, said) in enumerate(talk):
        if turns and turns[-1][0] == who:
            before = turns.pop()
            turns.append((who, before[1], n + 0.5, f"{before[3]}\n{joint.join(said)}"))
        else:
            turns.append((who, float(n), n + 0.5, joint.join(said)))
    return turns


def turns_of(text, ending):
    source = Source(f"a.{ending}", text.encode())
    draft = reader_for(source).read(source)
    return [(t.speaker, t.start_time, t.end_time, draft.text[t.start : t.end]) for t in draft.turns]


@pytest.mark.parametrize("ending", LABELLED)
@steady
@given(talks(labels))
def test_a_talk_with_labels_is_read_back(ending, talk):
    assert turns_of(LABELLED[ending](talk), ending) == wanted(talk, " " if ending == "lrc" else "\n")


@pytest.mark.parametrize("ending", NAMED)
@steady
@given(talks(names, free))
def test_a_talk_with_speakers_of_the_formats_own_is_read_back(ending, talk):
    talk = [(who.replace(",", "") if ending == "ass" else who, said) for who, said in talk]
    assert turns_of(NAMED[ending](talk), ending) == wanted(talk)


# What is damaged is refused or read, and never lost on the way.

CASES = Path(__file__).parents[1] / "cases" / "readers"
VALID = [
    path
    for name in ("vtt", "srt", "sbv", "ttml", "sami", "ssa", "lrc")
    for path in sorted((CASES / name).iterdir())
    if path.suffix != ".json"
]
DANGEROUS = [
    b"<",
    b">",
    b"&",
    b"\n",
    b"\n\n",
    b"-->",
    b"<v A>",
    b"{\\",
    b"<p>",
    b"</p>",
    b"\xff",
    b"\0",
    b":",
    b"<!--",
    b"&#x0;",
    b"<br>",
    b"[Events]\n",
    b"99:99",
]


@st.composite
def damaged(draw):
    """A case file, cut, doubled, shuffled, or with bytes changed and put in."""
    path = draw(st.sampled_from(VALID))
    data = path.read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        a, b = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        match draw(st.sampled_from(["cut", "double", "shuffle", "flip", "put"])):
            case "cut":
                data = data[:a] + data[b:]
            case "double":
                data = data[:b] + data[a:]
            case "shuffle":
                data = b"\n".join(draw(st.permutations(data.split(b"\n")[:60])))
            case "flip":
                data = data[:a] + bytes(255 - byte for byte in data[a : a + 2]) + data[a + 2 :]
            case _:
                data = data[:a] + draw(st.sampled_from(DANGEROUS)) + data[a:]
    return path.name, data


@settings(deadline=None, derandomize=True, max_examples=600)
@given(damaged())
def test_a_damaged_file_is_read_or_refused(made):
    name, data = made
    source = Source(name, data)
    try:
        draft = reader_for(source).read(source)
    except TranscriptError as refused:
        assert refused.findings
        return
    ranges = sorted([(t.start, t.end) for t in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(a < b for a, b in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    assert not ranges or ranges[-1][1] <= len(draft.text)
    outside = [draft.text[a:b] for a, b in pairwise([0, *(edge for pair in ranges for edge in pair), len(draft.text)])][
        ::2
    ]
    assert not "".join(outside).strip()
