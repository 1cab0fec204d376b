"""Work handed to a Dask cluster: the same results, also when a worker is killed midway."""

import json
import os
import signal
import warnings
from pathlib import Path

import pytest

from focuscode import cluster
from focuscode.assemble import code_transcripts
from focuscode.cluster import Cluster, keep, name_of, read_part
from focuscode.errors import ResultsError, UsageError
from focuscode.pipeline import code_files
from focuscode.writing import MANIFEST

TERMS = {"plan": ["roadmap", "samenbrengen"], "talk": ["{near: [kennis, delen], within: 4}"]}
WORDS = ["Een roadmap? Zij brengen ons samen.", "Niet de kennis, euh, delen dus. 😀", "", "Ja."]


@pytest.fixture
def talks(make_talk):
    return [
        make_talk(*[(f"P{n}", WORDS[(n + t) % 4]) for n in range(5 + t)], name=f"T{t:02d}", stakeholder="kmo")
        for t in range(12)
    ]


@pytest.fixture
def book(make_book):
    return make_book(TERMS)


@pytest.fixture(scope="module")
def local():
    distributed = pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as running:
            yield running


def one_part(transcript, codebook, unit="turn", model=""):
    from focuscode.assemble import _part
    from focuscode.segment import read_unit

    return _part(transcript, codebook, read_unit(unit), model)


def killed_once(work, transcript, path):
    """As `keep`, but the first worker that comes to the fifth transcript is killed."""
    mark = Path(path).with_name("killed")
    if transcript.id == "T05" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return keep(work, transcript, path)


def same(one, other):
    for name in ("transcripts", "turns", "segments", "spans", "pieces", "cues", "left_out"):
        left, right = getattr(one, name), getattr(other, name)
        assert left.to_csv() == right.to_csv(), name


def test_a_part_is_read_back_as_it_was(talks, book, tmp_path):
    for number, talk in enumerate(talks[:4]):
        part = one_part(talk, book)
        place = tmp_path / f"{number}.json"
        assert keep(lambda _, part=part: part, talk, str(place)) == str(place)
        assert read_part(place) == part
    place.write_text(place.read_text()[:-9])
    with pytest.raises(ResultsError, match="Do the workers see this folder"):
        read_part(place)


def test_what_is_written_already_is_not_done_again(talks, tmp_path):
    place = tmp_path / "x.json"
    place.write_text("{}")
    assert keep(None, talks[0], str(place)) == str(place)
    assert json.loads(place.read_text()) == {}


def test_the_name_of_a_part_changes_with_all_that_it_rests_on(talks, make_book, monkeypatch):
    from functools import partial

    def name(talk=talks[0], terms=TERMS, unit="turn"):
        return name_of(partial(one_part, codebook=make_book(terms), unit=unit, model=""), talk)

    names = {name(), name(talks[1]), name(terms={"plan": ["plan"]}), name(unit="sentence")}
    assert len(names) == 4
    assert name() in names


def test_a_cluster_gives_what_one_process_gives_also_when_a_worker_is_killed(talks, book, tmp_path, local, monkeypatch):
    alone = code_transcripts(talks, book)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        monkeypatch.setattr(cluster, "keep", killed_once)
        work = Cluster(local.scheduler_address, tmp_path)
        same(code_transcripts(talks, book, cluster=work), alone)
    assert (work.folder / "killed").exists()
    assert len(list(work.folder.glob("*.json"))) == len(talks)
    work.clear()
    assert not work.folder.exists()


def test_files_are_coded_by_a_cluster_to_the_same_bytes(tmp_path, book_text, local):
    (tmp_path / "book.yaml").write_text(book_text(TERMS))
    for number in range(3):
        (tmp_path / f"T{number}.txt").write_text("Moderator: Welke roadmap?\nAn: Een roadmap.\n", encoding="utf-8")
    paths = [tmp_path / f"T{number}.txt" for number in range(3)]
    code_files(paths, tmp_path / "book.yaml", tmp_path / "alone")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code_files(paths, tmp_path / "book.yaml", tmp_path / "far", engine="dask", scheduler=local.scheduler_address)
    assert (tmp_path / "far" / MANIFEST).read_bytes() == (tmp_path / "alone" / MANIFEST).read_bytes()
    assert not (tmp_path / "far" / ".parts").exists()


@pytest.mark.parametrize("wrong", [{"engine": "dask"}, {"scheduler": "tcp://x:1"}, {"engine": "ray"}])
def test_engine_and_scheduler_belong_together(tmp_path, book_text, wrong):
    (tmp_path / "book.yaml").write_text(book_text(TERMS))
    (tmp_path / "T.txt").write_text("An: Ja.\n")
    with pytest.raises(UsageError, match=r"engine|cluster"):
        code_files([tmp_path / "T.txt"], tmp_path / "book.yaml", tmp_path / "out", **wrong)


def test_a_scheduler_that_does_not_answer_is_told(talks, book, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(UsageError, match="No Dask scheduler answers"):
            code_transcripts(talks, book, cluster=Cluster("tcp://127.0.0.1:9", tmp_path))


def test_without_dask_the_way_to_install_it_is_told(talks, book, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r'pip install "focuscode\[dask\]"'):
        code_transcripts(talks, book, cluster=Cluster("tcp://127.0.0.1:9", tmp_path))
