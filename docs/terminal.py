"""A terminal session as a picture (SVG), from what the program really prints into a terminal, colours and all."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from html import escape
from pathlib import Path

COLUMNS, CELL, LINE, MARGIN = 84, 8.4, 19, 16
"""Cells of a line, and pixels: of a cell, from line to line, around the text."""
SESSION = (
    "infograph suggest --industry fintech --limit 1",
    "infograph log 'Santiago Castañeda' asked --via 'Priya Raman' --on 2026-11-20",
    "infograph todo",
    "infograph",
)
STYLES = {"1": "b", "31": "red", "32": "green", "33": "yellow", "34": "blue", "35": "magenta", "36": "cyan", "4": "u"}
CSS = (
    "rect{fill:#fff;stroke:#d0d0d0}"
    "text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#222;white-space:pre}"
    ".b{font-weight:700}.u{text-decoration:underline}.p{fill:#00805c}.red{fill:#b3261e}.green{fill:#00805c}.yellow{fill:#8a6100}"
    ".blue{fill:#00558a}.magenta{fill:#8b2f73}.cyan{fill:#00677f}"
    "@media(prefers-color-scheme:dark){rect{fill:#1e1e1e;stroke:#444}text{fill:#f2f2f2}.p,.green{fill:#4fc9a3}.red{fill:#ff8a80}"
    ".yellow{fill:#e8c15a}.blue{fill:#7cc4f5}.magenta{fill:#e79ad0}.cyan{fill:#6cd3e8}}"
)


def session(home: Path) -> str:
    """Run the session in a trial store of its own and return the picture.

    Raises:
        subprocess.CalledProcessError: a command of it fails.
    """
    env = {**os.environ, "INFOGRAPH_HOME": str(home), "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": "60"}
    env.pop("NO_COLOR", None)
    subprocess.run([*_tool(), "demo", "--keep"], env=env, check=True, capture_output=True)
    lines: list[str] = []
    for command in SESSION:
        lines += [f"\x1b[P$ {command}", *typed(command, env), ""]
    return svg(lines[:-1])


def typed(command: str, env: dict[str, str]) -> list[str]:
    """Return the lines that a command prints into a terminal of `COLUMNS` cells."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    words = [*_tool(), *shlex.split(command)[1:]]
    with subprocess.Popen(words, env=env, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end has gone
                break
            if not part:
                break
            said += part
    os.close(ours)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, words, said)
    text = said.decode().replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip("\n").split("\n")


def svg(lines: list[str]) -> str:
    """Return lines with their colours as an SVG that is dark for who reads dark.

    >>> svg(["\\x1b[1mAnn\\x1b[0m & Bo"]).split("<text")[1]
    ' x="16" y="32"><tspan class="b">Ann</tspan> &amp; Bo</text></svg>\\n'
    """
    width, height = 2 * MARGIN + COLUMNS * CELL, 2 * MARGIN + LINE * len(lines)
    rows = [
        f'<text x="{MARGIN}" y="{MARGIN + LINE * place - 3}">{_row(line)}</text>' for place, line in enumerate(lines, 1) if line
    ]
    size = f'viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    ground = f'<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1}" rx="8"/>'
    return f"{head}<title>A session in a terminal</title><style>{CSS}</style>{ground}" + "\n".join(rows) + "</svg>\n"


def _row(line: str) -> str:
    """Return a line as text with spans for what stands out."""
    parts, on = [], set[str]()
    for codes, letter, words in re.findall(r"(?:\x1b\[([\d;]*)([mP]))?([^\x1b]*)", line):
        if letter == "P":
            on = {"p", "b"}
        elif letter:
            found = codes.split(";")
            on = (set() if found[0] in ("", "0") else on) | {STYLES[code] for code in found if code in STYLES}
        if words:
            parts.append(
                f'<tspan class="{" ".join(sorted(on))}">{escape(words, quote=False)}</tspan>'
                if on
                else escape(words, quote=False)
            )
    return "".join(parts)


def _tool() -> list[str]:
    return [sys.executable, "-m", "infograph"]
