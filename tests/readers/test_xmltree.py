"""XML is read without danger."""

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers.source import Source
from focuscode.readers.xmltree import DEEPEST, parsed


def refusal(data):
    with pytest.raises(TranscriptError) as refused:
        parsed(Source("a.ttml", data))
    (told,) = refused.value.findings
    return told


def test_elements_have_names_facts_lines_and_words():
    root = parsed(
        Source("a.ttml", b'<?xml version="1.0"?>\n<a:top>x<b xml:id="1" c="2">\ny &amp; z</b>\n<!-- no --><e/></a:top>')
    )
    inner, last = root.nodes()
    assert (root.tag, root.line, root.text()) == ("top", 2, "x\ny & z\n")
    assert (inner.tag, inner.facts, inner.line) == ("b", {"id": "1", "c": "2"}, 2)
    assert (last.tag, last.line, list(last.strings())) == ("e", 4, [])


LAUGHS = (
    b'<!DOCTYPE t [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><t>&j;</t>"
)


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><t>&a;</t>',
        b'<!DOCTYPE t SYSTEM "http://localhost/a.dtd"><t/>',
        b'<!DOCTYPE t [<!ENTITY % a SYSTEM "http://localhost/a.dtd"> %a;]><t/>',
        b'<!DOCTYPE t [<!ENTITY a "' + b"x" * 100_000 + b'">]><t>' + b"&a;" * 100_000 + b"</t>",
    ],
    ids=["within each other", "a file", "a document type", "an address", "a long one"],
)
def test_entities_of_a_files_own_are_refused(data):
    told = refusal(data)
    assert (told.rule, told.level) == ("F005", "error")
    assert "entities" in told.message


def test_depth_without_end_is_refused():
    told = refusal(b"<a>" * 500_000)
    assert told.rule == "F007"
    assert str(DEEPEST) in told.message


def test_depth_up_to_the_limit_is_read():
    assert parsed(Source("a.ttml", b"<a>" * DEEPEST + b"ja" + b"</a>" * DEEPEST)).text() == "ja"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"<a>\n<b></a>", 2),
        (b"<a>\nR & D</a>", 2),
        (b"<a>\nja", 2),
        (b"geen xml", 1),
        (b"<a>&nbsp;</a>", 1),
        (b"<a/><b/>", 1),
        (b"<a>\x00</a>", 1),
        (b"<a>&#xD800;</a>", 1),
        (b"<?xml version='1.0' encoding='onbekend'?><a/>", 0),
        (b"<?xml version='1.0' encoding='big5'?><a/>", 0),
    ],
)
def test_what_is_no_whole_xml_is_told_with_its_line(data, line):
    told = refusal(data)
    assert (told.rule, told.place.line) == ("F005", line)


@pytest.mark.parametrize(
    "data",
    [
        "<a>één</a>".encode(),
        "\ufeff<a>één</a>".encode(),
        "<a>één</a>".encode("cp1252"),
        "<?xml version='1.0'?><a>één</a>".encode("cp1252"),
        "<?xml version='1.0' encoding='windows-1252'?><a>één</a>".encode("cp1252"),
        "<?xml version='1.0' encoding='utf-16'?><a>één</a>".encode("utf-16"),
        "<a>één</a>".encode("utf-16"),
    ],
    ids=["utf8", "bom", "cp1252", "cp1252 not told", "cp1252 told", "utf16 told", "utf16"],
)
def test_encodings_are_read_as_told_or_guessed(data):
    assert parsed(Source("a.ttml", data)).text() == "één"
