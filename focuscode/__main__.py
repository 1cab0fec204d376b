"""The command line: `focuscode` or `python -m focuscode`. The one place where every mistake ends as a sentence."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command that the arguments name; exit 0 done, 1 errors found, 2 wrong usage."""
    from focuscode.cli import app
    from focuscode.cli.telling import tell
    from focuscode.errors import FocuscodeError, InputError, UsageError

    gc.set_threshold(1_000_000, 50, 50)  # word lists are many small things that live to the end
    try:
        app(prog_name="focuscode")
    except FocuscodeError as error:
        tell(error.findings if isinstance(error, InputError) else ())
        print(f"focuscode: {error}", file=sys.stderr)  # noqa: T201 - the one line that a failed command says
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
