"""pseudonymise, as a person meets it."""

import csv


def test_copies_key_and_report(said, study):
    (study / "names.csv").write_text("name,replacement,kind\nroadmap,het plan,other\nKathleen,,person\n")
    done = said("pseudonymise", ".", "--list", "names.csv", "--out", "copies", "--key", "../key.csv")
    assert done.exit == 0
    assert done.out.startswith("2 transcripts: 3 replacements, 1 of 2 names of the list.\n")
    assert "Wrote copies: 2 files.\nWrote ../key.csv, which leads back: keep it away from the copies.\n" in done.out
    assert "names.csv:3: warning: 'Kathleen' was found nowhere." in done.err
    back = said("pseudonymise", "copies", "--restore", "--key", "../key.csv", "--out", "back")
    assert back.out == "Wrote back: 2 files with the names as they were.\n"
    assert "Een roadmap" in (study / "back" / "FG1.csv").read_text()


def test_the_report_alone(said, study):
    (study / "names.csv").write_text("name\nroadmap\n")
    done = said("pseudonymise", ".", "--list", "names.csv", "--dry-run")
    assert (done.exit, done.out.splitlines()[-1]) == (0, "Nothing was written.")
    assert not (study / "copies").exists()
    assert said("pseudonymise", ".", "--list", "names.csv", "--dry-run", "--strict").exit == 1


def test_without_a_key_that_is_said(said, study):
    (study / "names.csv").write_text("name\nroadmap\n")
    done = said("pseudonymise", "talks/FG1.txt", "--list", "names.csv", "--out", "copies")
    assert "No key was written" in done.out


def test_names_are_proposed(said, study):
    (study / "talks" / "FG1.txt").write_text("P1: Ik zag Kathleen bij Bekaert.\nP2: Ja.\nP1: Ja.\n")
    done = said("pseudonymise", "talks/FG1.txt", "--propose")
    assert [line.split()[0] for line in done.out.splitlines()] == ["name", "Bekaert", "Kathleen"]
    done = said("pseudonymise", "talks/FG1.txt", "--propose", "--out", "names.csv")
    assert done.out.startswith("Wrote names.csv: 2 words that may be names.")
    with (study / "names.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["replacement"], row["kind"]) for row in rows] == [
        ("Bekaert", "", "organisation"),
        ("Kathleen", "", ""),
    ]
    assert said("pseudonymise", "talks/FG1.txt", "--propose", "--out", "names.csv").exit == 2


def test_mistakes_are_sentences(said, study):
    (study / "names.csv").write_text("name\nroadmap\nRoadmap\n")
    done = said("pseudonymise", ".", "--list", "names.csv", "--out", "copies")
    assert done.exit == 1
    assert "names.csv:3: error: The name 'roadmap' stands twice in the list (first on line 2)." in done.err
    done = said("pseudonymise", ".", "--list", "nowhere.csv", "--out", "copies")
    assert done.exit == 1
    assert "nowhere.csv cannot be read" in done.err
    assert said("pseudonymise", ".").exit == 2
    (study / "names.csv").write_text("name\nroadmap\n")
    done = said("pseudonymise", ".", "--list", "names.csv", "--out", "copies", "--key", "copies/key.csv")
    assert (done.exit, "kept apart from the data" in done.err) == (2, True)
