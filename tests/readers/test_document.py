"""Documents: whatever the format, the turns of the text; nothing is lost; what is no speech keeps its place."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers import reader_for
from focuscode.readers.block import Box, Paragraph, Table
from focuscode.readers.document import of_lines, of_marked, to_draft
from focuscode.readers.plain import read_lines
from focuscode.readers.source import Source

PLACE = Place("a.docx")
steady = settings(deadline=None, derandomize=True, max_examples=60)
FORMATS = ["docx", "odt", "fodt", "rtf", "html", "pdf"]

speakers = st.sampled_from(["Moderator", "P1", "P12", "Deelnemer 3", "KI-4", "Anna"])
said = st.lists(
    st.sampled_from(
        ["ja", "één", "KMO’s", "R&D", "2023", "<b>", "(lacht)", "{x}", "\\par", "dat", "klopt.", "€ 5", "ik:"]
    ),
    max_size=40,
)
talks = st.lists(st.tuples(speakers, said.map(lambda parts: " ".join(["Wel", *parts]))), min_size=2, max_size=12)


def spoken(draft):
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def flat(draft):
    """Turns with line ends as spaces."""
    return [(speaker, " ".join(words.split())) for speaker, words in spoken(draft)]


def read(data, name):
    source = Source(name, data)
    return reader_for(source).read(source)


@pytest.mark.parametrize("format", FORMATS)
@steady
@given(talk=talks)
def test_every_format_gives_the_turns_of_the_text(make, format, talk):
    lines = [f"{label}: {words}" for label, words in talk]
    wanted = read_lines("\n".join(lines), PLACE)
    draft = read(make.lines[format](lines), f"a.{format}")
    assert flat(draft) == flat(wanted)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_keeps_letters_of_every_kind(make, format):
    line = "P1: één “twee” – drie’s € ç ñ ß"
    line += "" if format == "pdf" else " ł ő Ω ж 中 👍"
    assert spoken(read(make.lines[format]([line, "P2: ja.", line]), f"a.{format}"))[0] == ("P1", line[4:])


paragraphs = st.lists(
    st.builds(
        Paragraph,
        st.sampled_from(
            ["P1: ja", "P2: nee", "verder zo", "Anna", "Anna zegt", "", "I = interviewer", "0:03", "P1\tja"]
        ),
        lead=st.sampled_from([0, 0, 2, 4]),
        heading=st.booleans(),
        reason=st.sampled_from(["", "", "page header"]),
        start=st.sampled_from([None, 2.0]),
    ),
    max_size=9,
)
boxes = st.builds(Box, paragraphs.map(tuple), st.integers(1, 3), st.booleans())
tables = st.builds(Table, st.lists(st.lists(boxes, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple))


@steady
@given(st.lists(st.one_of(paragraphs.map(tuple), tables), max_size=4))
def test_any_blocks_give_turns_that_stand_one_after_the_other(parts):
    blocks = [block for part in parts for block in ([part] if isinstance(part, Table) else part)]
    draft = to_draft(blocks, PLACE, [])
    ranges = sorted([(t.start, t.end) for t in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert [turn.n for turn in draft.turns] == list(range(1, len(draft.turns) + 1))
    covered = "".join(draft.text[a:b] for a, b in ranges)
    assert sorted(covered.split()) == sorted(draft.text.split()) or "".join(covered.split()) == "".join(
        draft.text.split()
    )


@steady
@given(paragraphs)
def test_every_word_of_paragraphs_is_in_a_turn_or_left_out_once(given_ones):
    draft = of_lines(given_ones, PLACE, [])
    wanted = "".join("".join(p.text.split()) for p in given_ones)
    assert sorted(filter(str.isalnum, draft.text)) == sorted(filter(str.isalnum, wanted))


def test_what_is_no_speech_inside_a_turn_comes_after_it():
    page = [
        Paragraph("P1: Het begin"),
        Paragraph("Bladzijde 2", reason="page number"),
        Paragraph("en het einde."),
        Paragraph("P2: Ja."),
    ]
    draft = of_lines(page, PLACE, [])
    assert draft.text == "P1: Het begin\nen het einde.\nBladzijde 2\nP2: Ja."
    assert spoken(draft) == [("P1", "Het begin\nen het einde."), ("P2", "Ja.")]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [
        ("P1: ", "speaker label"), ("Bladzijde 2", "page number"), ("P2: ", "speaker label"),
    ]  # fmt: skip


def test_a_list_of_labels_is_left_out_and_tells_who_leads():
    lines = ["I = interviewer; O = onderzoeker; X = informant", "O: Wie?", "X: Ik.", "I: Goed.", "X: Ja."]
    draft = of_lines([Paragraph(line) for line in lines], PLACE, [])
    assert [(t.speaker, t.speaker_type) for t in draft.turns] == [
        ("O", "moderator"), ("X", "participant"), ("I", "moderator"), ("X", "participant"),
    ]  # fmt: skip
    assert draft.left_out[0].reason == "list of labels"
    assert [(f.rule, "I, O" in f.message) for f in draft.findings] == [("F149", True)]


def test_turns_know_the_paragraph_and_the_times_that_the_format_gives():
    lines = [Paragraph("P1: een\nen twee", 3, start=5.0, end=7.5), Paragraph("P2: drie", 8, start=8.0)]
    draft = of_lines(lines, PLACE, [])
    assert [(t.line, t.start_time, t.end_time) for t in draft.turns] == [(3, 5.0, 7.5), (8, 8.0, None)]


def test_speakers_that_the_format_names_are_taken_at_its_word():
    lines = [
        Paragraph("vooraf"),
        Paragraph("een", speaker="anna b"),
        Paragraph("twee"),
        Paragraph("drie", speaker="anna b"),
    ]
    draft = of_marked(lines, PLACE, [])
    assert draft.text == "vooraf\nanna b: een\ntwee\nanna b: drie"
    assert spoken(draft) == [("anna b", "een\ntwee"), ("anna b", "drie")]
    assert draft.left_out[0].reason == "before the first speaker"


def table_of(*rows):
    return Table(tuple(tuple(Box((Paragraph(text),)) for text in row) for row in rows))


def test_tables_that_go_on_after_a_page_are_one():
    first = table_of(("Spreker", "Tekst"), ("P1", "Een."))
    second = table_of(("P2", "Twee."), ("", "Verder."))
    draft = to_draft([Paragraph("Verslag"), first, Paragraph("Vervolg"), second], PLACE, [])
    assert spoken(draft) == [("P1", "Een."), ("P2", "Twee."), ("P2", "Verder.")]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [
        ("Verslag", "outside the table"), ("Vervolg", "outside the table"),
    ]  # fmt: skip
    assert draft.findings == []


def test_much_text_outside_the_tables_is_told():
    rows = [("Spreker", "Tekst"), *[("P1", "woord " * 20), ("P2", "woord " * 20)]]
    draft = to_draft([table_of(*rows), Paragraph("buiten " * 31)], PLACE, [])
    assert [f.rule for f in draft.findings] == ["F152"]


def test_a_table_that_only_lays_out_the_page_is_taken_apart():
    inner = table_of(("Spreker", "Tekst"), ("P1", "Een twee drie vier."), ("P2", "Ja."))
    outer = Table(((Box((Paragraph("logo"),)), Box((inner,))),))
    assert spoken(to_draft([outer], PLACE, [])) == [("P1", "Een twee drie vier."), ("P2", "Ja.")]
    column = table_of(("P1: Een.",), ("P2: Twee.",))
    assert spoken(to_draft([column], PLACE, [])) == [("P1", "Een."), ("P2", "Twee.")]


def test_headings_across_a_table_are_left_out():
    rows = [
        *table_of(("Spreker", "Tekst"), ("P1", "Een.")).rows,
        (Box((Paragraph("Thema 2"),), 2),),
        *table_of(("P2", "Twee.")).rows,
    ]
    draft = to_draft([Table(tuple(rows))], PLACE, [])
    assert spoken(draft) == [("P1", "Een."), ("P2", "Twee.")]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [("Thema 2", "a heading in the table")]


def test_a_doubt_about_a_label_names_its_paragraph():
    lines = ["I = interviewer; X = informant", "I: Wie?", "X: Ik.", "I: En?", "X: Ook.", "Zoon: Nee.", "I: Goed."]
    draft = of_lines([Paragraph(line, number * 10) for number, line in enumerate(lines, 1)], PLACE, [])
    assert [(f.rule, f.place.line) for f in draft.findings] == [("F149", 10), ("F110", 60)]
