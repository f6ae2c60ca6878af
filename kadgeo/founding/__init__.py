"""Makes a new project: every file it needs for its first build."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any

import geopandas as gpd
import shapely

from kadgeo import crs, national
from kadgeo import project as projects
from kadgeo.founding.area import Area, of_name
from kadgeo.founding.around import context, metric_crs
from kadgeo.founding.own import of_file
from kadgeo.founding.tables import has_population, tables
from kadgeo.io import BOUNDARIES, CONTEXT, ORIGINS, PROVINCES
from kadgeo.text import Text, number

__all__ = ["Area", "files", "of_file", "of_name"]

HERE = Path(__file__).parent
_SECTION = re.compile(r"^\[categories\.(?!zones\])[^\n]*\n(?:(?!\[)[^\n]*\n)*", re.MULTILINE)
_LEVELS = {
    "regencies": "batas kabupaten/kota (`regencies`)",
    CONTEXT: "daratan sekitar (`context`)",
    PROVINCES: "provinsi (`provinces`)",
}
_COUNTED = {
    "kabupaten": Text("{count} kabupaten", "{count} regencies"),
    "kota": Text("{count} kota", "{count} cities"),
}
PAPUA = "9"  # first digit of the codes of its provinces
NOTABLE = 0.05  # share of its area by which a boundary may differ in silence
_REGIONS = Text("{count} daerah", "{count} regions")
_HEADER = "# Asal setiap berkas di data/. Setelah mengganti sebuah berkas: kadgeo record.\n"


def files(area: Area) -> dict[str, str | bytes]:
    """Every file of a new project by its path.

    Parameters
    ----------
    area : Area
        As :func:`of_name` or :func:`of_file` gives it.
    """
    layers = _layers(area)
    packed = {name: _parquet(layer) for name, layer in layers.items()}
    entries = [_entry(area, name, content, len(layers[name])) for name, content in packed.items()]
    licences = dict.fromkeys(entry["licence_file"] for entry in entries if "licence_file" in entry)
    return {
        projects.SETTINGS: _settings(area),
        "README.md": _readme(area, layers),
        **tables(area),
        **{f"{BOUNDARIES}/{name}.parquet": content for name, content in packed.items()},
        **{f"data/{file}": national.licence(Path(file).name) for file in licences},
        ORIGINS: _origins(entries),
    }


def _layers(area: Area) -> dict[str, gpd.GeoDataFrame]:
    """Boundaries; and surroundings where they are known, which is in the country and beside it."""
    provinces = national.layer(PROVINCES)
    if not provinces.intersects(shapely.box(*area.regencies.total_bounds)).any():
        return {"regencies": area.regencies}
    return {"regencies": area.regencies, CONTEXT: context(area), PROVINCES: provinces}


def _parquet(layer: gpd.GeoDataFrame) -> bytes:
    file = BytesIO()
    layer.to_parquet(file, index=False, compression="zstd")
    return file.getvalue()


def _settings(area: Area) -> str:
    """Settings of the project; categories are those of the project that kadgeo ships, but for its zones."""
    shipped = (projects.find() / projects.SETTINGS).read_text(encoding="utf-8-sig")
    subtitle = _subtitle(area)
    values = {
        "title_id": f"Kerja sama antardaerah {area.name.id}",
        "title_en": f"Inter-regional cooperation: {area.name.en}",
        "subtitle_id": subtitle.id,
        "subtitle_en": subtitle.en,
        "name": area.name.id,
        "name_en": area.name.en,
        "code": area.code,
        "metric": metric_crs(area),
        "measure": "population_per_km2" if has_population(area) else "area_km2",
    }
    return Template((HERE / "settings.toml").read_text(encoding="utf-8")).substitute(
        {key: _toml(value) for key, value in values.items()},
        aliases=", ".join(map(_toml, area.aliases)),
        categories="".join(_SECTION.findall(shipped)),
    )


def _subtitle(area: Area) -> Text:
    """How many regencies and cities, or regions where the file does not tell them apart."""
    if not area.is_coded:
        return _REGIONS.format(count=len(area.regencies))
    kinds = list(area.regencies["kind"])
    counts = [(kinds.count(kind), word) for kind, word in _COUNTED.items()]
    parts = [word.format(count=count) for count, word in counts if count]
    return Text(" dan ".join(one.id for one in parts), " and ".join(one.en for one in parts))


def _notes(area: Area) -> Iterator[str]:
    """What the planner should know of the boundaries and figures."""
    yield from area.notes
    known = {code: national.regions().get(code, {}) for code in area.regencies["regency_code"]}
    yield from (f"{code}: {row['note']}" for code, row in known.items() if row.get("note"))
    if area.source is not None:
        yield "Isi pembuat, tanggal dan lisensi berkas batas di `data/sources.toml` dan `sources.csv`."
        return
    yield "Batas disederhanakan 250 m; luas resmi dan penduduk: lihat sumbernya di `sources.csv`."
    measured = crs.geodesic_area_km2(area.regencies.geometry)
    off = [
        f"{row['name']} {number(100 * (here / float(row['area_km2']) - 1), 'id', decimals=0)} %"
        for row, here in zip(known.values(), measured, strict=True)
        if row["area_km2"] and abs(here / float(row["area_km2"]) - 1) > NOTABLE
    ]
    if off:
        yield f"Luas batas berbeda lebih dari {NOTABLE:.0%} dari luas resmi: {', '.join(off)}."
    if any(code.startswith(PAPUA) for code in known):
        yield "Sumber batas tidak memuat semua desa di Papua: lubang di peta dapat berupa desa itu."


def _readme(area: Area, layers: Iterable[str]) -> str:
    return Template((HERE / "README.md").read_text(encoding="utf-8")).substitute(
        name=area.name.id,
        count=_subtitle(area).id,
        facts="luas resmi dan jumlah penduduk beserta sumbernya"
        if has_population(area)
        else "nama dari berkas batas Anda",
        levels=", ".join(_LEVELS[name] for name in layers),
        notes="\n".join(f"* {note}" for note in _notes(area)),
    )


def _entry(area: Area, name: str, content: bytes, rows: int) -> dict[str, Any]:
    """Origin of a boundary file; what only the planner knows of a file of their own is left to fill in."""
    path = f"boundaries/{name}.parquet"
    (entry,) = (one for one in national.origins() if one["path"] == path)
    if area.source is not None and name == "regencies":
        day = datetime.datetime.fromtimestamp(area.source.stat().st_mtime, tz=datetime.UTC).date()
        entry = {
            "path": path,
            "title": area.source.name,
            "producer": "(isi: pembuat berkas batas)",
            "url": "(isi: asal berkas batas)",
            "accessed": day.isoformat(),
            "licence": "(isi: lisensi berkas batas)",
            "derived_from": area.source.name,
        }
    return entry | {"rows": rows, "sha256": hashlib.sha256(content).hexdigest()}


def _origins(entries: Iterable[Mapping[str, Any]]) -> str:
    blocks = (
        "\n".join(["\n[[file]]", *(f"{key} = {_toml(value)}" for key, value in entry.items())])
        for entry in entries
    )
    return _HEADER + "\n".join(blocks) + "\n"


def _toml(value: Any) -> str:
    """A JSON text or number is TOML, too."""
    return json.dumps(value, ensure_ascii=False)
