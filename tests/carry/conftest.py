"""A talk that was coded, its corrected form, and codings of people in both forms."""

import pytest

from focuscode.align import align_transcripts
from focuscode.tables import from_rows, results

OLD = [
    ("M", "Welke rol ziet u daar?"),
    ("An", "Een roadmp voor iedereen, dat is duidelijk."),
    ("Bo", "Kennis delen, en daarna nog eens. Dat moet met een platform gebeuren, vind ik."),
    ("An", "Ja."),
    ("Bo", "De partners doen mee."),
    ("An", "En de leden ook, denk ik toch."),
    ("Bo", "Zij betalen lidgeld, elk jaar."),
    ("M", "Dank u wel allemaal."),
    ("An", "Graag gedaan, tot later."),
]
NEW = [
    ("M", "Welke rol ziet u daar?"),
    ("An", "Een roadmap voor iedereen, dat is duidelijk."),
    ("Bo", "Kennis delen, en daarna nog eens."),
    ("Bo", "Dat moet met een platform gebeuren, vind ik."),
    ("Bo", "De partners doen mee. En de leden ook, denk ik toch."),
    ("An", "Zij betalen lidgeld, elk jaar."),
    ("M", "Dank u wel allemaal."),
    ("An", "Niets te danken hoor, zien wij elkaar morgen dan weer even?"),
]
EMPTY = {"text": "", "int": 0, "float": 0.0, "flag": 0}


@pytest.fixture(scope="session")
def alignment(make_talk):
    return align_transcripts(make_talk(*OLD), make_talk(*NEW))


@pytest.fixture(scope="session")
def codings(alignment):
    """A table of codings from (words, code, coder, status) of the old talk."""

    def make(*rows):
        talk = alignment.old
        made = []
        for words, code, coder, status in rows:
            start = talk.text.index(words)
            turn = next(turn for turn in talk.turns if turn.start <= start < turn.end)
            behind = "" if coder == "machine" else f"-{coder}"
            facts = {
                "coding_id": f"G1-t{turn.n:03d}-{code}-{start - turn.start}{behind}",
                "segment_id": f"G1-turn-{turn.n:03d}",
                "transcript": "G1",
                "speaker": turn.speaker,
                "turn": turn.n,
                "start": start,
                "end": start + len(words),
                "matched": words,
                "code": code,
                "coder": coder,
                "status": status,
                "sentence": words,
            }
            made.append({column.name: EMPTY[column.kind] for column in results.CODINGS.columns} | facts)
        return from_rows(results.CODINGS, made)

    return make
