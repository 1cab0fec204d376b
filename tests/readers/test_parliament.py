"""Reports of parliament: the cases, debates written and read back, who has the floor, what is left out."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import parliament, reader_for
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "parliament").glob("*.xml"))
steady = settings(deadline=None, derandomize=True)
words = st.lists(st.sampled_from(["ja", "één", "R&D", "Kamer", "2 < 3"]), min_size=1, max_size=4).map(" ".join)
people = st.sampled_from(
    [("De", "voorzitter", ""), ("Mevrouw", "De Wit", "XYZ"), ("De heer", "Bos", "ABC"), ("Minister", "Vos", "")]
)
debates = st.lists(st.tuples(people, st.lists(words, min_size=1, max_size=3)), min_size=1, max_size=6)


def speaker(title, name, party):
    group = f" (<politiek>{party}</politiek>)" if party else ""
    named = f"<naam><achternaam>{name}</achternaam></naam>"
    return f"<spreker><voorvoegsels>{title}</voorvoegsels>\n {named}{group}:</spreker>"


def speech(who, *paragraphs):
    said = "".join(f"<al-groep><al>\n {escape(one)}\n </al></al-groep>" for one in paragraphs)
    return f"<spreekbeurt>{speaker(*who)}<tekst>{said}</tekst></spreekbeurt>"


def draft_of(body):
    page = f"<officiele-publicatie><handelingen><agendapunt>{body}</agendapunt></handelingen></officiele-publicatie>"
    return parliament.read(Source("a.xml", page.encode()))


def turns_of(body):
    draft = draft_of(body)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def left_of(body):
    draft = draft_of(body)
    return [(draft.text[a:b], why) for a, b, why in draft.left_out if why != "speaker label"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(debates)
def test_a_debate_is_read_back(debate):
    turns = []
    for (title, name, party), said in debate:
        label = f"{title} {name}" + (f" ({party})" if party else "")
        if turns and turns[-1][0] == label:
            turns[-1] = (label, "\n".join([turns[-1][1], *said]))
        else:
            turns.append((label, "\n".join(said)))
    draft = draft_of("".join(speech(who, *said) for who, said in debate))
    assert [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns] == turns
    assert {turn.speaker for turn in draft.turns if turn.speaker_type == "moderator"} <= {"De voorzitter"}


@steady
@given(
    st.lists(
        st.sampled_from(
            ["tekst", "al", "motie", "motie-info", "noot", "spreekbeurt", "nadruk", "stemming", "onderwerp", "li"]
        ),
        max_size=7,
    )
)
def test_every_word_stands_once_wherever_it_stands(tags):
    body = "begin"
    for n, tag in enumerate(tags):
        body = f"<{tag}>voor{n} {body} na{n}</{tag}>"
    draft = draft_of(body)
    every = sorted(["begin", *(f"{name}{n}" for n in range(len(tags)) for name in ("voor", "na"))])
    ranges = [(t.start, t.end) for t in draft.turns] + [(a, b) for a, b, _ in draft.left_out]
    assert sorted(word for a, b in ranges for word in draft.text[a:b].split()) == every


CHAIR, BOS = ("De", "voorzitter", ""), ("De heer", "Bos", "ABC")


def test_the_chair_leads_and_keeps_the_floor_below_a_motion():
    motion = f"<motie><al>De Kamer,</al><motie-info>{speaker(*CHAIR)}<al>Zij krijgt nr. 3.</al></motie-info></motie>"
    turn = f"<spreekbeurt>{speaker(*BOS)}<tekst><al>Een motie.</al>{motion}</tekst></spreekbeurt>"
    pause = "<tekst><al>De vergadering wordt geschorst.</al></tekst>"
    body = f"{turn}<tekst><al>Dank u wel.</al></tekst>{speech(BOS, 'Ja.')}{pause}"
    assert turns_of(body) == [
        ("De heer Bos (ABC)", "Een motie.\nDe Kamer,"),
        ("De voorzitter", "Zij krijgt nr. 3.\nDank u wel."),
        ("De heer Bos (ABC)", "Ja."),
    ]
    assert left_of(body) == [("De vergadering wordt geschorst.", "outside of any turn")]
    assert [turn.speaker_type for turn in draft_of(body).turns] == ["participant", "moderator", "participant"]


@pytest.mark.parametrize("label", ["De voorzitter", "Voorzitter", "De waarnemend voorzitter", "Voorzitster"])
def test_names_of_the_chair(label):
    (turn,) = draft_of(f"<spreekbeurt><spreker>{label}:</spreker><tekst><al>Ja.</al></tekst></spreekbeurt>").turns
    assert turn.speaker_type == "moderator"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("Ja <nadruk>zeker</nadruk> .", "Ja zeker."),
        ("nr. <extref>3</extref> ( <extref>4</extref> ).", "nr. 3 ( 4)."),
        ("Ja.<noot><al>Nota.</al></noot>", "Ja."),
    ],
)
def test_paragraphs_flow(inside, said):
    assert turns_of(f"<spreekbeurt>{speaker(*BOS)}<tekst><al>{inside}</al></tekst></spreekbeurt>") == [
        ("De heer Bos (ABC)", said)
    ]


def test_a_turn_without_a_speaker_is_nobodys():
    assert turns_of("<spreekbeurt><tekst><al>Ja.</al></tekst></spreekbeurt>") == [("", "Ja.")]


def vlos(*turns):
    page = f"<vlosCoreDocument xmlns='http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0'>{''.join(turns)}</vlosCoreDocument>"
    source = Source("a.xml", page.encode())
    assert reader_for(source).name == "parliament"
    return parliament.read(source)


def member(name, *said, chair="false", more="", tag="woordvoerder", begin=""):
    who = f"<spreker><fractie>ABC</fractie><aanhef>De heer</aanhef><verslagnaam>{name}</verslagnaam></spreker>"
    marks = f"<markeertijdbegin>{begin}</markeertijdbegin><isvoorzitter>{chair}</isvoorzitter>"
    lines = "".join(f"<alineaitem>{one}</alineaitem>" for one in said)
    return f"<{tag}>{who}{marks}<tekst><alinea>{lines}</alinea></tekst>{more}</{tag}>"


def test_what_another_says_inside_a_turn_is_the_others():
    inner = member("Vos", "De heer <nadruk>Vos</nadruk> (ABC):", "Echt?", tag="interrumpant")
    draft = vlos(member("Bos", "De heer Bos (ABC):", "Ja. Hij zei:", "kom.", more=inner))
    assert draft.text == (
        "De heer Bos (ABC):\nDe heer Bos (ABC): Ja. Hij zei:\nkom.\nDe heer Vos (ABC):\nDe heer Vos (ABC): Echt?"
    )


def test_the_chair_is_who_the_report_says_it_is():
    draft = vlos(
        member("Bos", "De <nadruk>voorzitter</nadruk>:", "Welkom.", chair="true"), member("Bos", "Nu als lid.")
    )
    assert [(turn.speaker_type, draft.text[turn.start : turn.end]) for turn in draft.turns] == [
        ("moderator", "Welkom."),
        ("participant", "Nu als lid."),
    ]


def test_times_are_counted_from_the_first():
    draft = vlos(member("Bos", "Ja.", begin="2024-01-02T10:00:05"), member("Vos", "Nee.", begin="2024-01-02T10:01:05"))
    assert [turn.start_time for turn in draft.turns] == [0.0, 60.0]
