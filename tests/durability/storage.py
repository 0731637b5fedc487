"""Commands whose Nth storage call fails or is their last, or whose calls are written down: by a library loaded before the C library."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from exports import BOB, CAROL, HEAD

SOURCE = Path(__file__).with_name("storage.c")
KILL = -1
"""In place of an errno: the process is killed instead of the call."""

SERVER = r"""
import ctypes, gc, importlib, json, os, pkgutil, select, signal, sys, time
import infograph

def load(package):
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if not any(heavy in found.name for heavy in (".figures", ".report", "__main__", ".pool", "evaluating", ".renderers.xlsx")):
            module = importlib.import_module(found.name)
            if found.ispkg:
                load(module)

load(infograph)
from infograph.cli.main import cli
library = ctypes.CDLL(None)
# What is read when first used (lists, words, patterns) is read here, once, and not by each child.
kept, sys.stdout = sys.stdout, open(os.devnull, "w")
os.environ["INFOGRAPH_HOME"] = sys.argv[1] + "/home"
for args in (["import", sys.argv[1] + "/list.csv", "--owner", "Bob Johnson"], ["suggest", "--industry", "fintech"]):
    cli(args=args, standalone_mode=False)
sys.stdout = kept
gc.freeze()
print("ready", flush=True)
for line in sys.stdin:
    told = json.loads(line)
    answer, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(answer)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = (open(fd, "w", closefd=False, errors="backslashreplace") for fd in (1, 2))
        os.environ["INFOGRAPH_HOME"] = told["home"]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        library.storage_arm(told["under"].encode(), ctypes.c_long(told["nth"]), told["failure"], told["reads"], told["record"].encode())
        code = 70
        try:
            if told["args"][0] == "-c":
                sys.argv = ["-c", told["home"]]
                exec(told["args"][1])
            else:
                cli(args=told["args"], prog_name="infograph")
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        except BaseException:
            import traceback
            traceback.print_exc()
        library.storage_counted.restype = ctypes.c_long
        counted = library.storage_counted()
        sys.stdout.flush(), sys.stderr.flush()
        os.write(said, f"\n{counted}".encode())
        os._exit(code)
    os.close(said)
    if told["after"] and not select.select([answer], [], [], 0)[0]:
        time.sleep(told["after"])
        os.kill(child, signal.SIGKILL)
    words = b""
    while part := os.read(answer, 65536):
        words += part
    os.close(answer)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text, _, counted = words.decode("utf-8", "replace").rpartition("\n") if code >= 0 else (words.decode("utf-8", "replace"), "", "0")
    print(json.dumps([code, text, int(counted)]), flush=True)
"""


class Ended(NamedTuple):
    """How a command ended: its exit code (-9: killed), what it said, how many storage calls it made."""

    code: int
    words: str
    calls: int


class Commands:
    """A process that has everything loaded and runs each command in a child of its own."""

    def __init__(self, library: Path) -> None:
        loaded_first = {"LD_PRELOAD": str(library)} | {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
        (library.parent / "list.csv").write_text(f"{HEAD}\n{BOB}\n{CAROL}\n", "utf-8")
        self._server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(library.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=loaded_first,
        )
        assert self._read() == "ready\n"

    def run(
        self,
        home: Path,
        args: Sequence[str | Path],
        *,
        nth: int = 0,
        failure: int = 0,
        reads: bool = False,
        record: Path | None = None,
        after: float = 0.0,
    ) -> Ended:
        """Run a command on the store in a folder; its `nth` storage call fails so, and it is killed `after` so many seconds.

        In place of a command's words: "-c" and a program, which has the folder as its first argument.
        """
        told: dict[str, Any] = {"home": str(home), "under": str(home), "args": [str(part) for part in args]}
        told |= {"nth": nth, "failure": failure, "reads": int(reads), "record": str(record or ""), "after": after}
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(told) + "\n")
        self._server.stdin.flush()
        return Ended(*json.loads(self._read()))

    def close(self) -> None:
        """End the process."""
        self._server.communicate(timeout=60)

    def _read(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline()


@contextmanager
def commands(folder: Path) -> Iterator[Commands | None]:
    """Yield a process for commands; None where there is no C compiler, or no such library can be loaded."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        yield None
        return
    library = folder / "storage.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    found = Commands(library)
    try:
        yield found
    finally:
        found.close()


class Call(NamedTuple):
    """A storage call that was written down."""

    name: str
    path: str
    offset: int
    data: bytes
    other: str


def calls_in(record: Path) -> list[Call]:
    """Return the calls that were written down, in their order."""
    raw, at, found = record.read_bytes(), 0, list[Call]()
    while at < len(raw):
        end = raw.index(b"\n", at)
        name, path, offset, length, other = raw[at:end].decode().split("|")
        at = end + 1 + int(length)
        found.append(Call(name, path, int(offset), raw[end + 1 : at], other))
    return found


def again(base: Path, home: Path) -> Path:
    """Make a folder the copy of another, or leave it missing where that is."""
    shutil.rmtree(home, ignore_errors=True)
    if base.exists():
        shutil.copytree(base, home)
    return home
