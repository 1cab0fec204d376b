"""XML made safe: what is refused, what is no obstacle, the tree that comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import READERS, read_transcript, reader_for, xmltree
from focuscode.readers.source import Source
from focuscode.readers.xmltree import Broken, Node, elements, flowing, parse, part, root_of

steady = settings(deadline=None, derandomize=True)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY l0 "ja">{LAUGHS}]><TEI><u>&l9;</u></TEI>'


def source(page, name="a.xml"):
    return Source(name, page if isinstance(page, bytes) else page.encode())


def rules_of(page):
    with pytest.raises(TranscriptError) as refused:
        parse(source(page))
    return [finding.rule for finding in refused.value.findings]


def test_a_node_holds_text_and_nodes_in_order_with_lines():
    root = parse(source('<a x="1">een\n<b:c xmlns:b="urn:b" b:id="2">twee</b:c>drie<d/></a>'))
    assert (root.tag, root.attributes, root.line) == ("a", {"x": "1"}, 1)
    assert root.text() == "een\ntweedrie"
    assert [(node.tag, node.line, node.attributes) for node in root.nodes()] == [("c", 2, {"id": "2"}), ("d", 2, {})]
    assert root.text("c") == "een\ndrie"


def test_nodes_are_found_below_and_right_below():
    root = parse(source("<a><b><c>1</c></b><c>2</c></a>"))
    assert [node.text() for node in root.below("c")] == ["1", "2"]
    assert root.first("c").text() == "2"
    assert root.first("x") is None


@pytest.mark.parametrize(
    ("written", "flows"),
    [
        ("  a\n b ", "a b"),
        ("van Careyn .", "van Careyn."),
        ("ja , nee", "ja, nee"),
        ("a ) b", "a) b"),
        ("nr. 3 .5", "nr. 3 .5"),
        ("a .b", "a .b"),
        ("", ""),
    ],
)
def test_text_flows(written, flows):
    assert flowing(written) == flows


@pytest.mark.parametrize(
    ("page", "root"),
    [
        ("<TEI/>", "TEI"),
        (
            '\ufeff\n <?xml version="1.0"?>\n<!-- <u> -->\n<!DOCTYPE TEI [<!ENTITY a "b">]>\n<tei:TEI x="1">',
            "TEI",
        ),
        ("ï»¿\n<?xml version='1.0'?><a>", "a"),
        ("<a", "a"),
        ("Moderator: <b>ja</b>", ""),
        ("", ""),
        ("<!-- nooit gesloten", ""),
        ("<!-- a -->" * 3000 + "tekst", ""),
        ("<!-- a --> <?b c?>" * 2000 + "<TEI>", "TEI"),
    ],
)
def test_the_root_is_known_from_the_beginning(page, root):
    assert root_of(source(page)) == root


def test_the_root_of_utf16():
    assert root_of(source('<?xml version="1.0" encoding="utf-16"?><TEI/>'.encode("utf-16"))) == "TEI"


@pytest.mark.parametrize(
    "page",
    [
        BOMB,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x PUBLIC "p" "http://127.0.0.1/x">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "a.gif" NDATA gif>]><a/>',
        f'<!DOCTYPE a [<!ENTITY x "{"y" * 100_000}">]><a>{"&x;" * 1000}</a>',
        BOMB.encode("utf-16"),
    ],
    ids=["within each other", "a file", "an address", "an address at once", "a picture", "a long one", "utf-16"],
)
def test_entities_of_ones_own_are_refused(page):
    assert rules_of(page) == ["F159"]
    with pytest.raises(TranscriptError):
        elements(source(page))
    with pytest.raises(TranscriptError):
        part(source("x"), page if isinstance(page, bytes) else page.encode())


def test_a_document_type_fills_nothing_in():
    page = f'<!DOCTYPE a [<!ATTLIST b x CDATA "{"y" * 1000}">]><a><b/><b x="1"/></a>'
    assert [node.attributes for node in parse(source(page)).nodes()] == [{}, {"x": "1"}]


def test_a_code_that_only_the_document_type_knows_is_not_lost_silently():
    assert rules_of('<!DOCTYPE a SYSTEM "a.dtd"><a>R&niets;D</a>') == ["F005"]


def test_prefixes_that_nobody_declared_are_no_obstacle():
    root = parse(source('<tt><ttm:agent xml:id="a"/></tt>'))
    assert [(node.tag, node.attributes) for node in root.nodes()] == [("agent", {"id": "a"})]


def test_strings_are_told_apart():
    assert list(parse(source("<a>een<b>twee</b><c>drie</c></a>")).strings("c")) == ["een", "twee"]


def test_elements_carry_their_namespaces():
    root = elements(source('<w:a xmlns:w="urn:w" w:b="1" c="2">een<w:d/>twee</w:a>'))
    assert (root.tag, root.attrib, root.text) == ("{urn:w}a", {"{urn:w}b": "1", "c": "2"}, "een")
    assert [(child.tag, child.tail) for child in root] == [("{urn:w}d", "twee")]


def test_a_part_that_is_broken_tells_its_line():
    with pytest.raises(Broken) as broken:
        part(source("x"), b"<a>\n<b></a>")
    assert broken.value.line == 2


def test_a_document_type_alone_is_no_obstacle():
    assert parse(source('<!DOCTYPE TEI.2 PUBLIC "-//TEI" "tei2.dtd"><TEI.2>ja</TEI.2>')).text() == "ja"


@pytest.mark.parametrize("depth", [201, 100_000])
def test_nesting_is_bounded(depth):
    assert rules_of("<a>" * depth + "</a>" * depth) == ["F157"]


def test_nesting_that_people_write_is_read():
    assert parse(source("<a>" * 200 + "ja" + "</a>" * 200)).text() == "ja"


def test_size_and_count_are_bounded(monkeypatch):
    monkeypatch.setattr(xmltree, "MOST", 5)
    assert rules_of(f"<a>{'<b/>' * 6}</a>") == ["F007"]
    monkeypatch.setattr(xmltree, "LARGEST", 10)
    assert rules_of("<a>een twee drie</a>") == ["F007"]


def test_a_huge_attribute_is_read():
    assert len(parse(source(f'<a x="{"y" * 1_000_000}"/>')).attributes["x"]) == 1_000_000


@pytest.mark.parametrize(
    "page",
    [
        "<a>",
        "<a></b>",
        "<a><b></a>",
        "<a x=1/>",
        "<>",
        "<a>&niets;</a>",
        "<a/><b/>",
        "<a>\x01</a>",
        "<a>&#xD800;</a>",
        "geen xml",
    ],
)
def test_what_is_no_whole_xml_is_refused(page):
    assert rules_of(page) == ["F005"]


def test_the_place_of_damage_is_told():
    with pytest.raises(TranscriptError) as refused:
        parse(source("<a>\n<b>\n</a>"))
    assert refused.value.findings[-1].place.line == 3


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?><a>één</a>'.encode("latin-1"),
        '<?xml version="1.0" encoding="windows-1252"?><a>één</a>'.encode("cp1252"),
        '<?xml version="1.0" encoding="utf-16"?><a>één</a>'.encode("utf-16"),
        '\n  <?xml version="1.0" encoding="utf-8"?><a>één</a>'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><a>één</a>'.encode("cp1252"),
        '<?xml version="1.0" encoding="x-onbekend"?><a>één</a>'.encode(),
        "\ufeff<a>&eacute;&#233;n</a>".encode(),
        "<a>één</a>".encode("cp1252"),
        "<a>één</a>".encode("utf-16"),
        "<?xml version='1.0' encoding='big5'?><a>één</a>".encode(),
    ],
)
def test_letters_are_read_whatever_the_encoding(page):
    assert parse(source(page)).text() == "één"


def test_letters_that_were_encoded_twice_are_read_as_they_were_meant():
    twice = '\ufeff<?xml version="1.0" encoding="utf-8"?><a>één – “ja”</a>'.encode().decode("latin-1").encode()
    read = source(twice)
    assert parse(read).text() == "één – “ja”"
    assert [finding.rule for finding in read.findings] == ["F010"]


def test_codes_of_xml_itself_stay():
    assert parse(source("<a>R&amp;D &lt;b&gt; &euro;</a>")).text() == "R&D <b> €"


VALUE = "<ANNOTATION_VALUE>ja</ANNOTATION_VALUE>"
ALIGNED = f"<ALIGNABLE_ANNOTATION ANNOTATION_ID='a' TIME_SLOT_REF1='t'>{VALUE}</ALIGNABLE_ANNOTATION>"
SLOT = "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID='t' TIME_VALUE='1'/></TIME_ORDER>"
TALK = "<spreekbeurt><spreker>A:</spreker><tekst><al>ja</al></tekst></spreekbeurt>"
pages = st.sampled_from(
    [
        "<TEI><text><timeline><when id='a' interval='1'/></timeline><u who='#a' start='#a'>ja<pb/></u></text></TEI>",
        f"<ANNOTATION_DOCUMENT>{SLOT}<TIER TIER_ID='A'>{ALIGNED}</TIER></ANNOTATION_DOCUMENT>",
        f"<officiele-publicatie>{TALK}</officiele-publicatie>",
    ]
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(pages, st.data())
def test_changed_bytes_give_a_draft_or_a_refusal(page, data):
    changed = bytearray(page.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([0, 1, len(changed) // 2]))
    changed = changed[: len(changed) - cut]
    read = source(bytes(changed))
    try:
        draft = reader_for(read).read(read)
    except TranscriptError as refused:
        assert refused.findings
    else:
        assert all(turn.start <= turn.end <= len(draft.text) for turn in draft.turns)


def test_an_unknown_kind_of_xml_is_told_with_what_it_holds(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text("<recept><boter/><suiker/></recept>", encoding="utf-8")
    with pytest.raises(TranscriptError) as refused:
        read_transcript(path, name="a.xml")
    assert [finding.rule for finding in refused.value.findings] == ["F161", "F101"]
    assert "recept, boter, suiker" in refused.value.findings[0].message


def test_a_page_of_text_with_brackets_is_no_xml():
    assert reader_for(source("<lacht> ja\n", "a.txt")).name == "text"
    assert len({reader.name for reader in READERS}) == len(READERS)


def test_a_node_without_text():
    assert Node("a", {}, 1).text() == ""
