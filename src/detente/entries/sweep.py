"""Large answers without the garbage collector: it would walk every entry again and again, and none is in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Nothing is collected inside the block or the decorated call; afterwards the collector is as it was before.

    What was made counts as old from then on, so that the next small allocation doesn't walk all of it.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if not gc.get_freeze_count():
                gc.freeze()  # both together move everything to the oldest generation
                gc.unfreeze()
            gc.enable()
