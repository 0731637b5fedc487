"""One module an output: each turns suggestions into text, all from the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.renderers.envelope import document, dumps
    from infograph.renderers.formats import Renderer, format_for, renderer, renderers
    from infograph.renderers.guard import guard_cell, plain_cell, write_csv
    from infograph.renderers.markup import html
    from infograph.renderers.own_contacts import mark
    from infograph.renderers.rows import COLUMNS, evidence_beside, rows_of
    from infograph.renderers.terminal import PLAIN, Display, encodable, one_line, pad, safe, tie_words
    from infograph.renderers.wrapping import PIPED, WHOLE, columns, reflowed
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "envelope": "document dumps",
            "formats": "Renderer format_for renderer renderers",
            "guard": "guard_cell plain_cell write_csv",
            "markup": "html",
            "own_contacts": "mark",
            "rows": "COLUMNS rows_of evidence_beside",
            "terminal": "PLAIN Display encodable one_line pad safe tie_words",
            "wrapping": "PIPED WHOLE columns reflowed",
        },
    )
