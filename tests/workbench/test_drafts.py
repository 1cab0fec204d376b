"""Files that a command changes: shown, then written whole or not at all."""

import pytest

from focuscode.errors import ResultsError, UsageError
from focuscode.workbench.drafts import lines_of, read_draft, save


def test_a_draft_holds_what_was_read_byte_for_byte(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: é\r\n".encode())
    draft = read_draft(path)
    assert draft.after == "\ufeffa: é\r\n" and not draft.changed
    assert draft._replace(after="b").changed


def test_what_cannot_be_read_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"none\.yaml cannot be read"):
        read_draft(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"\xe9")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_draft(tmp_path / "latin.yaml")


def test_the_lines_that_change_are_shown(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a\nb\nc\nd\ne\n")
    told = lines_of([read_draft(path)._replace(after="a\nb\nX\nd\ne\n"), read_draft(path)])
    assert told[3:] == [" b", "-c", "+X", " d"]


def test_nothing_is_written_over_what_someone_else_wrote(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("1")
    two.write_text("2")
    drafts = [read_draft(one)._replace(after="new"), read_draft(two)._replace(after="new")]
    two.write_text("meanwhile")
    with pytest.raises(ResultsError, match="changed by another program"):
        save(drafts)
    assert one.read_text() == "1" and two.read_text() == "meanwhile"
    two.write_text("2")
    save(drafts)
    assert one.read_text() == two.read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.yaml", "two.yaml"]


def test_an_unchanged_file_is_not_touched(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a")
    draft = read_draft(path)
    path.unlink()
    save([draft])
    assert not path.exists()


def test_a_file_that_is_gone_is_told_and_none_is_written(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("1")
    two.write_text("2")
    drafts = [read_draft(one)._replace(after="new"), read_draft(two)._replace(after="new")]
    two.unlink()
    with pytest.raises(ResultsError, match="cannot be read"):
        save(drafts)
    assert one.read_text() == "1"
