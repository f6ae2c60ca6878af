"""The front page: it leads to all that a job makes."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.findings import findings
from kadgeo.layers import Site, State
from kadgeo.outputs.output import Files, Job, Output
from kadgeo.outputs.pages import specs_of
from kadgeo.outputs.prints import FIGURES
from kadgeo.outputs.tables import tables_of
from kadgeo.render.front import front_page
from kadgeo.reports import register
from kadgeo.reports.embed import embedding
from kadgeo.reports.regions import region_lines
from kadgeo.text import Text, listed

_OPEN = Text("{status}; belum ada kelanjutan yang tercatat", "{status}; nothing that follows on record")
_TAKEN_UP = Text("{status}; diteruskan dalam {text}", "{status}; taken up in {text}")
_STATE = {
    "active": Text("berlaku sejauh tercatat", "in force as far as recorded"),
    "planned": Text("direncanakan", "planned"),
    "ending": Text("berakhir dalam 90 hari", "ending within 90 days"),
    "silent": Text("tanpa kejadian selama 12 bulan", "without an event for 12 months"),
    "boundary": Text("urusan tapal batas, dihitung tersendiri", "boundary matters, counted apart"),
}


def _front(job: Job) -> Files:
    dataset, specs = job.dataset, specs_of(job.dataset)
    project = dataset.project
    site = Site(
        title=project.title,
        subtitle=project.subtitle,
        publisher=project.publisher,
        maps=specs,
        tables=tables_of(dataset),
        findings=findings(dataset),
        embeddings={spec.name: embedding(spec, lang=job.lang) for spec in specs},
        downloads=_downloads(job),
        has_figures=FIGURES in job.outputs,
        state=_state(dataset),
    )
    yield "index.html", front_page(site, lang=job.lang)


def _downloads(job: Job) -> dict[str, Text]:
    """What the outputs of a job offer, and make of these data."""
    return {
        path: label
        for output in job.outputs
        for path, label in output.downloads.items()
        if path in output.paths(job)
    }


def _state(dataset: Dataset) -> State | None:
    """The register on the day, for the front page; none where there is no register."""
    if dataset.agreements.empty:
        return None
    counts = {key: len(some) for key, some in register.attention(dataset).items()}
    book = register.register(dataset)
    return State(
        day=book.day,
        counts=tuple((count, _STATE[key]) for key, count in counts.items()),
        fates=tuple((one.key, one.title, _fate(one.follow_ups, one.standing)) for one in book.of_meeting),
        regions=region_lines(dataset),
    )


def _fate(follow_ups: tuple[tuple[str, Text], ...], status: Text) -> Text:
    """What became of an agreement that the meeting prepared, in one line."""
    if not follow_ups:
        return _OPEN.format(status=status)
    return _TAKEN_UP.format(status=status, text=listed([one for _, one in follow_ups], "; "))


FRONT = Output(
    name="front", label=Text("Halaman muka", "Front page"), paths=lambda job: ["index.html"], make=_front
)
