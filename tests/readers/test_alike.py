"""One interview, written in every format that is read, is the same talk: speakers, words, times where it has them."""

import csv
import io
import json
from xml.sax.saxutils import escape

import openpyxl
import pytest

from focuscode.readers import READERS

TALK = (
    ("Moderator", 1.0, 4.0, "Welkom. Wie komt er met de tram?"),
    ("Anna", 4.0, 9.5, "Ik, elke dag; één halte & dan te voet."),
    ("Bart", 9.5, 12.0, "De bus is vol, dus fiets ik."),
    ("Anna", 12.0, 15.25, "Ja, zo’n volle bus … dat ken ik ook."),
    ("Moderator", 15.25, 17.0, "En ’s avonds?"),
    ("Bart", 17.0, 21.0, "Dan neem ik de auto van mijn zus, €5 per keer."),
)
TIMED = [(speaker, start, end, words) for speaker, start, end, words in TALK]
LINES = [f"{speaker}: {words}" for speaker, _, _, words in TALK]
CHAIR = {"Moderator": "De voorzitter"}  # who leads a parliament
PEOPLE = list(dict.fromkeys(speaker for speaker, *_ in TALK))


def clock(seconds, mark=".", places=3):
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{round(seconds % 1 * 10**places):0{places}}"


def captions(head, form, mark, words=str):
    """Captions of a format, numbered, with their times."""
    return head + "".join(
        form.format(n=n, start=clock(start, mark), end=clock(end, mark), who=speaker, said=words(said))
        for n, (speaker, start, end, said) in enumerate(TALK, 1)
    )


def vtt():
    return captions("WEBVTT\n\n", "{start} --> {end}\n<v {who}>{said}</v>\n\n", ".", escape)


def srt():
    return captions("", "{n}\n{start} --> {end}\n{who}: {said}\n\n", ",")


def sbv():
    return captions("", "{start},{end}\n{who}: {said}\n\n", ".")


def ttml():
    agents = "".join(f'<ttm:agent xml:id="{name}"><ttm:name>{name}</ttm:name></ttm:agent>' for name in PEOPLE)
    page = captions("", '<p begin="{start}" end="{end}" ttm:agent="{who}">{said}</p>', ".", escape)
    return (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">'
        f"<head><metadata>{agents}</metadata></head><body><div>{page}</div></body></tt>"
    )


def sami():
    parts = (f"<SYNC Start={start * 1000:.0f}><P>{who}: {escape(said)}" for who, start, _, said in TALK)
    return f"<SAMI><BODY>{''.join(parts)}<SYNC Start={TALK[-1][2] * 1000:.0f}><P>&nbsp;</BODY></SAMI>"


def ssa():
    head = "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
    lines = (
        f"Dialogue: 0,{clock(a, '.', 2)[1:]},{clock(b, '.', 2)[1:]},Default,{who},{said}" for who, a, b, said in TALK
    )
    return head + "\n".join(lines) + "\n"


def lrc():
    return "".join(f"[{clock(start, '.', 2)[3:]}]{who}: {said}\n" for who, start, _, said in TALK)


def data():
    return json.dumps([dict(zip(("speaker", "start", "end", "text"), row, strict=True)) for row in TALK])


def elan():
    times = sorted({time for _, start, end, _ in TALK for time in (start, end)})
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{time * 1000:.0f}"/>' for n, time in enumerate(times))
    tiers = ""
    for name in PEOPLE:
        said = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{times.index(start)}" '
            f'TIME_SLOT_REF2="t{times.index(end)}"><ANNOTATION_VALUE>{escape(words)}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (who, start, end, words) in enumerate(TALK)
            if who == name
        )
        tiers += f'<TIER LINGUISTIC_TYPE_REF="talk" PARTICIPANT="{name}" TIER_ID="{name}">{said}</TIER>'
    kind = '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="talk" TIME_ALIGNABLE="true"/>'
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}{kind}</ANNOTATION_DOCUMENT>"


def chat():
    people = ", ".join(
        f"{name[:3].upper()} {name} {'Moderator' if name == 'Moderator' else 'Adult'}" for name in PEOPLE
    )
    said = "".join(f"*{who}:\t{words} \x15{a * 1000:.0f}_{b * 1000:.0f}\x15\n" for who, a, b, words in TALK)
    return f"@UTF8\n@Begin\n@Participants:\t{people}\n{said}@End\n"


def tei():
    whens = "".join(f'<when xml:id="T{n}" interval="{a}" since="#T"/>' for n, (_, a, _, _) in enumerate(TALK))
    whens += "".join(f'<when xml:id="E{n}" interval="{b}" since="#T"/>' for n, (_, _, b, _) in enumerate(TALK))
    people = "".join(f'<person xml:id="{name}"><persName>{name}</persName></person>' for name in PEOPLE)
    said = "".join(
        f'<u who="#{who}" start="#T{n}" end="#E{n}">{escape(words)}</u>' for n, (who, _, _, words) in enumerate(TALK)
    )
    return (
        f"<TEI><teiHeader><particDesc><listPerson>{people}</listPerson></particDesc></teiHeader>"
        f'<text><timeline unit="s"><when xml:id="T" absolute="0"/>{whens}</timeline><body>{said}</body></text></TEI>'
    )


def parliament():
    said = "".join(
        f"<spreekbeurt><spreker>{CHAIR.get(who, who)}</spreker><tekst><al>{escape(words)}</al></tekst></spreekbeurt>"
        for who, _, _, words in TALK
    )
    return f"<officiele-publicatie>{said}</officiele-publicatie>"


def rows():
    return [("speaker", "start", "end", "text"), *TIMED]


def table():
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows())
    return out.getvalue()


def xlsx():
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows():
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def text():
    return "\n".join(LINES) + "\n"


def html():
    return "<!DOCTYPE html><meta charset=utf-8>" + "".join(
        f"<p><b>{w}:</b> {escape(said)}</p>" for w, _, _, said in TALK
    )


PAGES = {"text": text, "html": html, "parliament": parliament}  # no times
CLOCKED = {
    "vtt": vtt, "srt": srt, "sbv": sbv, "ttml": ttml, "sami": sami, "ssa": ssa, "json": data, "elan": elan,
    "chat": chat, "tei": tei, "csv": table, "xlsx": xlsx,
}  # fmt: skip
STARTED = {"lrc": lrc}  # beginnings alone
DOCUMENTS = ("docx", "odt", "rtf", "pdf")
ENDINGS = {reader.name: next(iter(reader.suffixes), ".xml") for reader in READERS}


def test_no_reader_is_forgotten():
    assert {*PAGES, *CLOCKED, *STARTED, *DOCUMENTS} == {reader.name for reader in READERS}


def account(transcript):
    led = {name: role for role, name in CHAIR.items()}
    return [(led.get(turn.speaker, turn.speaker), transcript.words_of(turn)) for turn in transcript.turns]


def kinds(transcript):
    return [turn.speaker_type for turn in transcript.turns]


@pytest.fixture
def written(make):
    """The interview in a format, by the reader's name."""

    def writing(name):
        if name in DOCUMENTS:
            return make.lines[name](LINES)
        return {**PAGES, **CLOCKED, **STARTED}[name]()

    return writing


@pytest.mark.parametrize("name", [reader.name for reader in READERS])
def test_an_interview_is_the_same_talk_in_every_format(name, written, read):
    transcript, findings = read(written(name), f"FG1{ENDINGS[name]}")
    assert transcript.format == name
    assert account(transcript) == [(speaker, words) for speaker, _, _, words in TALK]
    assert kinds(transcript) == ["moderator" if who == "Moderator" else "participant" for who, *_ in TALK]
    assert [found for found in findings if found.level != "info"] == []


@pytest.mark.parametrize("name", [*CLOCKED, *STARTED])
def test_times_are_the_same_where_a_format_has_them(name, written, read):
    transcript, _ = read(written(name), f"FG1{ENDINGS[name]}")
    starts = [turn.start_time for turn in transcript.turns]
    ends = [turn.end_time for turn in transcript.turns]
    assert starts == pytest.approx([start for _, start, _, _ in TALK], abs=0.005)
    if name in CLOCKED:
        assert ends == pytest.approx([end for _, _, end, _ in TALK], abs=0.005)


@pytest.mark.parametrize("name", PAGES)
def test_formats_without_times_tell_none(name, written, read):
    transcript, _ = read(written(name), f"FG1{ENDINGS[name]}")
    assert {(turn.start_time, turn.end_time) for turn in transcript.turns} == {(None, None)}


@pytest.mark.parametrize("name", [*PAGES, *CLOCKED, *STARTED])
def test_the_content_tells_the_format_whatever_the_ending(name, written, read):
    if name in ("text", "csv", "lrc", "sbv", "chat"):
        pytest.skip("plain text by its look")
    transcript, _ = read(written(name), "FG1.txt")
    assert transcript.format == name
