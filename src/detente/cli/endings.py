"""How a command ends: one line and the exit status, never a traceback for what is not a bug."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from detente.cli.screen import complain
from detente.errors import DetenteError, system_fault

INTERRUPTED = 130
CUT_OFF = 141  # what a shell reports for a program that wrote to a pipe nobody reads


class Stopped(BaseException):
    """The system asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def ended(command: Callable[[], int]) -> int:
    """Runs `command` and gives the exit status; all that went wrong is said in one line each."""
    try:
        with _stoppable():
            status = command()
            sys.stdout.flush()
    except click.exceptions.Exit as end:
        return _flushed(end.exit_code)
    except click.ClickException as error:
        complain(_usage(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return _silenced(INTERRUPTED)
    except Stopped as stop:
        complain("stopped")
        return _silenced(stop.status)
    except DetenteError as error:
        for line in error.lines:
            complain(line)
        return _flushed(error.status)
    except BrokenPipeError:
        return _silenced(CUT_OFF)
    except OSError as error:
        return _system(error)
    return status


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    message = error.format_message().rstrip(".")
    if not isinstance(context, click.Context):
        return message
    return f"{message}. See '{context.command_path} --help'"


def _flushed(status: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _silenced(CUT_OFF)
    except OSError as error:
        return _system(error)
    return status


def _system(error: OSError) -> int:
    known = system_fault(os.fspath(error.filename) if error.filename else "the output", error)
    complain(known.message)
    return _silenced(known.status)


def _silenced(status: int) -> int:
    """Leaves nothing in the buffer that the interpreter would try to write on its way out."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    return status


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM and SIGHUP unwind as Ctrl-C does: open transactions roll back, temporary files go."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(number)

    wanted = {"SIGINT": signal.default_int_handler, "SIGTERM": stop, "SIGHUP": stop}
    numbers = {getattr(signal, name): handler for name, handler in wanted.items() if hasattr(signal, name)}
    before = []
    for number, handler in numbers.items():
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            before.append((number, signal.signal(number, handler)))
    try:
        yield
    finally:
        for number, earlier in before:
            signal.signal(number, earlier)
