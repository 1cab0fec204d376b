"""The version stands in one place."""

import re

import focuscode
from focuscode.version import VERSION


def test_the_version_is_three_numbers():
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_the_package_says_the_same():
    assert focuscode.__version__ == VERSION
