"""Sources that people really have: files, folders and archives in, records and evidence out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.importers.cells import named_rows
    from infograph.importers.contents import table_in, unpacked
    from infograph.importers.encodings import decode
    from infograph.importers.formats import kinds
    from infograph.importers.recognising import recognise
    from infograph.importers.shapes import Bundle, Item, OwnerHint, Part, Refusal, merged
    from infograph.importers.sources import open_sources
    from infograph.importers.tabular import head_key, open_table
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "cells": "named_rows",
            "contents": "table_in unpacked",
            "encodings": "decode",
            "formats": "kinds",
            "recognising": "recognise",
            "shapes": "Bundle Item OwnerHint Part Refusal merged",
            "sources": "open_sources",
            "tabular": "head_key open_table",
        },
    )
