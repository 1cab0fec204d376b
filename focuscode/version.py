"""The version of focuscode, in the one place where it stands."""

VERSION = "0.1.0"
