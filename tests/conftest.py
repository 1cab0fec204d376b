"""What tests of several folders build their input with: a codebook from its terms, a transcript from its turns."""

import pytest
from hypothesis import HealthCheck, settings

from focuscode.codebook.read import check_text
from focuscode.model import LeftOut, Transcript, Turn

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")  # whether a test holds never depends on how busy the machine is


def _book(terms, *, version="1.0.0", language="nl", tiers=None, parents=None, kinds=None):
    tiers, parents, kinds = tiers or {}, parents or {}, kinds or {}
    lines = ["codebook: probe", "title: A codebook to try", f"version: {version}", f"language: {language}"]
    if tiers:
        lines += ["tiers:", *(f"  - {{id: {name}, label: Tier {name}}}" for name in dict.fromkeys(tiers.values()))]
    lines.append("codes:")
    for code, written in terms.items():
        lines += [f"  - id: {code}", f"    label: Code {code}", f"    definition: what {code} means"]
        facts = {"kind": kinds, "tier": tiers, "parent": parents}
        lines += [f"    {key}: {given[code]}" for key, given in facts.items() if code in given]
        lines += ["    terms:", *(f"      - {term}" for term in written)] if written else []
    return "\n".join(lines) + "\n"


def _talk(*turns, name="G1", group=None, stakeholder="", sections=(), groups=()):
    text, told, left = "", [], []
    for n, (speaker, words) in enumerate(turns, 1):
        text += "\n" if text else ""
        label = f"{speaker}: " if speaker else ""
        if label:
            left.append(LeftOut(len(text), len(text) + len(label), "speaker label"))
        text += label
        kind = "unknown" if not speaker else "moderator" if speaker.startswith("M") else "participant"
        section = sections[n - 1] if sections else ""
        home = groups[n - 1] if groups else group or name
        start = len(text)
        text += words
        told.append(Turn(n, speaker, start, len(text), kind, line=n, group=home, section=section))
    return Transcript(name, f"{name}.txt", "0" * 64, text, tuple(told), tuple(left), "text", group or name, stakeholder)


@pytest.fixture(scope="session")
def book_text():
    """The YAML of a codebook from {code: [terms as YAML]}."""
    return _book


@pytest.fixture(scope="session")
def make_book():
    """A codebook from {code: [terms as YAML]}."""

    def make(terms, **facts):
        book, findings = check_text(_book(terms, **facts), "probe.yaml")
        assert book is not None, [str(found) for found in findings]
        return book

    return make


@pytest.fixture(scope="session")
def make_talk():
    """A transcript from (speaker, words) pairs; a speaker with M leads the talk, one without a name is unknown."""
    return _talk


STUDY = """title: A study to try
synthetic: invented for the tests
codebook: book.yaml
participants: people.csv
groups:
  - {id: FG1, stakeholder: SMEs, files: talks/FG1.txt, participants: 2}
  - {id: FG2, stakeholder: clusters, files: talks/FG2.csv, moderator: Onderzoeker}
guide:
  - {id: roles, label: Roles, begins: welke rol}
outputs: {by: [size]}
"""
TALKS = {
    "FG1.txt": "Moderator: Welke rol speelt de cluster?\n"
    "Jan: Een roadmap, en kennis breed delen. =1+1 is twee.\n"
    "An: Ja, roadmaps.\nJan: Dat is alles wat ik daar nu over zeggen kan, denk ik.\n",
    "FG2.csv": "speaker,text\nOnderzoeker,Welke rol dan?\nPiet,=roadmap\nEls,“Kennis gedeeld” 😀\nPiet,\n",
}
BOOK = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 2}"]}
PEOPLE = "group,label,pseudonym,size\nFG1,Jan,P1,big\nFG1,An,P2,small\nFG2,Piet,P3,big\nFG2,Els,P4,small\n"


@pytest.fixture(scope="session")
def make_study():
    """A study of two groups with a codebook and a participants' table, written to a folder."""

    def make(folder, *, study=STUDY, talks=TALKS, terms=BOOK):
        (folder / "talks").mkdir(parents=True, exist_ok=True)
        files = {"study.yaml": study, "book.yaml": _book(terms), "people.csv": PEOPLE}
        files |= {f"talks/{name}": text for name, text in talks.items()}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        return folder

    return make
