"""A copy of a project that a test may spoil in one place."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd

import kadgeo
from kadgeo.errors import Issue

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 25)  # that the tests speak of


def link(source: str, target: str) -> None:
    """Large files are linked, not copied: whoever writes to one replaces it."""
    if source.endswith(".parquet"):
        try:
            return os.link(source, target)
        except OSError:  # another file system
            pass
    shutil.copyfile(source, target)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def write_csv(rows: list[list[str]], **options: Any) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, **options).writerows(rows)
    return text.getvalue()


@dataclass(frozen=True)
class ProjectCopy:
    root: Path

    @classmethod
    def make(cls, root: Path, project: Path) -> ProjectCopy:
        shutil.copytree(project / "data", root / "data", copy_function=link)
        shutil.copyfile(project / "kadgeo.toml", root / "kadgeo.toml")
        return cls(root)

    def check(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in kadgeo.check(self.root) if not issue.is_notice)

    def notices(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in kadgeo.check(self.root) if issue.is_notice)

    def write(self, file: str, data: bytes) -> None:
        (self.root / file).unlink(missing_ok=True)
        (self.root / file).write_bytes(data)

    def remove(self, file: str) -> None:
        (self.root / file).unlink()

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1).encode())

    # Tables: rows are numbered as a spreadsheet does, the header is row 1.

    def rows(self, table: str) -> list[list[str]]:
        return read_csv((self.root / f"data/tables/{table}.csv").read_bytes())

    def write_rows(self, table: str, rows: list[list[str]]) -> None:
        self.write(f"data/tables/{table}.csv", write_csv(rows).encode("utf-8-sig"))

    def edit(self, table: str, row: int, column: str, value: str) -> None:
        rows = self.rows(table)
        rows[row - 1][rows[0].index(column)] = value
        self.write_rows(table, rows)

    def repeat(self, table: str, row: int, **changes: str) -> None:
        """Write a row once more at the end, with changes."""
        rows = self.rows(table)
        rows.append([changes.get(column, cell) for column, cell in zip(rows[0], rows[row - 1], strict=True)])
        self.write_rows(table, rows)

    def drop_row(self, table: str, row: int) -> None:
        rows = self.rows(table)
        self.write_rows(table, rows[: row - 1] + rows[row:])

    def drop_column(self, table: str, column: str) -> None:
        rows = self.rows(table)
        at = rows[0].index(column)
        self.write_rows(table, [row[:at] + row[at + 1 :] for row in rows])

    def edit_corridors(self, change: Callable[[list[dict[str, Any]]], object]) -> None:
        file = "data/tables/corridors.geojson"
        collection = json.loads((self.root / file).read_text(encoding="utf-8"))
        change(collection["features"])
        self.write(file, json.dumps(collection).encode())

    # Layers: the hash and row count in sources.toml follow, so that only the wanted problem arises.

    def layer(self, name: str) -> gpd.GeoDataFrame:
        return gpd.read_parquet(self.root / f"data/boundaries/{name}.parquet")

    def write_layer(self, name: str, frame: gpd.GeoDataFrame, *, registered: bool = True) -> None:
        data = io.BytesIO()
        frame.to_parquet(data, index=False)
        self.write(f"data/boundaries/{name}.parquet", data.getvalue())
        if registered:
            digest = hashlib.sha256(data.getvalue()).hexdigest()
            self.set_origin(name, rows=str(len(frame)), sha256=f'"{digest}"')

    def set_origin(self, name: str, **values: str) -> None:
        file = self.root / "data/sources.toml"
        head, path, tail = file.read_text(encoding="utf-8").partition(f'"boundaries/{name}.parquet"\ntitle')
        entry, *others = tail.split("\n[[file]]", 1)
        for key, value in values.items():
            entry = re.sub(rf"^{key} = .*$", f"{key} = {value}", entry, flags=re.MULTILINE)
        self.write("data/sources.toml", "\n[[file]]".join([head + path + entry, *others]).encode())
