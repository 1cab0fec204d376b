"""The signs of RTF, one by one."""

import pytest

from focuscode.readers.rtf_signs import CHARSETS, Sign, encoding_of, signs


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rb"\b0 x", [Sign("word", "b", 0), Sign("text", data=b"x")]),
        (rb"\par\tab", [Sign("word", "par"), Sign("word", "tab")]),
        (rb"\u-10179?", [Sign("word", "u", -10179), Sign("text", data=b"?")]),
        (rb"\'e9\'E9", [Sign("byte", data=b"\xe9")] * 2),
        (rb"{\*}", [Sign("brace", data=b"{"), Sign("symbol", data=b"*"), Sign("brace", data=b"}")]),
        (b"a\r\nb\n", [Sign("text", data=b"a"), Sign("text", data=b"b")]),
        (b"\\\nx", [Sign("symbol", data=b"\n"), Sign("text", data=b"x")]),
        (b"\\bin3 }{\\x", [Sign("word", "bin", 3), Sign("text", data=b"x")]),
        (b"\\bin99 x", [Sign("word", "bin", 99)]),
        (b"\\bin-4 x", [Sign("word", "bin", -4), Sign("text", data=b"x")]),
        (rb"\'zz", [Sign("symbol", data=b"'"), Sign("text", data=b"zz")]),
        (b"x\\", [Sign("text", data=b"x")]),
        (b"", []),
    ],
)
def test_signs_are_told_apart(data, found):
    assert list(signs(data)) == found


def test_every_code_page_is_one_that_python_knows():
    assert all("é".encode(name, "ignore") is not None for name in CHARSETS.values())
    assert [encoding_of(page) for page in (1252, 437, 65001, 99999)] == ["cp1252", "cp437", "utf-8", "cp1252"]
