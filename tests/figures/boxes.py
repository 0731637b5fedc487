"""What a figure really looks like once drawn: the rectangles of its texts, slanted ones too, and its lines."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text

Corners = np.ndarray


def texts(figure: Figure) -> list[Text]:
    return [text for axes in figure.axes for text in axes.texts if text.get_text()]


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in texts(figure))


def corners(figure: Figure) -> list[tuple[str, Corners]]:
    """Return each text with the four corners of its ink, in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(text.get_text(), _corners(text, renderer)) for text in texts(figure)]


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """Return the pairs of texts that share more than a hair of ground."""
    boxes = sorted(corners(figure), key=lambda box: box[1][:, 1].min())
    found = []
    for place, (one, box) in enumerate(boxes):
        for other, further in boxes[place + 1 :]:
            if further[:, 1].min() > box[:, 1].max():
                break
            if not _apart(box, further) and not _apart(further, box):
                found.append((one, other))
    return found


def outside(figure: Figure) -> list[str]:
    """Return the texts that run over the figure's edge."""
    width, height = figure.get_size_inches() * figure.dpi
    return [
        text for text, box in corners(figure) if box.min() < -1 or box[:, 0].max() > width + 1 or box[:, 1].max() > height + 1
    ]


def crossings(figure: Figure) -> int:
    """Return how many pairs of curves swap sides between their ends."""
    curves = [
        p.get_path().vertices
        for axes in figure.axes
        for p in axes.patches
        if isinstance(p, PathPatch) and len(p.get_path().vertices) == 4
    ]
    share = np.linspace(0, 1, 20)[:, None]
    drawn = [
        (1 - share) ** 3 * c[0] + 3 * share * (1 - share) ** 2 * c[1] + 3 * share**2 * (1 - share) * c[2] + share**3 * c[3]
        for c in curves
    ]
    swapped = 0
    for one, other in combinations(drawn, 2):
        if abs(one[0, 0] - other[0, 0]) < 1e-6 and abs(one[-1, 0] - other[-1, 0]) < 1e-6:
            side = one[:, 1] - other[:, 1]
            swapped += bool((side > 1e-6).any() and (side < -1e-6).any())
    return swapped


def _corners(text: Text, renderer: object) -> Corners:
    angle = text.get_rotation()
    text.set_rotation(0)
    box = text.get_window_extent(renderer)
    text.set_rotation(angle)
    flat = np.array([[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]])
    pivot = text.get_transform().transform(text.get_position())
    turn = math.radians(angle)
    return (flat - pivot) @ np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]]) + pivot


def _apart(one: Corners, other: Corners) -> bool:
    """Say whether a side of the first box parts both (separating axes), allowing for one pixel of ink."""
    for start, end in ((one[0], one[1]), (one[1], one[2])):
        axis = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
        a, b = one @ axis, other @ axis
        if a.max() < b.min() + 1 or b.max() < a.min() + 1:
            return True
    return False
