"""The folder of what is done with a codebook at work."""

from focuscode import workbench


def test_the_folder_says_what_it_is_for():
    assert workbench.__doc__.startswith("A codebook at work")
