"""The front page: a picture of each map, the way to embed it, the tables and the sources."""

from __future__ import annotations

from kadgeo.layers import Site
from kadgeo.render.assets import style, template
from kadgeo.render.picture import pictures
from kadgeo.text import DEFAULT_LANG, Lang, Text

MOST_ROWS = 12  # of a table that the page shows in full: more are read better in a spreadsheet
WORDS = {
    "as_of": Text("Keadaan per {day}", "State on {day}"),
    "contents": Text("Isi halaman", "On this page"),
    "whole_register": Text("Register kerja sama", "Register of cooperation"),
    "fates": Text(
        "Kelanjutan kesepakatan yang disiapkan rapat", "What became of the agreements the meeting prepared"
    ),
    "regions": Text("Yang mengubah daerah itu sendiri", "What changed the regions themselves"),
    "source": Text("Sumber", "Source"),
    "register": Text("Buka register", "Open the register"),
    "register_book": Text("register sebagai Excel", "the register as Excel"),
    "long": Text("Tabel panjang: unduh berkasnya.", "A long table: download the file."),
    "findings": Text("Yang perlu diketahui lebih dulu", "What to know first"),
    "findings_how": Text(
        "Setiap kalimat dihitung dari tabel dan batas wilayah; angkanya dapat diperiksa di tabelnya.",
        "Each sentence is computed from the tables and boundaries; its table has the figures.",
    ),
    "map": Text("peta", "map"),
    "table": Text("tabel", "table"),
    "maps": Text("Peta", "Maps"),
    "embed": Text("Sematkan peta ini", "Embed this map"),
    "embed_page": Text(
        "Peta interaktif: salin berkas peta ke folder halaman Anda, lalu tempelkan baris ini:",
        "Interactive map: copy the map's file into the folder of your page, then paste this line:",
    ),
    "embed_picture": Text("Gambar di halaman web:", "Picture in a web page:"),
    "embed_markdown": Text("Gambar di Markdown:", "Picture in Markdown:"),
    "embed_word": Text(
        "Word dan PowerPoint: unduh PNG (atau SVG), lalu Sisipkan → Gambar; teks alternatifnya:",
        "Word and PowerPoint: download the PNG (or SVG), then Insert → Pictures; its alternative text:",
    ),
    "embed_json": Text("Keterangan peta ini sebagai JSON", "Particulars of this map as JSON"),
    "downloads": Text("Laporan dan unduhan", "Reports and downloads"),
    "tables": Text("Tabel", "Tables"),
    "tables_how": Text(
        "Setiap fakta di peta berasal dari satu baris tabel dengan sumbernya.",
        "Each fact on a map comes from one row of a table, with its source.",
    ),
    "which": Text(
        "Untuk Excel, ambil berkas .xlsx: kolom, angka dan tanggalnya terbaca benar dalam bahasa apa pun. "
        "Berkas .csv (koma, titik desimal) untuk program dan untuk data/tables/.",
        "For Excel take the .xlsx file: its columns, numbers and dates are read right in any language. "
        "The .csv file (commas, decimal points) is for programs and for data/tables/.",
    ),
    "download": Text("Unduh", "Download"),
    "sources": Text("Sumber dan lisensi", "Sources and licences"),
    "licences": Text("Teks lisensi lengkap", "Full licence texts"),
}


def front_page(site: Site, *, lang: Lang = DEFAULT_LANG) -> str:
    """Write the front page of a folder of maps.

    Parameters
    ----------
    site : Site
    lang : {"id", "en"}
        Language of the page.

    Returns
    -------
    str
        HTML that links to ``NAME.html`` for each map and ``data/NAME.csv`` for each table,
        and needs nothing else.
    """
    credits = dict.fromkeys(credit for spec in site.maps for credit in spec.credits)
    licences = dict.fromkeys(licence for spec in site.maps for licence in spec.licences)
    return template("front.html").render(
        site=site,
        lang=lang,
        words=WORDS,
        most=MOST_ROWS,
        css=style("front"),
        chapters=[*(key for key, some in _chapters(site).items() if some)],
        cards=[
            {"spec": spec, "picture": drawn, "embedding": site.embeddings.get(spec.name)}
            for spec, drawn in zip(site.maps, pictures(site.maps, lang=lang), strict=True)
        ],
        credits=list(credits),
        licences=list(licences),
    )


def _chapters(site: Site) -> dict[str, object]:
    """Chapters of the page, and what makes each worth having."""
    return {
        "maps": site.maps,
        "findings": site.findings,
        "downloads": site.downloads,
        "tables": site.tables,
        "sources": site.maps,
    }
