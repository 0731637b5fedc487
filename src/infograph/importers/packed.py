"""What every reader of zip and gzip files must know, in one place: what a broken one raises, and what is a file in one."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
"""Faults of the bytes. RuntimeError: zipfile on a locked or strangely packed member; ValueError and struct.error: on places and
sizes that cannot be. Those of the disk (OSError) are said apart, but for gzip, whose own fault is one.
"""


def files_among(members: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the members of a zip that are files: neither folders nor nameless, as a name is that begins with a zero byte."""
    return [member for member in members if member.filename and not member.is_dir()]
