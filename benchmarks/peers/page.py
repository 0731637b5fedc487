"""Write what was measured beside the peers into docs/performance.md: tables between its marks, and its pictures.

python benchmarks/peers/page.py        from benchmarks/peers/results.json
"""

from __future__ import annotations

import json
import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE, IMAGES = ROOT / "docs" / "performance.md", ROOT / "docs" / "images"
NAMES = {
    "infograph": "infograph",
    "networkx": "networkx, plain loops",
    "adamic_adar": "networkx.adamic_adar_index (another score)",
    "igraph": "igraph",
    "rustworkx": "rustworkx",
    "scipy": "scipy.sparse",
    "duckdb": "DuckDB",
    "polars": "polars",
}
COLOURS = dict(
    zip(NAMES, ("#111111", "#0072b2", "#56b4e9", "#009e73", "#e69f00", "#d55e00", "#cc79a7", "#8c6d31"), strict=True)
)
MARKS = dict(zip(NAMES, "osPD^vX*", strict=True))
LIBRARIES = ("networkx", "igraph", "rustworkx", "scipy", "numpy", "duckdb", "polars")
Results = dict[str, Any]


def machine() -> dict[str, str]:
    """Return the machine's shape and the versions of what was compared."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    found = {
        "cores": str(os.cpu_count()),
        "GiB": f"{memory:.0f}",
        "system": platform.system(),
        "Python": platform.python_version(),
    }
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def write(results: Results) -> None:
    """Write the page and its pictures."""
    draw(results)
    PAGE.write_text(page(results, PAGE.read_text("utf-8")), "utf-8")


def page(results: Results, text: str) -> str:
    """Return a page whose marked parts are made of the results."""
    for name, made in (("machine", shape), ("measures", measures), ("sizes", sizes), ("person", person), ("limit", limit)):
        text = re.sub(
            rf"<!-- {name} -->.*?<!-- /{name} -->", f"<!-- {name} -->\n{made(results)}\n<!-- /{name} -->", text, flags=re.S
        )
    return text


def shape(results: Results) -> str:
    known = results["machine"]
    libraries = ", ".join(f"{name} {known[name]}" for name in LIBRARIES)
    return f"{known['cores']} cores, {known['GiB']} GiB of memory, {known['system']}, Python {known['Python']}; {libraries}."


def measures(results: Results) -> str:
    """Return the table of everything at the size that was imported."""
    cold, warm = results["cold"]["5"], results["warm"]["5"]
    rows = [
        "| | import | a newer list | cold question | in an open process | picture | memory: import | memory: cold question"
        " | kept |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    own = {
        "import": _cpu(results["lists"], "infograph", "import"),
        "change": _cpu(results["lists"], "infograph", "change"),
        "cold": _cpu(cold, "infograph", "cold"),
        "warm": [ms / 1000 for ms in warm["infograph"]["ms"]],
        "plot": _cpu(results["plot"], "infograph", "plot"),
    }
    for name, shown in NAMES.items():
        cells = [
            _beside(_cpu(results["lists"], name, "import"), own["import"]),
            _beside(_cpu(results["lists"], name, "change"), own["change"]),
            _beside(_cpu(cold, name, "cold"), own["cold"]),
            _beside([ms / 1000 for ms in warm.get(name, {"ms": []})["ms"]], own["warm"]),
            _beside(_cpu(results["plot"], name, "plot"), own["plot"]),
            _peak(results["lists"], name, "import"),
            _peak(cold, name, "cold"),
            _size(cold[name]["bytes"], cold["infograph"]["bytes"]) if name in cold and name != "adamic_adar" else "",
        ]
        rows.append(f"| {shown} | {' | '.join(cells)} |")
    return "\n".join(rows)


def sizes(results: Results) -> str:
    """Return the table of cold and warm questions by size."""
    powers = sorted(results["cold"], key=int)
    head = " | ".join(f"{results['cold'][power]['ties']:,} ties" for power in powers)
    rows = [f"| CPU seconds of a cold question; ms of one in an open process | {head} |", f"|---|{'---|' * len(powers)}"]
    for name, shown in NAMES.items():
        cells = []
        for power in powers:
            cold, warm = _cpu(results["cold"][power], name, "cold"), results["warm"].get(power, {}).get(name, {"ms": []})["ms"]
            missing = "not asked" if "polars" in results["cold"][power] else "not measured"
            cells.append(f"{_seconds(cold)}; {_milliseconds(warm)}" if cold else missing)
        rows.append(f"| {shown} | {' | '.join(cells)} |")
    return "\n".join(rows)


def person(results: Results) -> str:
    """Return the table of what one person waits for."""
    rows = [
        "| ties | cold `suggest`, s | × importing click and networkx | × at 10^5 | in an open process, ms"
        " | the same again, remembered, ms | in an open process × the best peer |",
        "|---|---|---|---|---|---|---|",
    ]
    base = median(_cpu(results["cold"]["5"], "infograph", "cold"))
    for power in sorted(results["cold"], key=int):
        there, warm = results["cold"][power], results["warm"][power]
        own, again = _cpu(there, "infograph", "cold"), warm["infograph"]["ms"]
        peers = {name: median(warm[name]["ms"]) for name in NAMES if name in warm and name not in ("infograph", "adamic_adar")}
        best = min(peers, key=lambda name: peers[name], default="")
        beside = f"{median(again) / peers[best]:.1f} ({NAMES[best]})" if best else "not measured"
        held = warm["remembered"]["ms"]
        rows.append(
            f"| {there['ties']:,} | {_seconds(own)} | {_ratio(own, _cpu(there, 'imports', 'cold'))} | {median(own) / base:.2f}"
            f" | {_milliseconds(again)} | {_milliseconds(held)} | {beside} |"
        )
    return "\n".join(rows)


def limit(results: Results) -> str:
    """Return the table of what the machine could do, beside what ours does."""
    known = results["limit"]
    stream, fetches = known["bandwidth"]["bytes"], known["bandwidth"]["fetches"]
    rows = [
        f"Bytes added up in order: {stream / 1e9:.1f} GB a second; numbers fetched from anywhere: {fetches / 1e6:.0f} million"
        " a second.\n",
        "| ties | two steps from the user | of these bytes in compressed rows | in order, ms | fetched one by one, ms"
        " | read by ours from its store, MB | in order, ms | cold `suggest`, ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for power in sorted((power for power in known if power != "bandwidth"), key=int):
        one, own = known[power], median(_cpu(results["cold"][power], "infograph", "cold"))
        touched = 12 * one["two_hops"]  # a number and a strength
        pages = 4096 * one["pages"]
        rows.append(
            f"| {results['cold'][power]['ties']:,} | {one['two_hops']:,} | {touched / 1e6:.1f} MB"
            f" | {1000 * touched / stream:.2f} | {1000 * one['two_hops'] / fetches:.1f} | {pages / 1e6:.1f}"
            f" | {1000 * pages / stream:.1f} | {1000 * own:.0f} |"
        )
    return "\n".join(rows)


def draw(results: Results) -> None:
    """Draw cost against size, light and dark."""
    from matplotlib.figure import Figure

    for suffix, ink, paper in (("", "#222222", "#ffffff"), ("-dark", "#e6e6e6", "#0d1117")):
        figure = Figure(figsize=(10, 4.6), layout="constrained", facecolor=paper)
        both = figure.subplots(1, 2, sharex=True)
        for axes, what in zip(both, ("cold", "warm"), strict=True):
            for name, shown in NAMES.items():
                points = _points(results, name, what)
                if points:
                    colour = ink if name == "infograph" else COLOURS[name]
                    width = 2.6 if name == "infograph" else 1.2
                    axes.plot(*zip(*points, strict=True), color=colour, marker=MARKS[name], ms=5, lw=width, label=shown)
            _axes(axes, ink, paper)
            axes.set_title({"cold": "A fresh process", "warm": "In an open process"}[what], color=ink)
        both[0].set_ylabel("seconds of CPU", color=ink)
        legend = figure.legend(
            *both[0].get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False, fontsize=9
        )
        for text in legend.get_texts():
            text.set_color(ink)
        figure.savefig(IMAGES / f"performance{suffix}.png", dpi=140, facecolor=paper)
        _smaller(IMAGES / f"performance{suffix}.png")


def _smaller(path: Path) -> None:
    from PIL import Image

    Image.open(path).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)


def _axes(axes: Any, ink: str, paper: str) -> None:
    axes.set(xscale="log", yscale="log", facecolor=paper)
    axes.set_xlabel("ties", color=ink)
    axes.tick_params(colors=ink, which="both")
    axes.grid(True, which="major", color=ink, alpha=0.15)
    for side in axes.spines.values():
        side.set_color(ink)


def _points(results: Results, name: str, what: str) -> list[tuple[int, float]]:
    found = []
    for power in sorted(results["cold"], key=int):
        there = results["cold"][power]
        if what == "cold" and name in there:
            found.append((there["ties"], median(there[name]["cold"]["cpu"])))
        elif what == "warm" and name in results["warm"].get(power, {}):
            found.append((there["ties"], median(results["warm"][power][name]["ms"]) / 1000))
    return found


def _cpu(there: Results, name: str, what: str) -> list[float]:
    found: list[float] = there.get(name, {}).get(what, {}).get("cpu", [])
    return found


def _peak(there: Results, name: str, what: str) -> str:
    if what not in there.get(name, {}):
        return ""
    return _size(there[name][what]["peak"] * 1e6, there["infograph"][what]["peak"] * 1e6)


def _beside(times: list[float], own: list[float]) -> str:
    """Return seconds with their spread, and as a part of ours."""
    if not times:
        return ""
    return _short(times) + ("" if times == own else f" ({median(times) / median(own):.2f} ×)")


def _short(times: list[float]) -> str:
    return f"{_seconds(times)} s" if median(times) >= 0.1 else f"{_milliseconds([1000 * one for one in times])} ms"


def _seconds(times: list[float]) -> str:
    return f"{median(times):.2f} ({min(times):.2f} to {max(times):.2f})"


def _milliseconds(times: list[float]) -> str:
    return f"{median(times):.1f} ({min(times):.1f} to {max(times):.1f})" if times else "-"


def _ratio(own: list[float], other: list[float]) -> str:
    pairs = [a / b for a, b in zip(own, other, strict=True)]
    return f"{median(own) / median(other):.2f} ({min(pairs):.2f} to {max(pairs):.2f})"


def _size(number: float, own: float) -> str:
    return f"{number / 1e6:.1f} MB" + ("" if number == own else f" ({number / own:.2f} ×)")


if __name__ == "__main__":
    write(json.loads((HERE / "results.json").read_text()))
