"""Running the command: the language, the words of the help, exit codes instead of tracebacks."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from emplan.cli.app import app
from emplan.cli.language import LANGUAGE, chosen_language
from emplan.cli.messages import Say, in_language
from emplan.cli.settings import exporters_heard
from emplan.cli.usage import WrongUsageError
from emplan.errors import EmplanError

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# Typer carries click within itself since 0.26 or stands on an installed one; its public names lead to either.
_USAGE: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; messages for a person go to standard error."""
    _print_whatever_the_code_page()
    language, rest = chosen_language(arguments)
    say = in_language(language)
    LANGUAGE.set(language)
    command = _worded(typer.main.get_command(app), say)
    try:
        with exporters_heard():
            outcome = command.main(args=rest, prog_name="emplan", standalone_mode=False)
        if sys.stdout is not None:  # a program without a console, or one started with its output closed
            sys.stdout.flush()  # a reader that has gone shows here, not when Python ends
        if outcome == INTERRUPTED:  # some versions of typer turn the signal into this code themselves
            raise KeyboardInterrupt
    except EmplanError as error:
        return _tell(error.message(language), REFUSED)
    except WrongUsageError as problem:
        return _tell(say(problem.key, **problem.values), WRONG_USAGE)
    except _USAGE as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # emplan, or emplan batch, and nothing else
            print(str(error), file=sys.stderr)
            return WRONG_USAGE
        return _tell(_usage(error, say), WRONG_USAGE)
    except (typer.Abort, KeyboardInterrupt):
        return _tell(say("interrupted"), INTERRUPTED)
    except BrokenPipeError:
        return _reader_gone()
    except Exception as error:  # noqa: BLE001 - a clerk never sees a traceback
        return _tell(say("unexpected", error=f"{type(error).__name__}: {error}"), REFUSED)
    return outcome if isinstance(outcome, int) else DONE


def _print_whatever_the_code_page() -> None:
    # A Windows console or pipe under GBK has no code for a rare hanzi; that must not end the work.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _tell(message: str, code: int) -> int:
    print(f"emplan: {message}", file=sys.stderr)
    return code


def _reader_gone() -> int:
    # emplan outline … | head: closing the pipe early is no fault, and Python must not say so at its exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _worded(command: Any, say: Say) -> Any:
    """The command with its help texts, which are keys of the catalogue, in the user's language."""
    command.help = say(command.help)
    for parameter in command.params:
        parameter.help = say(parameter.help)
    for child in getattr(command, "commands", {}).values():
        _worded(child, say)
    return command


def _usage(error: Any, say: Say) -> str:
    context = error.ctx
    hint = say("usage", command="emplan" if context is None else context.command_path)
    parameter = getattr(error, "param", None)
    name = parameter.opts[0] if parameter is not None else ""
    if parameter is not None and parameter.param_type_name == "argument":
        name = parameter.metavar
    match type(error).__name__:
        case "NoSuchOption":
            problem = say("no_such_option", name=error.option_name)
        case "MissingParameter":
            problem = say("missing_parameter", name=name)
        case "BadParameter":
            problem = say("bad_parameter", name=name, problem=error.message)
        case _:
            problem = say("wrong_call", problem=error.message)
    return f"{problem} {hint}"
