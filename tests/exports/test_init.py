"""The folder holds exports, one a module, and nothing of its own."""

import importlib
import pkgutil

import focuscode.exports


def test_every_export_says_what_it_is():
    for found in pkgutil.iter_modules(focuscode.exports.__path__):
        module = importlib.import_module(f"focuscode.exports.{found.name}")
        assert (module.__doc__ or "").strip()
