from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_clean(path):
    book = read(path)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    ids = [cell.id for cell in book.cells]
    assert ids == list(dict.fromkeys(ids))
    assert all(re.fullmatch(rf"{path.stem[:2]}-[a-z-]+-\d\d", one) for one in ids)
    assert [cell for cell in book.cells if cell.get("outputs") or cell.get("execution_count")] == []


NO_FIGURE = re.compile(r"UserWarning: \d+ baris tanpa \w+")  # an own table's rows without a figure are named


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # of the kernel's transport, not of the notebook
def test_a_notebook_runs_and_shows_a_map(path, tmp_path, monkeypatch):
    shutil.copytree(FOLDER, tmp_path / "notebooks")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # no way out
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    book = read(path)
    where = {"metadata": {"path": str(tmp_path / "notebooks")}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=where).execute()
    outputs = [out for cell in book.cells for out in cell.get("outputs", [])]
    wrong = [out for out in outputs if out.output_type == "error" or out.get("name") == "stderr"]
    assert [out for out in wrong if not NO_FIGURE.search(out.get("text", ""))] == []
    shown = [out.data["text/html"] for out in outputs if "text/html" in out.get("data", {})]
    assert any("<iframe" in html and "kadgeo" in html for html in shown)
    assert any("<table" in html for html in shown)


def test_ones_own_table_is_mapped_in_under_15_lines():
    code = next(
        cell.source
        for cell in read(FOLDER / "04_bring_your_own_table.ipynb").cells
        if cell.cell_type == "code"
    )
    assert "read_csv" in code
    assert "render" in code
    assert len([line for line in code.splitlines() if line.strip()]) < 15
