"""`focuscode codebook …` as a person meets it."""


def test_check_tells_the_mistakes_of_the_codebook_of_the_study(said, study):
    done = said("codebook", "check")
    assert done.exit == 0
    assert "Codebook probe" in done.out
    (study / "book.yaml").write_text("codebook: c\n")
    done = said("codebook", "check", "book.yaml")
    assert done.exit == 1
    assert "book.yaml:1:1: error: 'version' is missing." in done.err


def test_the_group_of_commands_shows_what_there_is(said):
    assert "check" in said("codebook", "--help").out
