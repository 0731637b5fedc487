"""Build the documents as a site: pages, notebooks with their pictures, and the reference made from docstrings.

python docs/site.py         build it into site/, and fail where a link leads nowhere
python docs/site.py FOLDER  the same, elsewhere

The pages stand in the repository as they are read on a code host; here they are only laid out beside each other. Chosen by
size: MkDocs with its own theme is 22 MB installed, with Material 141 MB, Sphinx with a theme and Markdown 97 MB.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
import tempfile
from base64 import b64decode
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NAV: list[Any] = [
    {"infograph": "README.md"},
    {
        "Begin": [
            "docs/five-minutes.md",
            "docs/get-your-export.md",
            "docs/mail-and-calendar.md",
            "docs/other-ties.md",
            "docs/formats.md",
        ]
    },
    {"Use": ["docs/meetings.md", "docs/careers-centres.md", "docs/gallery.md", "docs/privacy.md", "docs/commands.md"]},
    {
        "Notebooks": [
            "docs/notebook-api.md",
            "docs/reference.md",
            "notebooks/explore.md",
            "notebooks/understand_ranking.md",
            "notebooks/your_network.md",
            "notebooks/careers_centre.md",
        ]
    },
    {
        "How it works": [
            "docs/how-industry-is-inferred.md",
            "docs/how-ranking-works.md",
            "docs/reliability.md",
            "docs/performance.md",
        ]
    },
    {"Project": ["CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]},
]
"""The menu; a page that it lacks fails the build, as a dead link does."""
UNLISTED = ("benchmarks/*/README.md", "sample_data/README.md")
"""Pages that others lead to."""
STYLE = "docs/site.css"
THEME = {
    '<div class="navbar fixed-top': '<div role="banner" class="navbar fixed-top',
    '<div class="row-fluid">': '<div role="main" class="row-fluid">',
}
"""What the theme writes -> the same with the name of the part: the bar above, a page of an error."""


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    with tempfile.TemporaryDirectory() as folder:
        laid = lay_out(Path(folder) / "pages")
        build(laid, target)
    sys.stdout.write(f"{target}/index.html\n")
    return 0


def lay_out(folder: Path) -> Path:
    """Copy pages and pictures into a folder, notebooks as pages, and write the reference; return the folder."""
    for pattern in ("*.md", "LICENSE", "docs/*.md", "docs/images/*", STYLE, *UNLISTED):
        for path in ROOT.glob(pattern):
            place = folder / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".md":
                place.write_text(as_page(path.read_text("utf-8")), "utf-8")
            else:
                shutil.copy(path, place)
    for path in ROOT.glob("notebooks/*.ipynb"):
        write_notebook(path, folder)
    (folder / "docs" / "reference.md").write_text(_sibling("reference").reference(), "utf-8")
    return folder


def as_page(text: str) -> str:
    """Return a page whose links lead to notebooks as pages, and whose lists stand apart, as Markdown of old has them.

    >>> as_page("Look [here](../notebooks/explore.ipynb):\\n- one\\n- two")
    'Look [here](../notebooks/explore.md):\\n\\n- one\\n- two'
    """
    text = re.sub(r"(\]\([^)]*)\.ipynb\)", r"\1.md)", text)
    parts = re.split(r"(```.*?```)", text, flags=re.S)
    return "".join(part if part.startswith("```") else _lists_apart(part) for part in parts)


def _lists_apart(text: str) -> str:
    return re.sub(r"(^(?![ \t]*(?:[-*]|\d+\.) |[ \t]+\S|#|$).+\n)(?=(?:[-*]|1\.) )", r"\1\n", text, flags=re.M)


def write_notebook(path: Path, folder: Path) -> None:
    """Write a notebook as a page: its words, its code, and what it shows, pictures in files beside it."""
    (folder / "notebooks").mkdir(exist_ok=True)
    parts: list[str] = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(as_page(source))
            continue
        parts.append(f"```python\n{source}\n```")
        for number, output in enumerate(cell["outputs"]):
            parts.append(_shown(output, folder / "notebooks" / f"{path.stem}-{cell['id']}-{number}.png"))
    (folder / "notebooks" / f"{path.stem}.md").write_text("\n\n".join(filter(None, parts)), "utf-8")


def _shown(output: dict[str, Any], picture: Path) -> str:
    data = output.get("data", {})
    if "image/png" in data:
        picture.write_bytes(b64decode("".join(data["image/png"])))
        return f'<img src="{picture.name}" alt="{"".join(data.get("text/plain", "")).strip("<>") or "picture"}">'
    if "text/html" in data:
        # No line may be empty: Markdown would end the block there.
        return re.sub(r"\n\s*\n", "\n", f'<div class="shown">{"".join(data["text/html"])}</div>')
    words = "".join(output.get("text", "") or data.get("text/plain", "")).rstrip()
    return f"```text\n{words}\n```" if words else ""


def build(pages: Path, target: Path) -> None:
    """Build the site, strictly: a dead link, a dead heading or a page that no menu has is an error.

    Raises:
        SystemExit: something of that is wrong; MkDocs has said what.
    """
    from mkdocs.commands.build import build as make
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    named = pages.with_name("mkdocs.yml")
    named.write_text("site_name: infograph\n", "utf-8")
    config = load_config(
        str(named),
        docs_dir=str(pages),
        site_dir=str(target.resolve()),
        strict=True,
        nav=NAV,
        not_in_nav="\n".join(f"/{pattern}" for pattern in UNLISTED),
        use_directory_urls=False,
        # Nothing is loaded from elsewhere: colours of code come from there, so code is plain.
        theme={"name": "mkdocs", "color_mode": "auto", "user_color_mode_toggle": True, "highlightjs": False},
        extra_css=[STYLE],
        markdown_extensions=["tables", "fenced_code", "toc", "md_in_html", "sane_lists"],
        validation={
            "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
    )
    try:
        make(config)
    except MkDocsException as wrong:
        raise SystemExit(str(wrong)) from None
    for path in target.rglob("*.html"):
        path.write_text(for_all(path.read_text("utf-8")), "utf-8")


def for_all(text: str) -> str:
    """Return a built page for ears and keys too: its parts named, what scrolls reached by Tab, no heading that says nothing.

    >>> for_all('<pre><code>ls</code></pre><table><tr><th></th>')
    '<pre tabindex="0"><code>ls</code></pre><table tabindex="0"><tr><td></td>'
    """
    for theirs, ours in THEME.items():
        text = text.replace(theirs, ours, 1)
    text = re.sub(r'<(pre|table|div class="shown")(?=[ >])', r'<\1 tabindex="0"', text)
    return re.sub(r"<th( [^>]*)?></th>", "<td></td>", text)


def _sibling(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
