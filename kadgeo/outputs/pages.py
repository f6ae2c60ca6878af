"""The interactive pages, with what they say of themselves to other pages, and the register."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kadgeo import workbook
from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec
from kadgeo.maps import draw
from kadgeo.outputs.output import Files, Job, Output
from kadgeo.render import interactive
from kadgeo.render.register import register_page
from kadgeo.reports import register
from kadgeo.reports.embed import embedding
from kadgeo.results import per_dataset
from kadgeo.text import Lang, Text

_BESIDE = (
    ("index.html", Text("Halaman muka", "Front page")),
    ("register.html", Text("Register kerja sama", "Register of cooperation")),
)


@per_dataset
def specs_of(dataset: Dataset) -> tuple[MapSpec, ...]:
    """The project's maps, each drawn once for all outputs that show it."""
    return tuple(draw(name, dataset) for name in dataset.project.maps)


def page(spec: MapSpec, *, lang: Lang, menu: Sequence[tuple[str, Text]] = ()) -> str:
    """The page of a map, with a menu of the pages beside it."""
    return str(interactive.render(spec, lang=lang, menu=menu).get_root().render())


def _menu(job: Job) -> list[tuple[str, Text]]:
    """The front page, the register and the maps, as far as the job makes them."""
    made = {path for output in job.outputs for path in output.paths(job)}
    maps = [(f"{spec.name}.html", spec.title) for spec in specs_of(job.dataset)]
    return [(file, called) for file, called in (*_BESIDE, *maps) if file in made]


def _map_paths(job: Job) -> list[str]:
    return [path for name in job.dataset.project.maps for path in (f"{name}.html", f"embed/{name}.json")]


def _maps(job: Job) -> Files:
    menu = _menu(job)
    for spec in specs_of(job.dataset):
        yield f"{spec.name}.html", page(spec, lang=job.lang, menu=menu)
        told = json.dumps(embedding(spec, lang=job.lang), ensure_ascii=False, indent=1)
        yield f"embed/{spec.name}.json", f"{told}\n"


def _register_paths(job: Job) -> list[str]:
    return ["register.html", "data/register.csv", "register.xlsx"] if len(job.dataset.agreements) else []


def _register(job: Job) -> Files:
    yield "register.html", register_page(register.register(job.dataset), lang=job.lang)
    yield "data/register.csv", workbook.csv_text(register.table(job.dataset), job.lang)
    yield "register.xlsx", workbook.register_book(job.dataset, register.TITLE, lang=job.lang)


MAPS = Output(name="maps", label=Text("Peta", "Maps"), paths=_map_paths, make=_maps)
REGISTER = Output(name="register", label=Text("Register", "Register"), paths=_register_paths, make=_register)
