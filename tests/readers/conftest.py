"""What the readers' tests share: a file read from its content, and its account in plain values."""

import io
import json
import textwrap
import zipfile
from types import SimpleNamespace
from xml.sax.saxutils import escape

import pytest

from focuscode.readers import read_transcript


def account_of(transcript, findings):
    """A transcript in plain values: turns (speaker, times, words), what was left out, the findings' rules."""
    return {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[start:end], reason] for start, end, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    }


@pytest.fixture
def account():
    """The account of a case file."""
    return lambda path: account_of(*read_transcript(path))


@pytest.fixture
def expected():
    """What a case file should give: the JSON beside it."""
    return lambda path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.fixture
def read(tmp_path):
    """Reads a file with a given content; gives the transcript and the findings."""

    def reading(content, name="FG1.txt", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_transcript(path, name=name, **options)

    return reading


@pytest.fixture
def said(read):
    """The (speaker, words) of the turns of a file with a given content."""

    def saying(content, name="FG1.txt", **options):
        transcript, _ = read(content, name, **options)
        return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]

    return saying


@pytest.fixture
def told(read):
    """The (rule, line) of the findings of a file with a given content."""

    def telling(content, name="FG1.txt", **options):
        _, findings = read(content, name, **options)
        return [(finding.rule, finding.place.line) for finding in findings]

    return telling


# Documents from their lines, written as simply as each format allows.

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_SPACES = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
        "draw": "drawing",
    }.items()
)  # fmt: skip


def zipped(parts, stored=()):
    """A zip of parts by their names; those named in `stored` are not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx_of(body, space=WORD, **parts):
    """A Word document from the XML of its body; other parts by their names without folder and ending."""
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document} | {f"word/{name}.xml": xml for name, xml in parts.items()})


def odt_of(body, styles="", **parts):
    """An OpenDocument text from the XML of its body and its automatic styles."""
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odf_of(body, styles), **parts},
        ["mimetype"],
    )


def odf_of(body, styles="", root="document-content"):
    """The XML of an OpenDocument text."""
    return (
        f"<office:{root} {ODF_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def odf_styles(styles):
    """The XML of the named styles of an OpenDocument text."""
    return f"<office:document-styles {ODF_SPACES}><office:styles>{styles}</office:styles></office:document-styles>"


def rtf_of(body, fonts=r"{\f0\fcharset0 Arial;}", head=r"\ansi\ansicpg1252\uc1"):
    """Rich Text from its body."""
    return rf"{{\rtf1{head}{{\fonttbl{fonts}}}{body}}}".encode("cp1252")


def rtf_words(text):
    """Words as Rich Text writes them."""
    units = text.encode("utf-16-le")
    letters = [int.from_bytes(units[n : n + 2], "little") for n in range(0, len(units), 2)]
    plain = {ord("\t"): r"\tab ", ord("\n"): r"\line "}
    return "".join(plain.get(n) or _rtf_letter(n) for n in letters)


def _rtf_letter(number):
    if number > 127:
        return f"\\u{number if number < 32768 else number - 65536}?"
    return f"\\{chr(number)}" if chr(number) in "\\{}" else chr(number)


def pdf_of(*pages, font="/Helvetica", size=11, extra=b"", catalog=b"", page_facts=b"", filters=b""):
    """A PDF from pages of (x, y, words), written out by hand."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, b"", b"", b""]
    kids = []
    for page in pages:
        content = b"".join(
            b"BT /F%d %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET\n"
            % (2 if words.startswith("**") else 1, size, x, y, pdf_words(words.removeprefix("**")))
            for x, y, words in page
        )
        objects.append(b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), filters, content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s"
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (len(objects), page_facts)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    for at, name in ((2, font), (3, "/Helvetica-Bold")):
        objects[at] = b"<< /Type /Font /Subtype /Type1 /BaseFont %s /Encoding /WinAnsiEncoding >>" % name.encode()
    return pdf_file(objects, extra)


def pdf_words(text):
    """Words as a PDF writes them."""
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf_file(objects, extra=b""):
    """A PDF file from its objects, the catalog first."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, len(out))
    return out + head + tail


def wrapped(lines, width=80, top=780, step=14):
    """Lines of a transcript on pages, wrapped and with a white line between, as a word processor prints them."""
    pages, y = [[]], top
    for line in lines:
        for part in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]:
            if y < 80:
                pages.append([])
                y = top
            pages[-1].append((72, y, part))
            y -= step
        y -= step
    return pdf_of(*pages)


def joined(form):
    """Lines in the words of a format, one after the other."""
    return lambda lines: "".join(form % escape(line) for line in lines)


def flat_of(lines):
    """A flat OpenDocument text from lines."""
    kind = '<office:document office:mimetype="application/vnd.oasis.opendocument.text" '
    return odf_of(joined("<text:p>%s</text:p>")(lines), root="document").replace("<office:document ", kind).encode()


LINES = {
    "docx": lambda lines: docx_of(joined('<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>')(lines)),
    "odt": lambda lines: odt_of(joined("<text:p>%s</text:p>")(lines)),
    "fodt": flat_of,
    "rtf": lambda lines: rtf_of("".join(rf"\pard {rtf_words(line)}\par" + "\n" for line in lines)),
    "html": lambda lines: f"<!DOCTYPE html><meta charset=utf-8>{joined('<p>%s</p>')(lines)}".encode(),
    "pdf": wrapped,
}


@pytest.fixture(scope="session")
def make():
    """Documents of every format from lines of text or from the format's own words."""
    makers = (docx_of, odt_of, odf_of, odf_styles, rtf_of, rtf_words, pdf_of, pdf_file)
    named = {maker.__name__.removesuffix("_of"): maker for maker in makers}
    return SimpleNamespace(**named, zipped=zipped, lines=LINES)
