"""Another province is another folder: the program knows no place of this one."""

from __future__ import annotations

import json
import re

from helpers import ROOT

import kadgeo
from kadgeo.schema.kinds import parts

# Words that are a place of the project and also mean something else in the program.
NOT_PLACES = {"indonesia", "liang"}  # "Bahasa Indonesia" is the language a reader may switch to; an algorithm
OF_THE_COUNTRY = {
    "names",
    "national",
    "founding",
}  # parts of the program that know every region of the country


def places(dataset: kadgeo.Dataset) -> set[str]:
    regencies, project = dataset.regencies, dataset.project
    features = json.loads((ROOT / "data/tables/corridors.geojson").read_text(encoding="utf-8"))["features"]
    found = {
        *(name for column in ("name", "short_name", "seat") for name in regencies[column]),
        *(name for cell in regencies["aliases"] for name in parts(cell)),
        *dataset.districts["name"],
        *(project.province_name, *project.province_aliases, *project.area_name.__dict__.values()),
        *dataset.context["name"].dropna(),  # rivers and neighbouring countries
        *dataset.provinces["name"],
        *dataset.provinces["name_en"],
        *dataset.places["name"],
        *dataset.industrial_areas["name"],
        *("Kariangau", "Maloy", "Derawan", "Kalimantan", "Borneo", "Kota Bangun"),
        *(name for feature in features for name in feature["properties"]["waypoints"]),
    }
    return {name for name in found if len(name) >= 4 and name.casefold() not in NOT_PLACES}


def test_no_file_of_the_program_names_a_place_of_the_project(dataset):
    wanted = sorted(places(dataset), key=len, reverse=True)
    assert len(wanted) > 150
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, wanted))})\b", re.IGNORECASE)
    files = [
        path for ending in ("py", "js", "css", "html") for path in (ROOT / "kadgeo").rglob(f"*.{ending}")
    ]
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        if not {"_project", *OF_THE_COUNTRY} & set(path.relative_to(ROOT).parts)
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(files) > 20
    assert not found
