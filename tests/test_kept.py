"""Kept files: whole and sound, of this making, or not used; what was made of texts goes when the texts go."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode import kept as module
from focuscode.kept import CODES, TEXTS, Damaged, Drawer, drawer, keeping, read, short, stamp, write

BODY = json.dumps({"a": [1, "één", None], "b": {}}).encode()


@pytest.fixture
def path(tmp_path):
    """A sound file."""
    place = tmp_path / "kept.json"
    assert write(place, "words", BODY)
    return place


def names(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# files


def test_what_is_written_is_read(path):
    assert read(path, "words") == json.loads(BODY)
    assert names(path.parent) == ["kept.json"]


def test_where_nothing_was_kept_nothing_is_known(tmp_path):
    assert read(tmp_path / "nowhere" / "kept.json", "words") is None


def test_a_file_of_another_kind_is_damaged(path):
    with pytest.raises(Damaged):
        read(path, "found")


def test_a_file_of_another_making_is_not_used(path):
    path.write_bytes(f"focuscode-words {'0' * 64} {sha256(BODY).hexdigest()}\n".encode() + BODY)
    assert read(path, "words") is None


def test_what_is_sound_and_no_json_is_damaged(path):
    assert write(path, "words", b"{'a'}")
    with pytest.raises(Damaged):
        read(path, "words")


@given(st.data())
def test_a_file_that_was_cut_or_changed_anywhere_is_never_believed(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "changed-kept.json"
    assert write(path, "words", BODY)
    sound = path.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    changed = bytes([sound[at] ^ data.draw(st.integers(1, 255))])
    path.write_bytes(sound[:at] + data.draw(st.sampled_from([b"", changed + sound[at + 1 :], b"!" + sound])))
    with suppress(Damaged):
        assert read(path, "words") is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("a file where a folder is needed")
    assert not write(tmp_path / "file" / "kept.json", "words", BODY)
    assert names(tmp_path) == ["file"]


def test_a_folder_in_its_place_cannot_be_read(tmp_path):
    (tmp_path / "kept.json").mkdir()
    with pytest.raises(Damaged):
        read(tmp_path / "kept.json", "words")


def test_of_many_who_write_at_once_one_leaves_a_whole_file(tmp_path):
    path = tmp_path / "kept.json"
    wholes = [{"size": size, "words": ["woord"] * size} for size in (1, 50, 3000)]

    def again(number):
        return write(path, "words", json.dumps(wholes[number % 3]).encode()) and read(path, "words") in wholes

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(again, range(60)))
    assert names(tmp_path) == ["kept.json"]


def test_the_stamp_is_the_same_all_the_time_and_names_are_short():
    assert stamp() == stamp()
    assert len(stamp()) == 64
    assert len(short("kennis " * 1000)) == len(short("")) == 32
    assert short("a\ud800") != short("a\ud801")


# texts


def test_what_was_made_of_a_text_is_found_by_its_name_and_kind(tmp_path):
    box = Drawer(tmp_path)
    assert box.get("read", "FG1.txt") is None
    box.put("read", "FG1.txt", {"turns": ["😀 één\n\u2028"]})
    box.put("found", "FG1.txt", [1])
    assert Drawer(tmp_path).get("read", "FG1.txt") == {"turns": ["😀 één\n\u2028"]}
    assert (box.get("found", "FG1.txt"), box.get("found", "FG2.txt")) == ([1], None)
    assert not box.damaged


def test_whether_anything_of_a_kind_is_kept(tmp_path):
    box = Drawer(tmp_path)
    assert not box.knows("found")
    box.put("found", "FG1.txt", [])
    assert box.knows("found")
    assert not box.knows("read")


def test_half_a_sign_and_what_is_too_large_are_not_kept(tmp_path, monkeypatch):
    box = Drawer(tmp_path)
    box.put("read", "FG1.txt", "\ud83d\ude00")
    monkeypatch.setattr(module, "LARGEST", 10)
    box.put("read", "FG2.txt", "twaalf tekens")
    assert names(tmp_path) == []
    box.put("read", "FG2.txt", "tien")
    assert box.get("read", "FG2.txt") == "tien"


def test_a_damaged_text_is_told(tmp_path):
    box = Drawer(tmp_path)
    box.put("read", "FG1.txt", "x")
    (place,) = (tmp_path / TEXTS).iterdir()
    place.write_bytes(b"?")
    assert box.get("read", "FG1.txt") is None
    assert box.damaged


def test_what_was_made_of_texts_that_are_gone_goes_too(tmp_path):
    with keeping(tmp_path) as box:
        for name in ("FG1.txt", "FG2.txt"):
            box.get("read", name)
            box.put("read", name, name)
            box.put("found", name, [name])
    assert len(names(tmp_path)) == 4
    with keeping(tmp_path) as box:
        assert box.get("read", "FG2.txt") == "FG2.txt"
    assert len(names(tmp_path)) == 2
    assert Drawer(tmp_path).get("found", "FG2.txt") == ["FG2.txt"]


def test_what_a_run_that_was_cut_off_left_goes(tmp_path):
    with keeping(tmp_path) as box:
        box.get("read", "FG1.txt")
        box.put("read", "FG1.txt", "x")
        for name in ("FG1.txt", "FG2.txt"):
            (tmp_path / TEXTS / f"{short(name)}.read.json.1-2.new").write_text("half")
    assert names(tmp_path) == [f"{short('FG1.txt')}.read.json", f"{short('FG1.txt')}.read.json.1-2.new"]


def test_a_run_that_fails_removes_nothing(tmp_path):
    Drawer(tmp_path).put("read", "FG1.txt", "x")
    with pytest.raises(ZeroDivisionError), keeping(tmp_path):
        raise ZeroDivisionError
    assert len(names(tmp_path)) == 1
    assert drawer() is None


def test_of_a_large_corpus_nothing_is_kept(tmp_path, monkeypatch):
    Drawer(tmp_path).put("read", "FG1.txt", "x")
    monkeypatch.setattr(module, "MOST", 10)
    with keeping(tmp_path, 10) as box:
        assert drawer() is box is not None
        box.get("read", "FG1.txt")
    assert len(names(tmp_path)) == 1
    with keeping(tmp_path, 11) as box:
        assert drawer() is box is None
    assert names(tmp_path) == []


def test_without_a_folder_there_is_no_drawer():
    with keeping(None) as box:
        assert drawer() is box is None


# codes


def asked(box, *questions):
    """The answers (each its question in capitals) and the numbers of those that had to be made."""
    made = []

    def make(missing):
        made.extend(missing)
        return [questions[number].upper() for number in missing]

    return box.answers(questions, make), made


def test_only_what_is_not_known_is_asked(tmp_path):
    with keeping(tmp_path) as box:
        assert asked(box, "a", "b") == (["A", "B"], [0, 1])
        assert asked(box, "b", "c") == (["B", "C"], [1])
    with keeping(tmp_path) as box:
        assert asked(box, "c", "d", "a") == (["C", "D", "A"], [1])
        assert asked(box) == ([], [])


def test_nothing_new_writes_nothing(tmp_path):
    with keeping(tmp_path) as box:
        asked(box, "a")
    os.utime(tmp_path / CODES, (1, 1))
    with keeping(tmp_path) as box:
        asked(box, "a")
    assert (tmp_path / CODES).stat().st_mtime == 1


def test_an_answer_that_is_forgotten_is_asked_for_again(tmp_path):
    with keeping(tmp_path) as box:
        asked(box, "a", "b")
        box.forget(["a", "never asked"])
    with keeping(tmp_path) as box:
        assert asked(box, "a", "b") == (["A", "B"], [0])
        box.forget(["a"])
        assert asked(box, "a", "b")[1] == [0]


def test_nothing_is_forgotten_where_nothing_was_asked(tmp_path):
    with keeping(tmp_path) as box:
        box.forget(["a"])
    assert names(tmp_path) == []


def test_old_answers_go_when_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_CODES", 1)
    with keeping(tmp_path) as box:
        asked(box, "a", "b", "c")
    with keeping(tmp_path) as box:
        asked(box, "d")
    with keeping(tmp_path) as box:
        assert asked(box, "a", "b", "c", "d")[1] == [0, 1]


def test_damaged_answers_are_made_anew(tmp_path):
    with keeping(tmp_path) as box:
        asked(box, "a")
    (tmp_path / CODES).write_bytes(b"?")
    with keeping(tmp_path) as box:
        assert asked(box, "a") == (["A"], [0])
        assert box.damaged
    with keeping(tmp_path) as box:
        assert asked(box, "a") == (["A"], [])


def test_what_a_killed_run_left_half_written_is_removed(tmp_path):
    half = [tmp_path / f"{CODES}.1-2.new", tmp_path / "words.json.1-2.new", tmp_path / TEXTS / "a.read.json.1-2.new"]
    (tmp_path / TEXTS).mkdir()
    for path in half:
        path.write_text("half")
    (tmp_path / "words.json").write_text("whole")
    with keeping(tmp_path) as box:
        asked(box, "a")
    assert names(tmp_path) == [CODES, "words.json"]


# folders without rights


def used(folder):
    """What a drawer in a folder knows and gives: all as if nothing had been kept."""
    with keeping(folder) as box:
        box.put("read", "a", 1)
        assert not box.knows("read")
        assert box.get("read", "a") is None
        assert asked(box, "a") == (["A"], [0])
        return box


def test_where_no_folder_can_be_nothing_is_kept_and_nothing_fails(tmp_path):
    box = used(tmp_path / ("long" * 100))
    assert names(tmp_path) == []
    assert not box.damaged


@pytest.mark.parametrize("rights", [0o000, 0o444])
def test_a_folder_that_nobody_may_look_into_is_as_none(tmp_path, rights):
    folder = tmp_path / "kept"
    with keeping(folder) as box:
        assert box.get("read", "a") is None
        box.put("read", "a", 1)
    folder.chmod(rights)
    try:
        if os.access(folder, os.X_OK):
            pytest.skip("whoever tries this may look into every folder")
        used(folder)
    finally:
        folder.chmod(0o755)
    with keeping(folder) as box:
        assert box.get("read", "a") == 1
