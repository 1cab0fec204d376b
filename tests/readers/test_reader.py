"""What a reader is."""

from focuscode.readers.draft import Draft
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source


def test_a_reader_knows_no_content_unless_it_says_so():
    reader = Reader("notes", "Notes", (".notes",), lambda source: Draft(source.text, []))
    source = Source("a.notes", b"hallo")
    assert not reader.knows(source)
    assert reader.read(source).text == "hallo"
