"""The public Python names."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline


def test_the_public_names_are_these() -> None:
    """A name is added here on purpose or not at all."""
    assert sorted(dateline.__all__) == sorted(
        ["Account", "Article", "DatelineError", "DatelineWarning", "Mention", "Page", "Report", "__version__", "code", "read"]
    )
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dateline.nothing


def test_read_and_code_work_on_a_file(tmp_path: Path) -> None:
    """Two calls take a saved page to reports; what can't be read is in the account."""
    page = tmp_path / "story.txt"
    page.write_text(
        "Norway and Chile Sign Fishing Treaty\n\nNorway and Chile signed a fishing treaty in Oslo on Monday, the Norwegian foreign ministry said.\n\n"
        "The two countries had negotiated for three years. The treaty is to be ratified by both parliaments.\n"
    )
    account = dateline.Account()
    articles = list(dateline.read(page, tmp_path / "missing.txt", published="2024-05-08", account=account))
    assert [a.id for a in articles] == ["story.txt"]
    assert account.refusals == 1
    assert account.exit_status == 3
    reports = list(dateline.code(*articles))
    signed = [r for r in reports if r.mode == "sign"]
    assert signed
    assert {a.code for a in signed[0].actors} == {"NOR", "CHL"}


def test_a_loss_is_a_warning_where_no_account_is_kept(tmp_path: Path) -> None:
    """Nothing is lost silently in a script either."""
    with pytest.warns(dateline.DatelineWarning, match=r"missing\.txt"):
        assert list(dateline.code(tmp_path / "missing.txt")) == []


def test_a_list_of_files_is_a_mistake_with_a_way_out() -> None:
    """The error says how to pass several files."""
    with pytest.raises(TypeError, match=r"dateline\.code\(\*files\)"):
        dateline.code(["a.html"])  # type: ignore[arg-type]
