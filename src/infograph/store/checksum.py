"""Notice a damaged store: the checksum of the whole file, kept beside it.

SQLite alone reads some damaged pages without a word. The seal is a small text file: `clean`, size and
checksum after each finished write, `writing` while one goes on. A store whose seal says `writing` was
interrupted; SQLite then rolls back by itself and only its own check applies.
"""

from __future__ import annotations

# Loaded when used: hashlib loads OpenSSL.
import os
from pathlib import Path
from typing import Literal

State = Literal["sound", "interrupted", "unsealed", "damaged"]

_CHUNK = 1 << 20
_LENGTH = 80


def begin(store: Path) -> None:
    """Mark the store as being written, before anything in it changes."""
    _write(_seal_of(store), "writing\n")


def finish(store: Path) -> None:
    """Write the checksum of the store as it now stands."""
    _write(_seal_of(store), f"clean {store.stat().st_size} {_checksum(store)}\n")


def state(store: Path) -> State:
    """Compare the store with its seal; the caller holds at least a read lock on the store."""
    try:
        words = _seal_of(store).read_bytes().decode("ascii", "replace").split()
    except FileNotFoundError:
        return "unsealed"
    except OSError:
        return "damaged"
    if words in ([], ["writing"]):  # empty: the disk was full when the very first seal was written
        return "interrupted"
    if len(words) != 3 or words[0] != "clean":
        return "damaged"
    same = words[1] == str(store.stat().st_size) and words[2] == _checksum(store)
    return "sound" if same else "damaged"


def _seal_of(store: Path) -> Path:
    return store.with_name(store.name + ".seal")


def _checksum(path: Path) -> str:
    from hashlib import blake2b  # loads OpenSSL, which answering a question from a large store does not need

    digest = blake2b(digest_size=16)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _write(path: Path, text: str) -> None:
    # Overwritten in place at one length: a full disk can then neither stop nor halve it.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        os.write(handle, text.strip().ljust(_LENGTH - 1).encode("ascii") + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
