"""``kadgeo init``: a new project of any province, of the country, or of any polygons, is right at once."""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
import squares
from shapely import box
from typer.testing import CliRunner

import kadgeo
from kadgeo import founding, io, national, schema
from kadgeo.cli import app
from kadgeo.errors import ProjectError
from kadgeo.founding.around import metric_crs
from kadgeo.names import country
from kadgeo.publish import put
from kadgeo.reports import atlas

runner = CliRunner()
# Shapefiles cut the names of columns, and say so when they are written.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Column names longer than 10:UserWarning"),
    pytest.mark.filterwarnings("ignore:Normalized/laundered field name:RuntimeWarning"),
]


def init(*words: object) -> tuple[int, str]:
    result = runner.invoke(app, ["init", *map(str, words)])
    return result.exit_code, result.output


def table(root: Path, name: str) -> list[dict[str, str]]:
    with (root / schema.TABLES[name].file).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def gorontalo(tmp_path_factory) -> Path:
    """A small province that has a regency and a city of one name."""
    root = tmp_path_factory.mktemp("new") / "gorontalo"
    code, output = init("gorontalo", root)
    assert code == 0, output
    return root


def test_a_new_project_has_no_problem(gorontalo):
    assert kadgeo.check(gorontalo) == ()


def test_its_regencies_have_official_names_areas_and_population_with_sources(gorontalo):
    rows = table(gorontalo, "regencies")
    assert [(row["regency_code"], row["kind"], row["name"]) for row in rows] == [
        (one.code, one.kind, one.name)
        for one in country.regions().values()
        if one.code.startswith("75") and one.kind != "provinsi"
    ]
    twins = [row["short_name"] for row in rows if row["name"] == "Gorontalo"]
    assert twins == ["Kab. Gorontalo", "Kota Gorontalo"]
    known = {row["source_id"] for row in table(gorontalo, "sources")}
    for row in rows:
        official = national.regions()[row["regency_code"]]
        assert row["official_area_km2"] == official["area_km2"]
        assert row["population"] == official["population"]
        assert row["population_date"] == national.POPULATION_DATE
        assert {row["source_id"], row["area_source_id"], row["population_source_id"]} <= known


def test_all_other_tables_are_there_with_their_headers(gorontalo):
    for name, declared in schema.TABLES.items():
        text = (gorontalo / declared.file).read_text(encoding="utf-8-sig")
        assert text.splitlines()[0].split(",") == list(declared.columns)
        assert bool(table(gorontalo, name)) == (name in {"regencies", "sources", "stages"})
    assert (gorontalo / io.CORRIDORS).exists()


def test_hashes_and_rows_are_those_of_the_files(gorontalo):
    entries = tomllib.loads((gorontalo / io.ORIGINS).read_text(encoding="utf-8"))["file"]
    assert {entry["path"] for entry in entries} == {
        f"boundaries/{path.name}" for path in (gorontalo / io.BOUNDARIES).glob("*.parquet")
    }
    for entry in entries:
        data = (gorontalo / "data" / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["rows"] == len(gpd.read_parquet(gorontalo / "data" / entry["path"]))


def test_nothing_of_the_shipped_project_is_in_it(gorontalo):
    shipped = tomllib.loads((kadgeo.project.find() / "kadgeo.toml").read_text(encoding="utf-8"))
    province = shipped["province"]
    others = table(kadgeo.project.find(), "regencies")
    words = [province["name"], *province["aliases"], *(row["name"] for row in others)]
    texts = [path for path in gorontalo.rglob("*") if path.suffix in (".csv", ".toml", ".md", ".geojson")]
    assert len(texts) > 15
    for path in texts:
        text = path.read_text(encoding="utf-8-sig")
        assert [word for word in words if word in text] == [], path.name


def test_land_around_leaves_the_area_out_and_shows_no_gap_at_its_borders(gorontalo):
    own = shapely.union_all(gpd.read_parquet(gorontalo / io.BOUNDARIES / "regencies.parquet").geometry)
    around = gpd.read_parquet(gorontalo / io.BOUNDARIES / "context.parquet")
    land = shapely.union_all(around[around["kind"] == "land"].geometry)
    (extent,) = around[around["kind"] == "extent"].geometry
    assert extent.contains(own)
    assert extent.covers(land)
    assert land.intersection(own).area == pytest.approx(0, abs=1e-9)
    neighbours = national.layer("regencies")
    beside = neighbours[neighbours["province_code"].isin(["71", "72"])].union_all()
    border = own.intersection(beside)
    assert border.length > 1
    assert border.difference(land.buffer(1e-6)).length == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Kalsel", "63"), ("PROVINSI  BALI", "51"), ("96", "96"), ("DKI Jakarta", "31"), ("NTT", "53")],
)
def test_a_province_is_known_by_name_alias_or_code(name, code):
    area = founding.of_name(name)
    assert area.code == code
    assert {one[:2] for one in area.regencies["regency_code"]} == {code}


def test_every_province_has_boundaries_and_a_name_of_its_own():
    drawn = national.layer("regencies")
    known = [one for one in country.regions().values() if one.kind != "provinsi"]
    assert list(drawn["regency_code"]) == [one.code for one in known]
    assert list(drawn["name"]) == [one.name for one in known]
    provinces = [one for one in country.regions().values() if one.kind == "provinsi"]
    assert len(provinces) == 38
    for province in provinces:
        for spelling in (province.name, province.code, *province.aliases):
            assert founding.area.province_code(spelling) == province.code


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kaltm", "did you mean Kaltim?"),
        ("Kutai Barat", "Kutai Barat Regency is in East Kalimantan Province"),
        ("Kalimantan", "provinces of that word: West Kalimantan Province, Central Kalimantan Province, "),
        ("64.01", "Paser Regency is in East Kalimantan Province"),
        ("Kenya", 'for another area: kadgeo init "NAME" FOLDER --boundaries FILE'),
    ],
)
def test_what_is_no_province_is_refused_with_a_way_out(name, told, tmp_path):
    code, output = init(name, tmp_path / "new", "--lang", "en")
    assert code == 1
    assert told in output
    assert not (tmp_path / "new").exists()


def test_the_whole_country_is_one_area_in_metres_along_its_middle():
    area = founding.of_name("Indonesia")
    assert (area.code, len(area.regencies)) == (kadgeo.project.NO_PROVINCE, 514)
    assert metric_crs(area).startswith("+proj=eqc")


def test_a_folder_in_use_is_left_alone(tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    code, output = init("Bali", tmp_path, "--lang", "en")
    assert code == 1
    assert "the folder is not empty; choose a new one" in output
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


# Boundaries of one's own.

WEST, EAST = squares.regencies().geometry
ISLET = box(115, 0, 115.01, 0.01)
BOW = shapely.Polygon([(115, 0), (116, 1), (116, 0), (115, 1)])


def own(**columns: list[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=[WEST, EAST], crs=4326)


OWN = {
    "our columns, shapefile": (".shp", own(regency_code=["11.01", "11.71"], name=["Barat", "Kota Timur"])),
    "columns of the agency, another CRS": (
        ".gpkg",
        own(KDPKAB=["11.01", "11.71"], WADMKK=["BARAT", "TIMUR"]).to_crs(32750),
    ),
    "a GeoJSON that is called .json": (".json", own(kode=[1101, 1171], nama=["Kab. Barat", "Timur"])),
    "KML": (".kml", own(Name=["Kab. Barat", "Kota Timur"])),
}
DRIVERS = {".shp": "ESRI Shapefile", ".gpkg": "GPKG", ".json": "GeoJSON", ".kml": "KML"}


@pytest.mark.parametrize(("suffix", "frame"), OWN.values(), ids=OWN)
def test_polygons_of_any_format_become_a_project_without_problems(suffix, frame, tmp_path):
    frame.to_file(tmp_path / f"mine{suffix}", driver=DRIVERS[suffix])
    code, output = init("Tengah", tmp_path / "new", "--boundaries", tmp_path / f"mine{suffix}")
    assert code == 0, output
    assert kadgeo.check(tmp_path / "new") == ()
    rows = table(tmp_path / "new", "regencies")
    assert [row["kind"] for row in rows] == ["kabupaten", "kota"]
    assert [row["name"].title() for row in rows] == ["Barat", "Timur"]
    assert [row["population"] for row in rows] == ["", ""]
    readme = (tmp_path / "new/README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Kerja sama antardaerah: Tengah\n")
    assert ("nomor urut saja" in readme) == (suffix == ".kml")


def area_of(frame: gpd.GeoDataFrame, folder: Path, **columns: str | None) -> founding.Area:
    frame.to_file(folder / "mine.gpkg")
    return founding.of_file(folder / "mine.gpkg", "T", **{"code": None, "name": None, **columns})


def test_official_regions_are_known_by_code_and_name_also_from_codes_of_bps(tmp_path):
    frame = own(bps=[6401, 6403], what=["PASER", "KAB. KUTAI KARTANEGARA"])
    area = area_of(frame, tmp_path, code="BPS", name="WHAT")
    assert list(area.regencies["regency_code"]) == ["64.01", "64.02"]
    assert list(area.regencies["name"]) == ["Paser", "Kutai Kartanegara"]
    assert area.code == "64"
    assert "memakai kode BPS" in area.notes[0]
    rows = founding.files(area)[schema.TABLES["regencies"].file]
    assert national.regions()["64.02"]["population"] in str(rows)


def test_a_name_that_begins_like_a_city_is_kept_where_names_have_no_kinds(tmp_path):
    area = area_of(own(name=["Barat", "Kota Bangun"]), tmp_path)
    assert list(area.regencies["name"]) == ["Barat", "Kota Bangun"]
    assert set(area.regencies["kind"]) == {"wilayah"}
    assert any("ditulis `wilayah`" in note for note in area.notes)
    files = founding.files(area)
    put(tmp_path / "new", files)
    dataset = kadgeo.load(tmp_path / "new")
    leaves = f"{atlas.atlas(dataset)}"
    assert "Kota Bangun" in leaves
    assert not re.search(r"Kabupaten (Barat|Kota)|(Barat|Bangun) (Regency|City)", leaves)
    assert 'subtitle = { id = "2 daerah", en = "2 regions" }' in str(files["kadgeo.toml"])
    assert "Isinya 2 daerah dengan batas" in str(files["README.md"])


def test_a_kind_that_boundaries_do_not_tell_may_be_filled_in(tmp_path):
    files = founding.files(area_of(own(name=["Barat", "Timur"]), tmp_path))
    file = schema.TABLES["regencies"].file
    put(tmp_path / "new", {**files, file: str(files[file]).replace("Barat,wilayah", "Barat,kabupaten")})
    assert [one.line("en") for one in kadgeo.check(tmp_path / "new") if not one.is_notice] == []
    assert kadgeo.load(tmp_path / "new").regencies["kind"].to_list() == ["kabupaten", "wilayah"]


def test_the_readme_tells_where_boundaries_differ_from_official_areas():
    readme = str(founding.files(founding.of_name("Papua Pegunungan"))["README.md"])
    assert "Isinya 8 kabupaten dengan batas, luas resmi dan jumlah penduduk" in readme
    assert "* Luas batas berbeda lebih dari 5% dari luas resmi: " in readme


def test_rows_of_one_region_are_merged(tmp_path):
    frame = own(name=["Barat", "Timur"])
    more = gpd.GeoDataFrame({"name": ["Barat"]}, geometry=[ISLET], crs=4326)
    both = gpd.GeoDataFrame({"name": [*frame["name"], *more["name"]]}, geometry=[WEST, EAST, ISLET], crs=4326)
    area = area_of(both, tmp_path)
    assert list(area.regencies["name"]) == ["Barat", "Timur"]
    assert area.regencies.geometry[0].area == pytest.approx(WEST.area + ISLET.area)
    assert any("3 baris berkas batas digabung menjadi 2 daerah" in one for one in area.notes)


@pytest.mark.parametrize(
    ("frame", "columns", "told"),
    [
        (own(a=[1, 2], b=["x", "y"]), {}, "choose one with --name of a, b"),
        (own(name=["a", "b"]), {"code": "KODE"}, "--code: no column 'KODE'; there are name"),
        (own(name=["a", " "]), {}, "column name is empty in rows 2"),
        (own(name=["a", "b"]).set_geometry([WEST, WEST.buffer(0.01)], crs=4326), {}, "kadgeo clean "),
        (own(name=["a", "b"]).set_geometry([WEST, EAST.centroid], crs=4326), {}, "no polygons in rows 2"),
        (own(), {}, "no columns; give every polygon a name"),
        (own(name=["a", "b"]).set_geometry([BOW, EAST], crs=4326), {}, "themselves in rows 1; mend"),
    ],
)
def test_polygons_that_cannot_be_used_are_refused_with_a_way_out(frame, columns, told, tmp_path):
    with pytest.raises(ProjectError, match=told):
        area_of(frame, tmp_path, **columns)


def test_all_that_polygons_lack_is_told_at_once(tmp_path):
    frame = own(called=["a", "b"]).set_geometry([BOW, None], crs=4326)
    with pytest.raises(ProjectError) as refused:
        area_of(frame, tmp_path, code="KODE", name="NAMA")
    assert refused.value.message.en.splitlines() == [
        "mine.gpkg: --name: no column 'NAMA'; there are called",
        "mine.gpkg: --code: no column 'KODE'; there are called",
        "mine.gpkg: no polygons in rows 2; delete the rows or give them polygons",
        "mine.gpkg: outlines that cross themselves in rows 1; mend them first: "
        f"kadgeo clean {tmp_path}/mine.gpkg --out mine-clean.parquet",
    ]


def test_an_area_outside_the_country_gets_no_surroundings_that_kadgeo_does_not_know(tmp_path):
    frame = own(name=["Barat", "Timur"]).set_geometry([box(36, 0, 37, 1), box(37, 0, 38, 1)], crs=4326)
    files = founding.files(area_of(frame, tmp_path))
    assert [name for name in files if name.endswith(".parquet")] == [f"{io.BOUNDARIES}/regencies.parquet"]
    assert str(files[io.ORIGINS]).count("[[file]]") == 1
    assert "(`context`)" not in str(files["README.md"])


def test_surroundings_reach_no_further_than_land_is_known():
    around = founding.around.context(founding.of_name("indonesia"))
    (extent,) = around[around["kind"] == "extent"].geometry
    known = shapely.box(*national.layer("land").total_bounds).union(
        shapely.box(*national.layer("regencies").total_bounds)
    )
    assert known.buffer(1e-9).covers(extent)
