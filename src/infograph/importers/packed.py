"""What Python raises for a zip or gzip file that is broken, in one place: it is read in four."""

from __future__ import annotations

import struct
import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
"""Faults of the bytes. RuntimeError: zipfile on a locked or strangely packed member; ValueError and struct.error: on places and
sizes that cannot be. Those of the disk (OSError) are said apart, but for gzip, whose own fault is one.
"""
