"""What was found out about words: with it and without it the results are the same bytes, and a run reads no lists."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.kept import CACHE, short, stamp
from focuscode.language import FACTS, Language
from focuscode.language.memory import NAME, Memory, active, read, recalling, remembered, remembering, write
from focuscode.language.sentences import sentence_bounds

HOME = Path(__file__).parent.parent.parent
KNOWN = {
    "nl lemma noun": {"roadmaps": ["roadmap", "suffix rule"], "één": ["één", "listed word"]},
    "nl split": {"😀": []},
}
HEAVY = ("spacy", "nltk", "simplemma", "spacy_lookups_data", "pandas", "pydantic")


class Count:
    """Something that knows its language and counts how often it is asked."""

    facts = FACTS["nl"]

    def __init__(self):
        self.asked = []

    @remembered("length")
    def length(self, word):
        self.asked.append(word)
        return len(word)

    @remembered("pair", tuple)
    def pair(self, one, other):
        self.asked.append((one, other))
        return one, other


def stamped(body, made=None):
    """A file as `write` makes it, of any body and any making."""
    return f"focuscode-words {made or stamp()} {sha256(body).hexdigest()}\n".encode() + body


@pytest.fixture
def kept(tmp_path):
    """A sound file of answers."""
    path = tmp_path / NAME
    assert write(path, KNOWN)
    return path


# a memory in use


def test_what_was_answered_is_not_asked_again(tmp_path):
    counting = Count()
    with remembering(tmp_path) as memory:
        assert [counting.length(word) for word in ("de", "de", "het")] == [2, 2, 3]
        assert counting.pair("a", "b") == ("a", "b")
        assert memory.learned == {"nl length": {"de": 2, "het": 3}, "nl pair": {"a\tb": ("a", "b")}}
    assert counting.asked == ["de", "het", ("a", "b")]
    fresh = Count()
    with remembering(tmp_path) as memory:
        assert (fresh.length("de"), fresh.pair("a", "b"), fresh.length("een")) == (2, ("a", "b"), 3)
        assert memory.learned == {"nl length": {"een": 3}}
    assert fresh.asked == ["een"]
    assert read(tmp_path / NAME) == {"nl length": {"de": 2, "het": 3, "een": 3}, "nl pair": {"a\tb": ["a", "b"]}}


def test_without_a_memory_everything_is_asked_and_nothing_kept():
    counting = Count()
    with remembering(None) as memory:
        assert active() is None
        assert [counting.length("de"), counting.length("de")] == [2, 2]
    assert counting.asked == ["de", "de"]
    assert (memory.learned, memory.renewed) == ({}, False)


def test_a_memory_is_in_use_no_longer_than_it_is_asked_for(tmp_path):
    with remembering(tmp_path / "one") as outer:
        with remembering(tmp_path / "two") as inner:
            assert active() is inner
        assert active() is outer
    with pytest.raises(ZeroDivisionError), remembering(tmp_path / "three"):
        Count().length("de")
        raise ZeroDivisionError
    assert active() is None
    assert not list(tmp_path.iterdir())  # nothing was learned, or the run failed


def test_nothing_new_writes_nothing(kept):
    os.utime(kept, (1, 1))
    with remembering(kept.parent) as memory:
        assert memory.known == KNOWN
    assert kept.stat().st_mtime == 1


@pytest.mark.parametrize("named", ["", "results", "codebooks/book.yaml", "study.yaml", "."])
def test_who_looks_at_a_study_uses_what_its_runs_have_kept(tmp_path, monkeypatch, named):
    (tmp_path / CACHE).mkdir()
    write(tmp_path / CACHE / NAME, {"nl length": {"roadmap": 7}})
    monkeypatch.chdir(tmp_path if not named else tmp_path.parent)
    count = Count()

    @recalling
    def look(_, word):
        return count.length("roadmap") + count.length(word)

    assert [look(tmp_path / named if named else None, word) for word in ("en", "en")] == [9, 9]
    assert count.asked == ["en"]
    assert read(tmp_path / CACHE / NAME) == {"nl length": {"roadmap": 7, "en": 2}}
    assert active() is None


def test_a_memory_without_rights_is_as_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    home = tmp_path / CACHE
    home.mkdir()
    write(home / NAME, {"nl length": {"roadmap": 70}})
    home.chmod(0)
    try:
        if os.access(home / NAME, os.R_OK):
            pytest.skip("this user may read everything")
        assert recalling(Count().length)("roadmap") == 7
    finally:
        home.chmod(0o700)


def test_a_folder_in_the_place_of_a_memory_is_as_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / CACHE / NAME).mkdir(parents=True)
    assert recalling(Count().length)("roadmap") == 7


@pytest.mark.parametrize("held", [None, b"rubbish"])
def test_only_a_run_begins_to_keep_and_tells_of_damage(tmp_path, monkeypatch, held):
    monkeypatch.chdir(tmp_path)
    if held is not None:
        (tmp_path / CACHE).mkdir()
        (tmp_path / CACHE / NAME).write_bytes(held)
    count = Count()
    look = recalling(count.length)
    assert [look("roadmap"), look("roadmap")] == [7, 7]
    assert len(count.asked) == 2
    assert [path.read_bytes() for path in tmp_path.rglob("*.json")] == ([] if held is None else [held])


def test_a_memory_that_is_in_use_stays_the_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / CACHE).mkdir()
    write(tmp_path / CACHE / NAME, {"nl length": {"roadmap": 70}})
    with remembering(tmp_path / "other"):
        assert recalling(Count().length)("roadmap") == 7
    assert recalling(Count().length)("roadmap") == 70


def test_what_others_learned_is_taken_in_and_handed_on():
    memory = Memory({"a": {"x": 1}})
    memory.add({"a": {"y": 2}, "b": {"z": 3}})
    assert memory.known == {"a": {"x": 1, "y": 2}, "b": {"z": 3}}
    assert memory.take() == {"a": {"y": 2}, "b": {"z": 3}}
    assert memory.take() == {}


def test_a_copy_in_another_process_knows_that_it_is_one():
    memory = Memory()
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(memory.elsewhere).result()
    assert not memory.elsewhere()


def test_a_long_text_has_a_short_name_of_its_own():
    assert len(short("kennis " * 1000)) == len(short("")) == 32
    assert short("a\ud800") != short("a\ud801")


# the file


def test_what_is_written_is_read(kept):
    assert read(kept) == KNOWN
    assert [path.name for path in kept.parent.iterdir()] == [NAME]


def test_where_nothing_was_kept_nothing_is_known(tmp_path):
    assert read(tmp_path / "nowhere" / NAME) == {}


@given(st.data())
def test_a_file_that_was_cut_or_changed_anywhere_is_never_believed(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "changed.json"
    assert write(path, KNOWN)
    sound = path.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    changed = bytes([sound[at] ^ data.draw(st.integers(1, 255))])
    path.write_bytes(sound[:at] + data.draw(st.sampled_from([b"", changed, changed + sound[at + 1 :], b"!" + sound])))
    assert not read(path)


DAMAGED = {
    "empty": lambda sound: b"",
    "cut": lambda sound: sound[: len(sound) // 2],
    "one byte": lambda sound: sound[:-9] + bytes([sound[-9] ^ 1]) + sound[-8:],
    "more": lambda sound: sound + b"\n",
    "head": lambda sound: sound[1:],
    "no JSON": lambda sound: b"What is this?",
    "JSON": lambda sound: sound.partition(b"\n")[2],
    "zeros": lambda sound: bytes(len(sound)),
    "stamped, no JSON": lambda sound: stamped(b"{'a'}"),
}


@pytest.mark.parametrize("change", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_not_used_and_replaced_and_said_once(kept, change):
    kept.write_bytes(change(kept.read_bytes()))
    assert read(kept) is None
    with remembering(kept.parent) as memory:
        assert memory.known == {}
        Count().length("de")
    assert memory.renewed
    assert read(kept) == {"nl length": {"de": 2}}
    with remembering(kept.parent) as memory:
        pass
    assert not memory.renewed


def test_a_file_that_cannot_be_read_is_replaced(kept):
    kept.unlink()
    kept.symlink_to(kept)  # leads to itself: no user can read that
    with remembering(kept.parent) as memory:
        assert memory.known == {}
    assert memory.renewed
    assert read(kept) == {}


@pytest.mark.parametrize("body", [json.dumps(KNOWN).encode(), b"{}", b"not even JSON"])
def test_what_was_made_otherwise_is_left_and_nothing_said(kept, body):
    kept.write_bytes(stamped(body, "0" * 64))
    assert read(kept) == {}
    with remembering(kept.parent) as memory:
        Count().length("de")
    assert not memory.renewed
    assert read(kept) == {"nl length": {"de": 2}}  # and nothing of the other making


def test_too_many_answers_are_begun_anew(kept, monkeypatch):
    monkeypatch.setattr("focuscode.language.memory.MOST", 2)
    assert read(kept) == {}
    assert write(kept, {"a": {"x": 1, "y": 2}})
    assert read(kept) == {"a": {"x": 1, "y": 2}}


def test_a_folder_in_its_place_stays_and_is_no_error(tmp_path):
    (tmp_path / NAME / "mine").mkdir(parents=True)
    with remembering(tmp_path) as memory:
        assert Count().length("de") == 2
    assert not memory.renewed
    assert [path.name for path in tmp_path.rglob("*")] == [NAME, "mine"]


def test_a_place_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("a file where a folder is needed")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with remembering(folder) as memory:
            assert Count().length("de") == 2
        assert not memory.renewed
        assert not write(folder / NAME, KNOWN)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_of_many_who_write_at_once_one_leaves_a_whole_file(tmp_path):
    path = tmp_path / NAME
    wholes = [{"a": {f"word{n}": size for n in range(size)}} for size in (1, 50, 3000)]
    assert write(path, wholes[0])

    def again(number):
        return write(path, wholes[number % 3]) and read(path) in wholes

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(again, range(60)))
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


def test_what_it_rests_on_is_the_same_all_the_time():
    assert stamp() == stamp()
    assert len(stamp()) == 64


# answers about words, asked anew, kept and found again


class Everything:
    """Holds whatever is asked for."""

    def __contains__(self, name):
        return True


def told(tongue, words):
    """What a language says of words, by everything that is kept."""
    homographs, compounds = tongue.homographs, tongue.compounds
    leading = list(tongue.lemmatizer.leading(words, dict.fromkeys(("noun", "verb", "adj"), Everything())))
    asked = [
        (
            [tongue.lemmatizer.lemma(word, pos) for pos in ("noun", "verb", "adj")],
            [ask(word) for ask in (homographs.ambiguous, homographs.bare, homographs.inflected, homographs.noun)],
            [ask(word) for ask in (homographs.verb, homographs.ends_adjective, tongue.lemmatizer.classes)],
            homographs.strictly(word, "werken"),
            [compounds.head(word, "organisatie"), compounds.modifier(word, "cluster"), compounds.plurals(word)],
            compounds.split(word),
            tongue.split(word),
        )
        for word in words
    ]
    return leading, asked, sorted(tongue.unsplit)


def test_answers_are_the_same_without_with_a_new_and_with_a_full_memory(tmp_path):
    texts = [path.read_text(encoding="utf-8") for path in sorted((HOME / "transcripts").glob("*.txt"))[:2]]
    chunks = sorted({chunk.lower() for text in texts for chunk in text.split()})[::5]
    words = [*chunks, "clusterorganisaties", "werken", "bv.", "o.a.,", "'t", "flurpsen", "één"]
    plain = told(Language(FACTS["nl"]), words)
    bounds = [sentence_bounds(text, FACTS["nl"]) for text in texts]
    for new in (True, False):
        with remembering(tmp_path) as memory:
            assert told(Language(FACTS["nl"]), words) == plain
            assert [sentence_bounds(text, FACTS["nl"]) for text in texts] == bounds
            assert bool(memory.learned) is new


def test_languages_are_kept_apart(tmp_path):
    asked = {code: Language(FACTS[code]).lemmatizer.lemma("delen", "verb") for code in ("nl", "en", "de")}
    for _ in range(2):
        with remembering(tmp_path):
            assert {code: Language(FACTS[code]).lemmatizer.lemma("delen", "verb") for code in asked} == asked


# whole runs, each in a process of its own, that has no other memory


def run(folder, *, without=False):
    """The results of a study, and which of the heavy packages were loaded on the way."""
    if without:
        shutil.rmtree(folder / ".focuscode", ignore_errors=True)
    code = (
        "import sys; from focuscode.pipeline import run_study; outcome = run_study('.', force=True);"
        f"print([name for name in {HEAVY} if name in sys.modules], outcome.notes)"
    )
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return {path.name: path.read_bytes() for path in sorted((folder / "results").rglob("*.*"))}, done.stdout.strip()


TERMS = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 2}"]}
MORE = {**TERMS, "more": ["{word: kennis}", "spreken", "{compound: map, as: head, min: 3}"]}


def test_a_run_with_a_full_memory_loads_nothing_and_writes_the_same(make_study, tmp_path):
    folder = make_study(tmp_path, terms=TERMS)
    cold, loaded = run(folder)
    assert "spacy_lookups_data" in loaded
    assert run(folder) == (cold, "[] ()")
    one_more = {**TERMS, "roadmap": ["roadmap", "{word: kennis}"]}
    warm, loaded = run(make_study(folder, terms=one_more))
    assert loaded == "[] ()"
    assert warm != cold
    assert run(folder, without=True)[0] == warm


def test_another_codebook_on_a_full_memory_and_a_damaged_one_change_nothing(make_study, tmp_path):
    folder = make_study(tmp_path, terms=TERMS)
    run(folder)
    warm, _ = run(make_study(folder, terms=MORE))
    path = folder / ".focuscode" / NAME
    path.write_bytes(path.read_bytes()[:-1])
    damaged, loaded = run(folder)
    assert "made anew" in loaded
    assert run(folder) == (damaged, "[] ()")
    assert run(folder, without=True)[0] == warm == damaged
