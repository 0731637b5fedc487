"""Let Ctrl-C wait until what was counted and the place that reading has reached are of one moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Hold Ctrl-C back until what is given is called, or all is done; a second one is obeyed at once.

    Only where Python itself would be told of it: in the main thread, where nobody ignores it.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield lambda: None
        return
    obey, stops = before, list[FrameType | None]()

    def hold(number: int, frame: FrameType | None) -> None:
        stops.append(frame)
        if len(stops) > 1:
            obey(number, frame)

    def stop_if_told() -> None:
        if stops:
            obey(signal.SIGINT, stops.pop())

    signal.signal(signal.SIGINT, hold)
    try:
        yield stop_if_told
    finally:
        signal.signal(signal.SIGINT, before)
    stop_if_told()
