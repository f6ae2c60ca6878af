"""What is for paper: figures, atlas and report."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.document import Atlas, Document, Picture
from kadgeo.outputs.output import Files, Job, Output
from kadgeo.outputs.pages import specs_of
from kadgeo.reports.atlas import atlas
from kadgeo.reports.embed import FORMATS
from kadgeo.reports.report import report
from kadgeo.results import per_dataset
from kadgeo.text import Text

# Matplotlib and python-docx take seconds to import, and plain pages need neither.


def _figure_paths(job: Job) -> list[str]:
    return [f"figures/{name}.{kind}" for name in job.dataset.project.maps for kind in FORMATS]


def _figures(job: Job) -> Files:
    from kadgeo.reports.figures import figure

    for spec in specs_of(job.dataset):
        for kind in FORMATS:
            yield f"figures/{spec.name}.{kind}", figure(spec, format=kind, lang=job.lang)


@per_dataset
def _atlas_of(dataset: Dataset) -> Atlas:
    return atlas(dataset)


def _leaves(job: Job) -> int:
    from kadgeo.render.static import book

    return book.steps(_atlas_of(job.dataset))


def _atlas(job: Job) -> Files:
    from kadgeo.render.static import book

    yield "atlas.pdf", book.book(_atlas_of(job.dataset), lang=job.lang, progress=job.advance)


@per_dataset
def _report_of(dataset: Dataset) -> Document:
    return report(dataset)


def _pictures(job: Job) -> int:
    return sum(isinstance(block, Picture) for block in _report_of(job.dataset).blocks)


def _report(job: Job) -> Files:
    from kadgeo.render.static.plates import plates
    from kadgeo.render.web import web
    from kadgeo.render.word import word

    told = _report_of(job.dataset)
    pictures = plates(told, lang=job.lang, progress=job.advance)
    yield "report.docx", word(told, pictures, lang=job.lang)
    yield "report.html", web(told, pictures, lang=job.lang)


FIGURES = Output(
    name="figures", label=Text("Gambar", "Figures"), paths=_figure_paths, make=_figures, is_plain=False
)
ATLAS = Output(
    name="atlas",
    label=Text("Atlas", "Atlas"),
    paths=lambda job: ["atlas.pdf"],
    make=_atlas,
    units=_leaves,
    is_plain=False,
    downloads={"atlas.pdf": Text("Atlas (PDF)", "Atlas (PDF)")},
)
REPORT = Output(
    name="report",
    label=Text("Laporan", "Report"),
    paths=lambda job: ["report.docx", "report.html"],
    make=_report,
    units=_pictures,
    is_plain=False,
    downloads={
        "report.docx": Text("Laporan (Word)", "Report (Word)"),
        "report.html": Text("Laporan (satu halaman HTML)", "Report (one HTML page)"),
    },
)
