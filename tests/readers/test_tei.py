"""TEI: the cases, talks written and read back, names, lines, words that are elements, times."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import reader_for, tei
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "tei").glob("*.xml"))
steady = settings(deadline=None, derandomize=True)
words = st.lists(st.sampled_from(["ja", "één", "R&D", "2 < 3", "KMO’s"]), min_size=1, max_size=4).map(" ".join)
talks = st.lists(
    st.tuples(st.sampled_from(["anna", "bart", "els"]), st.lists(words, min_size=1, max_size=3)), min_size=1, max_size=6
)


def page(body, header=""):
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'


def draft_of(body, header=""):
    return tei.read(Source("a.xml", page(body, header).encode()))


def turns_of(body, header=""):
    draft = draft_of(body, header)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def left_of(body, header=""):
    draft = draft_of(body, header)
    return [(draft.text[a:b], why) for a, b, why in draft.left_out if not draft.text[a:b].endswith(": ")]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize(
    "form", ["<u who='#{who}'>{said}</u>", "<sp who='#{who}'><speaker>{who}.</speaker>{said}</sp>"]
)
@pytest.mark.parametrize("line", ["<p>{}</p>", "<seg>{}</seg>", "<l>{}</l>"])
@steady
@given(talk=talks)
def test_a_talk_is_read_back(form, line, talk):
    body = "\n".join(
        form.format(who=who, said="\n  ".join(line.format(escape(one)) for one in said)) for who, said in talk
    )
    turns = []
    for who, said in talk:
        if turns and turns[-1][0] == who:
            turns[-1] = (who, "\n".join([turns[-1][1], *said]))
        else:
            turns.append((who, "\n".join(said)))
    assert turns_of(body) == turns


@steady
@given(
    st.lists(
        st.sampled_from(["u", "p", "note", "stage", "seg", "hi", "head", "div", "foreign", "sp", "speaker"]), max_size=8
    )
)
def test_every_word_stands_once_wherever_it_stands(tags):
    body = "begin"
    for n, tag in enumerate(tags):
        body = f"<{tag}>voor{n} {body} na{n}</{tag}>"
    draft = draft_of(body)
    every = sorted(["begin", *(f"{name}{n}" for n in range(len(tags)) for name in ("voor", "na"))])
    ranges = [(t.start, t.end) for t in draft.turns] + [(a, b) for a, b, _ in draft.left_out]
    labels = {t.speaker for t in draft.turns}
    kept = [word for a, b in sorted(ranges) for word in draft.text[a:b].split()]
    assert set(every) <= set(kept)
    assert [word for word in sorted(kept) if word in every and not any(word in label for label in labels)] == [
        word for word in every if not any(word in label for label in labels)
    ]


@pytest.mark.parametrize(
    ("turn", "speaker"),
    [
        ("<u who='#p1'>ja</u>", "Anna de Wit"),
        ("<u who='p1'>ja</u>", "Anna de Wit"),
        ("<u who='http://x.nl/#p1'>ja</u>", "Anna de Wit"),
        ("<u who='#p1 #p9'>ja</u>", "Anna de Wit, p9"),
        ("<u who='#p9'>ja</u>", "p9"),
        ("<u>ja</u>", ""),
        ("<sp><speaker>ANNA.</speaker><p>ja</p></sp>", "ANNA"),
        ("<sp who='#p9'><speaker>ANNA</speaker><p>ja</p></sp>", "ANNA"),
        ("<sp who='#p1'><speaker>ANNA</speaker><p>ja</p></sp>", "Anna de Wit"),
    ],
)
def test_who_speaks(turn, speaker):
    name = "<persName><forename>Anna</forename><surname>de Wit</surname></persName>"
    assert turns_of(turn, f"<particDesc><person xml:id='p1'>{name}</person></particDesc>") == [(speaker, "ja")]


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("<u who='#a' ana='#chair'>ja</u>", "moderator"),
        ("<u who='#a' ana='#regular'>ja</u>", "participant"),
        ("<u who='#int'>ja</u>", "moderator"),
        ("<u who='#Interviewer'>ja</u>", "moderator"),
        ("<u>ja</u>", "unknown"),
    ],
)
def test_who_leads(turn, kind):
    header = "<particDesc><person xml:id='int' role='interviewer'/></particDesc>"
    assert [turn.speaker_type for turn in draft_of(turn, header).turns] == [kind]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("ja <hi>zeker</hi> hoor", "ja zeker hoor"),
        ("sa<hi>men</hi>", "samen"),
        ("ja<lb/>nee", "ja nee"),
        ("ja <pause/> nee", "ja nee"),
        ("<w>ja</w><pc>.</pc>", "ja."),
        ("<w join='right'>'t</w><w>is</w> <w>zo</w>", "'tis zo"),
        ("<s><w>een</w></s><s><w>twee</w></s>", "een\ntwee"),
        ("ja <note>nota</note> nee", "ja nee"),
        ("ja <gap/> nee<vocal><desc>kucht</desc></vocal>.", "ja nee."),
        ("voor <seg>binnen</seg> na", "voor\nbinnen\nna"),
    ],
)
def test_lines_and_what_stands_in_them(inside, words):
    assert turns_of(f"<u who='#a'>{inside}</u>") == [("a", words)]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<head>Kop</head><u who='#a'>ja</u>", ("Kop", "heading")),
        ("<u who='#a'>ja<note>nota</note></u>", ("nota", "note")),
        ("<u who='#a'>ja<stage>af</stage></u>", ("af", "stage direction")),
        ("<u who='#a'>ja</u><p>los</p>", ("los", "outside of any turn")),
        ("<u who='#a'>ja<kinesic><desc>knikt</desc></kinesic></u>", ("knikt", "description")),
        ("<u who='#a'>ja<note><p>een</p><p>twee</p></note></u>", ("een", "note")),
    ],
)
def test_what_is_left_out_says_why(body, left):
    assert left in left_of(body)


def test_the_header_is_left_out_with_spaces_between_its_parts():
    assert left_of("<u who='#a'>ja</u>", "<title>Een</title><author>Twee</author>") == [("Een Twee", "header")]


@pytest.mark.parametrize(
    ("attributes", "start", "end"),
    [
        ("start='1.5' end='2'", 1.5, 2.0),
        ("start='#t1' end='#t2'", 1.5, 3.5),
        ("start='00:00:02'", 2.0, None),
        ("start='#x' end=''", None, None),
        ("", None, None),
    ],
)
def test_times_are_numbers_or_points_of_the_timeline(attributes, start, end):
    points = "<when id='t0' absolute='00:00:00'/><when id='t1' interval='1500' since='#t0'/>"
    points += "<when id='t2' interval='2000' since='#t1'/>"
    (turn,) = draft_of(f"<timeline unit='ms'>{points}</timeline><u who='#a' {attributes}>ja</u>").turns
    assert (turn.start_time, turn.end_time) == (start, end)


def test_a_file_is_known_by_its_root_and_a_turn_by_its_line():
    assert reader_for(Source("a.txt", page("").encode())).name == "tei"
    assert [turn.line for turn in draft_of("\n<u who='#a'>ja</u>\n<u who='#b'>nee</u>").turns] == [2, 3]
