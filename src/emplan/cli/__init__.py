"""The `emplan` command: thin; every verb is one public function of emplan."""

import sys

from emplan.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command with the arguments of the process; leaves with 0 done, 1 refused, 2 wrong usage."""
    try:
        from emplan.cli.run import run
    except ModuleNotFoundError as cause:
        if cause.name not in {"typer", "click", "rich"}:
            raise
        from emplan.cli.language import chosen_language

        error = MissingExtraError("cli", "The command emplan", "命令 emplan ")
        print(f"emplan: {error.message(chosen_language(sys.argv[1:])[0])}", file=sys.stderr)
        raise SystemExit(1) from None
    raise SystemExit(run(sys.argv[1:]))
