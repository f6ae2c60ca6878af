"""The page of the register: a table of agreements that a reader can search, sort, filter and open."""

from __future__ import annotations

from kadgeo import vocabulary
from kadgeo.entries import Register
from kadgeo.render.assets import script, style, template
from kadgeo.render.packing import deflated
from kadgeo.render.rows import packed
from kadgeo.text import DEFAULT_LANG, Lang, Text

MOST_LISTED = 200  # rows that the page also holds as plain HTML, for browsers without scripts
MARKS = ("●", "◐", "▲")  # of the surest, what lies between, and the least sure
CONFIDENT, DOUBTFUL = 0, 2  # places in the marks
FILTERS = {
    "party": Text("Semua pihak", "All parties"),
    "sector": Text("Semua bidang", "All sectors"),
    "kind": Text("Semua jenis", "All kinds"),
    "status": Text("Semua status", "All statuses"),
    "year": Text("Semua tahun", "All years"),
}
WORDS = {
    "as_of": Text("Keadaan per {day}", "State on {day}"),
    "home": Text("Halaman depan", "Front page"),
    "meeting": Text(
        "Kesepakatan yang disiapkan rapat, dan kelanjutannya",
        "Agreements the meeting prepared, and what became of them",
    ),
    "all": Text("Semua kesepakatan dan pembicaraan", "All agreements and talks"),
    "search": Text("Cari judul, daerah, kejadian …", "Search title, region, event …"),
    "find": Text("Cari dan saring", "Search and filter"),
    "became": Text("Kelanjutan", "What became of it"),
    "nothing": Text(
        "Belum ada naskah lanjutan yang tercatat dalam register ini.",
        "No text that follows it is on record in this register.",
    ),
    "latest": Text("Kejadian terakhir", "Latest event"),
    "source": Text("Sumber", "Source"),
    "how": Text(
        "Status dihitung dari kejadian dan masa berlaku yang tercatat; yang belum tercatat bukan berarti "
        "tidak ada. Tanda di samping kejadian menyatakan seberapa pasti:",
        "The status is derived from the events and validity on record; what is not on record may exist all "
        "the same. The mark beside an event says how sure it is:",
    ),
    "csv": Text("Unduh semua (CSV)", "Download all (CSV)"),
    "xlsx": Text("Unduh semua (Excel)", "Download all (Excel)"),
    "csv_shown": Text("Unduh yang tampil (CSV)", "Download what is shown (CSV)"),
    "long": Text(
        "{count} kesepakatan: tabel ini memerlukan JavaScript. Berkas CSV dan Excel di atas memuat semuanya.",
        "{count} agreements: this table needs JavaScript. The CSV and Excel files above hold all of them.",
    ),
}
SCRIPT_WORDS = {
    "shown": Text("dari", "of"),
    "more": Text("Tampilkan baris berikutnya", "Show the next rows"),
    "none": Text("Tidak ada yang cocok.", "Nothing fits."),
    "clear": Text("Hapus saringan", "Clear filters"),
    "events": Text("Kejadian", "Events"),
    "no_events": Text("Belum ada kejadian yang tercatat.", "No event is on record yet."),
    "conflict": Text("Sumber bertentangan", "Sources contradict each other"),
    "skipped": Text(
        "Tahap tanpa kejadian yang tercatat dalam data ini",
        "Stages of which these data record no event",
    ),
    "members": Text("Para pihak", "Parties"),
    "held": Text("Dokumen yang tercatat", "Documents on record"),
    "no_held": Text("Belum ada dokumen yang tercatat.", "No document is on record yet."),
    "missing": Text(
        "Dokumen tahap ini yang belum ditemukan dalam data ini",
        "Documents of its stages not found in these data yet",
    ),
    "parents": Text("Bagian dari", "Belongs to"),
    "follow_ups": WORDS["became"],
    "facts": Text("Keterangan", "Particulars"),
    "source": WORDS["source"],
    "file": Text("register-tampil.csv", "register-shown.csv"),
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
        HTML that needs nothing else. What became of the meeting's agreements is plain HTML, and so is the
        table of up to :data:`MOST_LISTED` agreements; all else is in the page's data, which a script draws.
    """
    return template("register.html").render(
        book=book,
        lang=lang,
        words=WORDS,
        filters=FILTERS,
        most=MOST_LISTED,
        marks=[(MARKS[level], level, words) for level, words in levels(book)],
        css=style("register"),
        js=script("register"),
        data=deflated(
            {
                "words": {name: words.to(lang) for name, words in SCRIPT_WORDS.items()},
                "marks": [[words.to(lang), MARKS[level], level] for level, words in levels(book)],
                **packed(book, lang),
                "kinds": _kinds(),
            }
        ),
    )


def _kinds() -> list[tuple[str, str]]:
    """Written forms of the kinds of parties, and the word that stands in the register in their place."""
    written = {"kabupaten": "kabupaten", "kota": "kota", "provinsi": ""}
    return [(form, written[kind]) for form, kind in vocabulary.forms() if kind in written and form != kind]


def levels(book: Register) -> list[tuple[int, Text]]:
    """How sure each degree of confidence is, as a place in the marks."""
    last = len(book.confidence) - 1
    return [
        (CONFIDENT if place == 0 else DOUBTFUL if place == last else 1, words)
        for place, words in enumerate(book.confidence)
    ]
