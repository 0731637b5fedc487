"""A page inside a notebook: a frame where the notebook is trusted, and where no script may run a still picture."""

from __future__ import annotations

import json
import sys
from base64 import b64encode

from infograph.errors import BadRequest
from infograph.renderers.markup import html

HEIGHT = 640
"""Pixels of the frame; it scrolls, and its lower edge can be drawn."""


def bundle(page: str, picture: bytes, words: str) -> dict[str, str]:
    """Return what a notebook keeps of a page: HTML, a still picture (PNG), and words for who sees neither.

    The HTML holds the picture, and a script that puts the page in its place once that says that it runs. Where scripts are
    taken out, as in a notebook that is not trusted, or forbidden, the picture stays.
    """
    still = b64encode(picture).decode()
    text = json.dumps(page).replace("<", "\\u003c")  # "</script>" would end the script, wherever it stands
    made = html("report/templates/inline.html.j2", words=words, still=still, page=text, height=HEIGHT)
    return {"text/html": made, "image/png": still, "text/plain": words}


def show(page: str, picture: bytes, words: str, instead: str) -> None:
    """Show a page in the notebook that this runs in.

    Raises:
        BadRequest: this runs in none; `instead` is what to call there.
    """
    here = sys.modules.get("IPython")  # a notebook has loaded it; it is nothing that we depend on
    shell = here.get_ipython() if here else None
    if shell is None:
        raise BadRequest("There is no notebook here to show it in.", f"{instead} writes a page for the browser.")
    shell.display_pub.publish(data=bundle(page, picture, words))
