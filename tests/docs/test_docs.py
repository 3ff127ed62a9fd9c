"""The documents are true: their commands run, their programs give the results they show, their links lead somewhere."""

from __future__ import annotations

import ast
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli import cli

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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of the names that the documents use, which is the current one."""
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
def test_a_shown_command_runs(command: str, folder: Path) -> None:
    """It ends with exit status 0, prints something or writes the file it names, and says nothing of trouble."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=300, env={**os.environ, "PATH": path})
    assert done.returncode == 0, done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    target = re.search(r"> (\S+)", command.partition("#")[0])
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


@pytest.mark.parametrize("room", ["pages", "who", "what", "when", "where", "said"])
def test_every_table_is_described(room: str) -> None:
    """A user who may change a table can read what it holds."""
    text = (ROOT / "docs" / f"{room}.md").read_text("utf8")
    tables = [p.relative_to(ROOT / "src/dateline/data" / room) for p in (ROOT / "src/dateline/data" / room).rglob("*.tsv")]
    assert not [str(t) for t in tables if t.name not in text and f"{t.parent}/*.tsv" not in text]


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    """docs/cli.md is what docs/make_cli.py writes."""
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "cli.md").read_text("utf8")
    assert written == module.page(), "docs/cli.md is stale; write it anew: python docs/make_cli.py"


def test_every_command_and_option_is_documented() -> None:
    """Each has its place in docs/cli.md."""
    sections = (ROOT / "docs" / "cli.md").read_text("utf8").split("\n## ")
    for name, command in cli.commands.items():
        (section,) = [s for s in sections if s.startswith(f"dateline {name}\n")]
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else [parameter.human_readable_name]:
                assert option in section, f"dateline {name}: {option}"
