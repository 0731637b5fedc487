"""CONTRIBUTING.md as sessions: `nox -s` with `tests`, `lint`, `slow`, `lowest`, `coverage`, `bare`, `docs` or `sbom`."""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.options.sessions = ["tests", "lint"]
nox.options.default_venv_backend = "uv|virtualenv"


@nox.session
def tests(session: nox.Session) -> None:
    """Run the default suite with the newest versions of everything."""
    session.install("-e", ".[dev]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types, which room may import which, names that nobody uses, and the rules of the house."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("mypy", "--config-file", "tests/mypy.ini")
    session.run("lint-imports")
    session.run("vulture")
    session.run("pytest", "-m", "", "tests/house")


@nox.session
def slow(session: nox.Session) -> None:
    """Run browsers, notebooks and the built wheel."""
    session.install("-e", ".[dev]")
    session.run("pytest", "-m", "slow", "-n", "0", *session.posargs)


@nox.session(venv_backend="uv")
def lowest(session: nox.Session) -> None:
    """Run the default suite with the lowest version of each runtime dependency."""
    session.run("uv", "pip", "install", "--quiet", "--resolution", "lowest-direct", "-e", ".", external=True)
    session.install("-e", ".[dev]")  # what is there already stays as it is
    session.run("pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the default suite and fail where less of the package is run by it than was reached; cheap from Python 3.12 on."""
    session.install("-e", ".[dev]", "pytest-cov>=6")
    core = {"COVERAGE_CORE": "sysmon"} if sys.version_info >= (3, 12) else {}
    session.run("pytest", "--cov=infograph", "--cov-report=term:skip-covered", *session.posargs, env=core)


@nox.session
def bare(session: nox.Session) -> None:
    """Run the main job as users have it: without any of the developers' packages."""
    session.install(".")
    home = session.create_tmp()
    session.run("infograph", "demo", env={"INFOGRAPH_HOME": home})


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documents as a site into site/; a dead link fails it."""
    session.install("-e", ".", "mkdocs>=1.6")
    session.run("python", "docs/site.py", *session.posargs)


@nox.session
def laws(session: nox.Session) -> None:
    """Try each law on ten times the examples, and on new ones in each run."""
    session.install("-e", ".[dev]")
    session.run("pytest", *session.posargs, env={"INFOGRAPH_LAWS": "2.5"})


@nox.session
def sbom(session: nox.Session) -> None:
    """Write dist/infograph.cdx.json: every package that installing the wheel brings, as CycloneDX (for a release)."""
    session.install("build>=1.2", "cyclonedx-bom>=7")
    session.run("python", "-m", "build", "--quiet", "--wheel", "--outdir", "dist")
    clean = session.create_tmp()
    session.run("python", "-m", "venv", "--clear", clean)
    python = str(Path(clean) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
    (wheel,) = sorted(Path("dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)[-1:]
    session.run(python, "-m", "pip", "install", "--quiet", str(wheel), external=True)
    session.run(
        python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools", external=True
    )  # they run nothing of it
    written = ("--output-reproducible", "--of", "JSON", "-o", "dist/infograph.cdx.json", python)
    session.run("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", *written)
