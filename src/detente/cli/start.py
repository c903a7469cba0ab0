"""The way in: what asks the process to end is obeyed in one line even while the command is still loading."""

from __future__ import annotations

import os
import signal

TYPE_CHECKING = False  # the real one would load `typing` before anything can be said
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn


def main() -> NoReturn:
    """Runs the command and exits with its status."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a job in the background is spared
        signal.signal(signal.SIGINT, _interrupted)
    from detente.cli.main import main as run

    run()


def _interrupted(_number: int, _frame: FrameType | None) -> NoReturn:
    """Nothing is open yet, or no longer: nothing to unwind."""
    os.write(2, b"detente: interrupted\n")
    os._exit(130)
