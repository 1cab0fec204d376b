"""The folder holds what concerns names, one thing a module, and nothing of its own."""

import importlib
import pkgutil

import focuscode.names


def test_every_module_says_what_it_is():
    found = [module.name for module in pkgutil.iter_modules(focuscode.names.__path__)]
    assert {"find", "key", "listed"} <= set(found)
    for name in found:
        assert (importlib.import_module(f"focuscode.names.{name}").__doc__ or "").strip()
