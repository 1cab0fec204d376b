"""Zipped documents: none that does harm is opened, and what is wrong is told."""

import io
import zipfile

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import archive as module
from focuscode.readers import xmltree
from focuscode.readers.archive import OLE, Archive
from focuscode.readers.source import Source


def rule_of(call):
    with pytest.raises(TranscriptError) as refused:
        call()
    (told,) = refused.value.findings
    return told.rule


def opened(make, **parts):
    return Archive(Source("a.docx", make.zipped(parts)), "Word")


def test_a_part_is_read_by_its_name_wherever_it_says_to_go(make):
    archive = opened(make, **{"../../evil": "x", "/word/a.xml": "<a>ja</a>"})
    assert archive.xml("word/a.xml").text == "ja"
    assert "word/a.xml" in archive
    assert rule_of(lambda: archive.xml("word/b.xml")) == "F005"


@pytest.mark.parametrize(
    ("xml", "rule"),
    [
        ("<a>", "F005"),
        ("", "F005"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "F159"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "F159"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "F005"),
        ("<a>" * 100_000 + "</a>" * 100_000, "F157"),
        ("<a>" * 201 + "</a>" * 201, "F157"),
    ],
)
def test_xml_that_is_broken_or_does_harm_is_refused(make, xml, rule):
    assert rule_of(lambda: opened(make, **{"a.xml": xml}).xml("a.xml")) == rule


def test_xml_as_deep_as_documents_are_is_read(make):
    assert opened(make, **{"a.xml": "<a>" * 200 + "</a>" * 200}).xml("a.xml").tag == "a"


def test_a_way_of_packing_that_no_document_has_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("a.xml", "<a/>")
    archive = Archive(Source("a.docx", out.getvalue()), "Word document")
    assert archive.names() == ["a.xml"]
    assert rule_of(lambda: archive.bytes_of("a.xml")) == "F005"


def test_parts_of_one_name_are_weighed_each(monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("a.xml", "x" * 600)
        packed.writestr("a.xml", "x" * 600)
    assert rule_of(lambda: Archive(Source("a.docx", out.getvalue()), "Word document")) == "F007"


def test_a_bomb_is_refused_before_it_is_unpacked(make):
    bomb = make.zipped({"a.xml": b" " * (module.SMALL + 1)})
    assert len(bomb) < 100_000
    assert rule_of(lambda: Archive(Source("a.docx", bomb), "Word document").bytes_of("a.xml")) == "F007"


def test_many_large_parts_are_refused_together(make, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1000)
    assert rule_of(lambda: opened(make, a="x" * 600, b="x" * 600)) == "F007"


def test_too_many_elements_are_refused(make, monkeypatch):
    monkeypatch.setattr(xmltree, "MOST", 10)
    assert rule_of(lambda: opened(make, **{"a.xml": f"<a>{'<b/>' * 30}</a>"}).xml("a.xml")) == "F007"


def test_a_part_that_lies_about_its_size_is_damaged(make):
    data = bytearray(make.zipped({"a.xml": "<a>" + "x" * 500 + "</a>"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert rule_of(lambda: Archive(Source("a.docx", bytes(data)), "Word document").bytes_of("a.xml")) == "F005"


@pytest.mark.parametrize("cut", [4, 30, 60, -10, -40])
def test_a_cut_archive_is_damaged(make, cut):
    data = make.zipped({"a.xml": "<a>ja</a>", "b.xml": "<b/>"})[:cut]
    assert rule_of(lambda: Archive(Source("a.docx", data), "Word document")) == "F005"


def test_a_password_and_an_old_document_are_told_apart():
    locked = OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")
    assert rule_of(lambda: Archive(Source("a.docx", locked), "Word document")) == "F146"
    assert rule_of(lambda: Archive(Source("a.docx", OLE + b"\0" * 600), "Word document")) == "F150"


def test_a_zip_with_a_password_is_told_as_such(make):
    data = bytearray(make.zipped({"a.xml": "<a/>"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert zipfile.ZipFile(io.BytesIO(bytes(data))).infolist()[0].flag_bits & 1
    assert rule_of(lambda: Archive(Source("a.docx", bytes(data)), "Word document").bytes_of("a.xml")) == "F146"
