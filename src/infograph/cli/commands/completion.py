"""Completion for the shells that people use: its script, printed or put where the shell reads it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shlex import quote
from shutil import which

import click
from click.shell_completion import get_completion_class

from infograph.cli import screen
from infograph.errors import BadRequest
from infograph.files import write_whole
from infograph.phrases import shells

PLACE = 730

SHELLS = ("bash", "zsh", "fish", "powershell")

_READS = {
    "bash": "[ -r {path} ] && . {path}",
    "zsh": "(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit; }}; [ -r {path} ] && . {path}",
    "powershell": '. "$PSScriptRoot/{name}"',
}
"""Shell -> the line by which its start-up file reads the script; fish finds it by its folder."""
_MARK = "  # infograph completion"


@click.command(short_help="Completion for your shell: --install sets it up.")
@click.argument("shell", required=False, type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Put it where the shell reads it; once more renews it.")
@click.pass_context
def completion(ctx: click.Context, shell: str | None, install: bool) -> None:
    """Set up what the Tab key completes in SHELL (default: yours): commands, options, industries, people.

    \b
    Examples:
      infograph completion --install
      infograph completion zsh --install
      infograph completion fish > ~/.config/fish/completions/infograph.fish

    Without --install the script is printed.
    """
    shell = shell or _own_shell()
    completion_class = get_completion_class(shell)
    if completion_class is None:
        raise BadRequest(f"The installed Click knows no completion for {shell}.", "pip install --upgrade click")
    script = completion_class(ctx.find_root().command, {}, "infograph", "_INFOGRAPH_COMPLETE").source()
    if install:
        _install(shell, script)
    else:
        screen.hand_over(script)


def _own_shell() -> str:
    """Return the shell that the system starts for this user; raises BadRequest where it is none that completes."""
    name = os.environ.get("SHELL", "").rpartition("/")[2].removesuffix(".exe")
    name = "powershell" if name == "pwsh" or (not name and os.name == "nt") else name
    if name not in SHELLS:
        raise BadRequest("Which shell is yours?", f"Say it: infograph completion {'|'.join(SHELLS)}")
    return name


def _install(shell: str, script: str) -> None:
    """Write the script where the shell finds it, and once the line that reads it; tell both."""
    path, start = _places(shell)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadRequest(f"Cannot make the folder {path.parent}: {error.strerror}.", "Choose another shell.") from None
    write_whole(path, script)
    screen.tell(screen.remarks().wrote(str(path)))
    if start is not None and _add_once(start, _READS[shell].format(path=quote(path.as_posix()), name=path.name) + _MARK):
        screen.tell(shells.line_added(str(start)))
    screen.say(shells.press_tab(powershell=shell == "powershell"))


def _places(shell: str) -> tuple[Path, Path | None]:
    """Return where the script goes, and the start-up file that is to read it."""
    home, said = Path.home(), os.environ.get
    if shell == "fish":
        return Path(said("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions" / "infograph.fish", None
    if shell == "powershell":
        profile = _profile()
        return profile.with_name("infograph-completion.ps1"), profile
    folder = Path(said("XDG_DATA_HOME") or home / ".local" / "share") / "infograph-completion"
    start = Path(said("ZDOTDIR") or home) / ".zshrc" if shell == "zsh" else home / ".bashrc"
    return folder / f"infograph.{shell}", start


def _profile() -> Path:
    """Return the start-up file of PowerShell as it says itself: its folder may have been moved."""
    program = which("pwsh") or which("powershell")
    if program is None:
        raise BadRequest("PowerShell was not found.", "infograph completion powershell prints the script.")
    command = [
        program,
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE",
    ]
    said = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace").strip()
    if not said:
        raise BadRequest("PowerShell did not say where its profile is.", "infograph completion powershell prints the script.")
    return Path(said)


def _add_once(path: Path, line: str) -> bool:
    """Add a line to a start-up file, which stays a link where it is one; return whether it had to be added."""
    try:
        text = path.read_bytes() if path.exists() else b""
        if line.encode() in text:
            return False
        with path.open("ab") as file:
            file.write(b"\n" * (not text.endswith(b"\n") and bool(text)) + line.encode() + b"\n")
    except OSError as error:
        raise BadRequest(f"Cannot write {path}: {error.strerror}.", f"Add this line to it yourself: {line}") from None
    return True
