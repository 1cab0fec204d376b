"""What the examples in docstrings may use: the public names and a small coding."""

from pathlib import Path

import pytest

import focuscode
from focuscode.readers import read_transcript


@pytest.fixture(scope="session")
def demo_coding():
    """The demo study, coded."""
    return focuscode.code_study(Path(__file__).parent / "study.yaml")[0]


@pytest.fixture(autouse=True)
def example_names(doctest_namespace, demo_coding):
    """The names that examples use without importing them."""
    for name in focuscode.__all__:
        doctest_namespace[name] = getattr(focuscode, name)
    doctest_namespace["read_transcript"] = read_transcript
    doctest_namespace["coding"] = demo_coding


@pytest.fixture(autouse=True, scope="session")
def plain_pictures():
    """Pictures are drawn without a screen."""
    import matplotlib

    matplotlib.use("Agg")
