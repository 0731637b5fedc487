"""Start the command line as a process: whole standard streams, signals that end it, and its exit code."""

from __future__ import annotations

# Loaded when used: a signal is caught before anything is loaded, which takes 26 ms.
import gc
import os
import signal
import sys
from types import FrameType


def run() -> None:
    """Run the command of `sys.argv` and leave with its exit code; the entry point of `infograph`."""
    try:
        _open_missing_streams()
        _end_on_signals()
        gc.set_threshold(100_000, 50, 100)  # a short process makes many objects and hardly a cycle
        from infograph.cli.main import cli

        cli(prog_name="infograph")
    except KeyboardInterrupt:  # before or after Click had the say
        sys.exit(130)
    except SystemExit as leaving:
        _leave_at_once(leaving.code)
        raise


def _leave_at_once(code: object) -> None:
    """End the process without taking every object apart, which takes as long as half an answer.

    Standard output was flushed before the exit code was known, and every file is closed by then.
    """
    if not isinstance(code, int) or "coverage" in sys.modules:
        return
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            return  # the usual way out says what there is to say
    os._exit(code)


def _open_missing_streams() -> None:
    """Fill closed standard streams, so that no file opened later is mistaken for one."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one


def _end_on_signals() -> None:
    """Leave by SystemExit when told to stop, so that what was under way is undone and not just dropped."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    run()
