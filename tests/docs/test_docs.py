"""The documents are true: their commands run, their programs give the results they show, their links lead somewhere."""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest

from dateline.cli import cli
from dateline.events.match import MAY
from dateline.events.placing import APART, LIKE, MEMBERS, SAME
from dateline.record.gather import CANDIDATES, FIRSTS

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]\n]+\]\((?!https?:)([^)\s#]*)(#[^)\s]*)?\)")
CODE = re.compile(r"`([^`\n]+)`")
QUOTED = re.compile(r"'[^'\n]*'")


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands and what it says."""

    document: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def _blocks(language: str) -> Iterator[Block]:
    for document in DOCUMENTS:
        text = document.read_text("utf8")
        for found in FENCED.finditer(text):
            if found[1] == language:
                yield Block(document, text.count("\n", 0, found.start()) + 2, language, found[2])


COMMANDS = [
    pytest.param(line.strip(), id=f"{block}-{n}")
    for block in _blocks("sh")
    for n, line in enumerate(block.text.splitlines())
    if line.strip().startswith("dateline ")
]


STORIES = Path(__file__).parent / "stories"
"""Two outlets on one drill: something to count, and to disagree on."""


def _dateline(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "dateline", *arguments], cwd=folder, capture_output=True, check=True, timeout=300, encoding="utf8")
    return done.stdout


@dataclass(frozen=True)
class Made:
    """A record, and what there is in it for the examples that name an id."""

    path: Path
    events: list[str]
    report: str
    codings: list[str]

    def real(self, command: str) -> str:
        """A command with ids of this record in the place of those shown: the first event has several reports, of which the report is one."""
        events = iter(self.events)
        command = re.sub(r"\be[0-9a-f]{14}\b", lambda _: next(events), command)
        command = re.sub(r"\b[0-9a-f]{16}\b", self.report, command)
        codings = iter(self.codings)
        command = re.sub(r"\"dateline/[^\"]+\"", lambda _: f'"{next(codings)}"', command)
        return re.sub(r"^(dateline undo) \d+", r"\1 1", command)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The record that the examples ask: the samples and two stories more, coded twice, with one judgement."""
    folder = tmp_path_factory.mktemp("record")
    for source, name in ((ROOT / "samples", "folder"), (STORIES, "stories")):
        shutil.copytree(source, folder / name)
    _dateline(folder, "ingest", "folder", "stories", "--record", "news.db", "--no-model")
    _dateline(folder, "ingest", "folder", "stories", "--record", "news.db")
    events = [json.loads(line) for line in _dateline(folder, "events", "--record", "news.db", "--order", "reports", "--format", "jsonl").splitlines()]
    assert events[0]["reports"] > 1
    _dateline(folder, "correct", events[-1]["report_ids"][0], "contexts", '["diplomatic"]', "--reason", "an example", "--by", "tests", "--record", "news.db")
    codings = [json.loads(line)["name"] for line in _dateline(folder, "runs", "--codings", "--record", "news.db").splitlines()]
    return Made(folder / "news.db", [events[0]["id"], events[1]["id"]], events[0]["report_ids"][0], codings)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Made) -> Path:
    """A folder with files of the names that the documents use, which is the current one."""
    shutil.copytree(STORIES, tmp_path / "stories")
    shutil.copy(made.path, tmp_path / "news.db")
    samples = ROOT / "samples"
    shutil.copytree(samples, tmp_path / "samples")
    shutil.copytree(samples, tmp_path / "folder")
    shutil.copytree(ROOT / "docs" / "own-types", tmp_path / "docs" / "own-types")
    for sample, name in (("missile-test.html", "saved-page.html"), ("plain-story.txt", "story.txt"), ("stories.jsonl", "stories.jsonl")):
        shutil.copy(samples / sample, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_documents_show_commands_and_programs() -> None:
    """Blocks are found, so that the tests below test something."""
    assert len(COMMANDS) >= 6
    assert len(list(_blocks("python"))) >= 5
    unknown = [(str(d), f[1]) for d in DOCUMENTS for f in FENCED.finditer(d.read_text("utf8")) if f[1] not in ("sh", "python", "text")]
    assert not unknown


@pytest.mark.parametrize("command", COMMANDS)
def test_a_shown_command_runs(command: str, folder: Path, made: Made) -> None:
    """It ends with exit status 0, prints something or writes the file it names, and says nothing of trouble."""
    command = made.real(command)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=300, env={**os.environ, "PATH": path})
    assert done.returncode == 0, done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    target = re.search(r"(?:>|--out) (\S+)", command.partition("#")[0])
    if command.startswith("dateline ingest "):
        assert "the record holds" in done.stderr.decode()
        assert not done.stdout
    else:
        assert (folder / target[1]).stat().st_size if target else done.stdout


@pytest.mark.parametrize("block", list(_blocks("python")), ids=str)
def test_a_shown_program_gives_what_it_shows(block: Block, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It runs, and every result beside or below a statement in a comment is the statement's."""
    page = io.BytesIO((folder / "story.txt").read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(page, encoding="utf8"))
    names: dict[str, object] = {"__name__": "example"}
    lines = block.text.splitlines()
    for statement in ast.parse(block.text).body:
        source = ast.get_source_segment(block.text, statement) or ""
        if isinstance(statement, ast.Expr):
            result: object = eval(compile(source, str(block), "eval"), names)
        else:
            exec(compile(source, str(block), "exec"), names)
            target = statement.targets[0] if isinstance(statement, ast.Assign) else None
            result = names.get(target.id) if isinstance(target, ast.Name) else None
        shown = _shown(lines, (statement.end_lineno or 1) - 1)
        if result is not None and shown:
            _same(shown, result)
    assert "print(" not in block.text or capsys.readouterr().out


def _shown(lines: list[str], last: int) -> str:
    """The comment at the end of a line, or on the next."""
    _, mark, comment = lines[last].partition("  # ")
    if not mark and last + 1 < len(lines) and lines[last + 1].startswith("# "):
        comment = lines[last + 1].removeprefix("# ")
    return comment.strip()


def _same(shown: str, result: object) -> None:
    """A literal is the very result; what is shortened by "…" has its strings in the result, in order."""
    if "…" not in shown:
        assert result == ast.literal_eval(shown)
        return
    at, printed = 0, repr(result)
    for string in QUOTED.findall(shown):
        found = printed.find(string, at)
        assert found >= 0, f"{string} is not in {printed}"
        at = found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link names a file, and every anchor a heading in it."""
    text = document.read_text("utf8")
    for name, anchor in LINK.findall(text):
        target = (document.parent / name) if name else document
        assert target.exists(), name
        if anchor:
            assert anchor[1:] in {_anchor(h) for h in re.findall(r"^#+ (.*)$", target.read_text("utf8"), re.M)}, name + anchor


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_files_named_in_documents_exist(document: Path) -> None:
    """A path or a table in backticks is one of the project's."""
    room = ROOT / "src" / "dateline" / document.stem
    data = ROOT / "src" / "dateline" / "data"
    for name in CODE.findall(document.read_text("utf8")):
        if re.fullmatch(r"[\w/*.-]+\.(tsv|py|json|txt|toml)|(src|data|docs|benchmarks|training|tests|samples)/[\w/.*-]*", name):
            places = [ROOT, room, data, data.parent, data / document.stem]
            assert any(list(p.glob(name.rstrip("/"))) for p in places), f"{document.name}: {name}"


def test_the_page_of_the_record_tells_the_lines_that_are_drawn() -> None:
    """The scores from which reports are one event are those of the program."""
    text = " ".join((ROOT / "docs" / "record.md").read_text("utf8").split())
    assert f"Pairs under {MAY} are dropped" in text
    assert f"0 for a dropped pair and −{APART} for one that can't be, must be {SAME} times their number to the power of {LIKE} or more" in text
    assert f"held against the first {MEMBERS} of an event" in text
    assert f"compared with at most {CANDIDATES}, the first {FIRSTS} and the last {CANDIDATES - FIRSTS} of the record" in text


@pytest.mark.parametrize("room", ["pages", "who", "what", "when", "where", "said"])
def test_every_table_is_described(room: str) -> None:
    """A user who may change a table can read what it holds."""
    text = (ROOT / "docs" / f"{room}.md").read_text("utf8")
    tables = [p.relative_to(ROOT / "src/dateline/data" / room) for p in (ROOT / "src/dateline/data" / room).rglob("*.tsv")]
    assert not [str(t) for t in tables if t.name not in text and f"{t.parent}/*.tsv" not in text]


def _program(name: str) -> Any:
    """A program of the documents' folder, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli", "dictionary"])
def test_a_page_that_a_program_writes_is_up_to_date(name: str) -> None:
    """docs/cli.md and docs/dictionary.md are what docs/make_*.py write."""
    written = (ROOT / "docs" / f"{name}.md").read_text("utf8")
    assert written == _program(f"make_{name}").page(), f"docs/{name}.md is stale; write it anew: python docs/make_{name}.py"


def test_every_format_is_in_the_dictionary() -> None:
    """What ``export --to`` may be has its columns there."""
    (to,) = [p for p in cli.commands["export"].params if p.name == "to"]
    assert isinstance(to.type, click.Choice)
    assert set(to.type.choices) - {"jsonl", "corrections"} <= _program("make_dictionary").FORMATS.keys()


def test_every_command_and_option_is_documented() -> None:
    """Each has its place in docs/cli.md."""
    sections = (ROOT / "docs" / "cli.md").read_text("utf8").split("\n## ")
    for name, command in cli.commands.items():
        (section,) = [s for s in sections if s.startswith(f"dateline {name}\n")]
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else [parameter.human_readable_name]:
                assert option in section, f"dateline {name}: {option}"
