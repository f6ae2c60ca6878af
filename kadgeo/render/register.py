"""The page of the register: a list of agreements that a reader can search, sort and open."""

from __future__ import annotations

from kadgeo.document import Register
from kadgeo.render.assets import script, style, template
from kadgeo.text import DEFAULT_LANG, Lang, Text

WORDS = {
    "as_of": Text("Keadaan per {day}", "State on {day}"),
    "home": Text("Halaman depan", "Front page"),
    "meeting": Text(
        "Kesepakatan yang disiapkan rapat, dan kelanjutannya",
        "Agreements the meeting prepared, and what became of them",
    ),
    "others": Text("Kesepakatan dan pembicaraan lain", "Other agreements and talks"),
    "search": Text("Cari judul, daerah, kejadian …", "Search title, region, event …"),
    "party": Text("Semua pihak", "All parties"),
    "sector": Text("Semua bidang", "All sectors"),
    "status": Text("Semua status", "All statuses"),
    "year": Text("Semua tahun", "All years"),
    "sort": Text("Urutkan", "Sort by"),
    "by_title": Text("Judul", "Title"),
    "by_party": Text("Pihak", "Party"),
    "by_status": Text("Status", "Status"),
    "by_day": Text("Tanggal status", "Date of the status"),
    "shown": Text("ditampilkan", "shown"),
    "became": Text("Kelanjutan", "What became of it"),
    "nothing": Text(
        "Belum ada naskah lanjutan yang tercatat dalam register ini.",
        "No text that follows it is on record in this register.",
    ),
    "events": Text("Kejadian", "Events"),
    "by": Text("oleh", "by"),
    "conflict": Text("sumber berbeda", "sources differ"),
    "parties": Text("Para pihak", "Parties"),
    "held": Text("Dokumen yang tercatat", "Documents on record"),
    "missing": Text("Belum ditemukan dalam data ini", "Not found in these data yet"),
    "source": Text("Sumber", "Source"),
    "no_events": Text("Belum ada kejadian yang tercatat.", "No event is on record yet."),
    "how": Text(
        "Status dihitung dari kejadian dan masa berlaku yang tercatat; yang belum tercatat bukan berarti "
        "tidak ada.",
        "The status is derived from the events and validity on record; what is not on record may exist all "
        "the same.",
    ),
    "csv": Text("Unduh CSV", "Download CSV"),
}


def register_page(book: Register, *, lang: Lang = DEFAULT_LANG) -> str:
    """Write the page of the register.

    Parameters
    ----------
    book : Register
    lang : {"id", "en"}
        Language of the page.

    Returns
    -------
    str
        HTML that needs nothing else; readable without scripts, which only search, sort and filter.
    """
    everything = (*book.of_meeting, *book.others)
    return template("register.html").render(
        book=book,
        lang=lang,
        words=WORDS,
        css=style("register"),
        js=script("register"),
        parties=_choices([name for one in everything for name in one.parties], lang),
        sectors=_choices([name for one in everything for name in one.sectors], lang),
        statuses=_choices(
            [Text(*(_bare(one.status.to(it)) for it in ("id", "en"))) for one in everything], lang
        ),
        years=sorted({one.day[:4] for one in everything if one.day}, reverse=True),
        bare=_bare,
    )


def _choices(texts: list[Text], lang: Lang) -> list[str]:
    return sorted({one.to(lang) for one in texts})


def _bare(status: str) -> str:
    """A status without its date."""
    return status.partition(" (")[0]
