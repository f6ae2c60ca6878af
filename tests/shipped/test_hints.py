"""What is said of a spelling that does not resolve: likeness is not knowledge."""

from __future__ import annotations

import pytest

from kadgeo.names import Names, province_spellings
from kadgeo.vocabulary import PREFIXES

REGENCIES = (
    ("64.01", "Paser", "kabupaten", ("Pasir",)),
    ("64.02", "Kutai Kartanegara", "kabupaten", ("Kukar",)),
    ("64.03", "Berau", "kabupaten", ()),
    ("64.07", "Kutai Barat", "kabupaten", ("Kubar",)),
    ("64.08", "Kutai Timur", "kabupaten", ("Kutim",)),
    ("64.09", "Penajam Paser Utara", "kabupaten", ("PPU",)),
    ("64.11", "Mahakam Ulu", "kabupaten", ("Mahulu", "Mahakam Hulu")),
    ("64.71", "Balikpapan", "kota", ()),
    ("64.72", "Samarinda", "kota", ()),
    ("64.74", "Bontang", "kota", ()),
)
SPELLINGS = [
    (code, spelling)
    for code, name, kind, aliases in REGENCIES
    for bare in (name, *aliases)
    for spelling in (bare, *(f"{prefix} {bare}" for prefix in PREFIXES[kind]), code)
]
REGENCY = Names(SPELLINGS)
PARTY = Names([*SPELLINGS, *province_spellings("64", "Kalimantan Timur", ("Kaltim",))])

RIGHT = {
    "Kab. Berau": "64.03",
    "KAB. BERAU": "64.03",
    "kab.berau": "64.03",
    "Kabupaten Berau": "64.03",
    "Pemkab Berau": "64.03",
    "Pemerintah Kabupaten Berau": "64.03",
    "Pemda Kabupaten Berau": "64.03",
    "Kota Bontang": "64.74",
    "Pemkot Bontang": "64.74",
    "Pemerintah Kota  BONTANG": "64.74",
    "kutai-timur": "64.08",
    "Kutai\u00a0Timur": "64.08",
    "mahakam hulu": "64.11",
    "Balik papan": "64.71",
    "64.07": "64.07",
    " 64.07 ": "64.07",
    64.07: "64.07",
    "Pemprov Kaltim": "64",
    "Prov. Kalimantan Timur": "64",
}

ONE_OF_OURS = {
    "Berrau": "Berau",
    "Brau": "Berau",
    "Samarinds": "Samarinda",
    "Kab. Bearu": "Berau",
    "Kutai Kertanegara": "Kutai Kartanegara",
    "Kutai Kartanagara": "Kutai Kartanegara",
    "KutaiKartanegra": "Kutai Kartanegara",
    "Balikpapn": "Balikpapan",
    "Bontnag": "Bontang",
    "Kota Kukar": "Kabupaten Kukar",
    "Kabupaten Bontang": "Kota Bontang",
    "Penajem Paser Utara": "Penajam Paser Utara",
    "Mahakam Ulo": None,  # three letters: another word as easily as a slip
}

ELSEWHERE = {
    "Bantul": "34.02 Kabupaten Bantul",
    "Bantaeng": "73.03 Kabupaten Bantaeng",
    "Kab. Malinau": "65.02 Kabupaten Malinau",
    "Malinau": "65.02 Kabupaten Malinau",
    "Tarakan": "65.71 Kota Tarakan",
    "Pemkot Tarakan": "65.71 Kota Tarakan",
    "Nunukan": "65.03 Kabupaten Nunukan",
    "Kutacane": None,
    "Barito Timur": "62.13 Kabupaten Barito Timur",
    "Kota Banjarmasin": "63.71 Kota Banjarmasin",
    "Bandung": "32.04 Kabupaten Bandung atau 32.73 Kota Bandung",
    "Kota Bandung": "32.73 Kota Bandung",
    "Bulungan": "65.01 Kabupaten Bulungan",
    "Luwu Timur": "73.24 Kabupaten Luwu Timur",
}

NO_REGENCY = {
    "Kalimantan Timur": "provinsi",
    "Kaltim": "provinsi",
    "Provinsi Kalimantan Utara": "provinsi",
    "Kaltara": "provinsi",
    "Jatim": "provinsi",
    "Kec. Sepaku": "kecamatan",
    "Kecamatan Berau": "kecamatan",
    "Desa Bontang": "desa",
    "Kel. Samarinda": "desa",
}

CODES = {
    "64.73": "64.73 adalah kode sebelum 2012 untuk Kota Tarakan, kini 65.71",
    "64.04": "64.04 adalah kode sebelum 2012 untuk Kabupaten Bulungan, kini 65.01",
    "64.06": "64.06 adalah kode sebelum 2012 untuk Kabupaten Malinau, kini 65.02",
    "64.1": "64.1 berasal dari 64.10 (Excel membuang nol di akhir), kode sebelum 2012 untuk Kabupaten Tana "
    "Tidung, kini 65.04",
    "64.2": "64.2 kehilangan nol karena Excel (64.20 bukan kode daerah di Indonesia); "
    "format kolom sebagai Teks, lalu tulis kode empat angka",
    "6403": "6403 mungkin kode BPS untuk 64.02 Kabupaten Kutai Kartanegara, atau kode Kemendagri tanpa titik "
    "untuk 64.03 Kabupaten Berau; tulis kode dengan titik",
    "6403.0": "6403 mungkin kode BPS untuk 64.02 Kabupaten Kutai Kartanegara, atau kode Kemendagri tanpa "
    "titik untuk 64.03 Kabupaten Berau; tulis kode dengan titik",
    6405: "6405 adalah kode BPS untuk 64.03 Kabupaten Berau",
    6404.0: "6404 adalah kode BPS untuk 64.08 Kabupaten Kutai Timur",
    "6408": "6408 ditulis tanpa titik; tulis 64.08 untuk Kabupaten Kutai Timur",
    "6472": "6472 ditulis tanpa titik; tulis 64.72 untuk Kota Samarinda",
    "65.02": "65.02 Kabupaten Malinau bukan daerah proyek ini",
    "34.02": "34.02 Kabupaten Bantul bukan daerah proyek ini",
    "64.99": None,
    "12345": None,
}

NOTHING = (
    "Kutai",
    "Mahakam Hilir",
    "Kutai Selatan",
    "Kartanegara",
    "Atlantis",
    "Ulu",
    "",
    "Q",
    "Balik",
    "nan",
)


def test_there_are_enough_spellings():
    assert sum(map(len, (RIGHT, ONE_OF_OURS, ELSEWHERE, NO_REGENCY, CODES, NOTHING))) >= 60


@pytest.mark.parametrize(("spelling", "code"), RIGHT.items())
def test_what_is_right_resolves(spelling, code):
    assert PARTY.resolve(spelling) == code


@pytest.mark.parametrize(("spelling", "meant"), ONE_OF_OURS.items())
def test_a_slip_is_offered_its_own_region(spelling, meant):
    hint = REGENCY.hint(spelling)
    assert (hint and hint.id) == (meant and f"maksud Anda {meant}?")


@pytest.mark.parametrize(("spelling", "regions"), ELSEWHERE.items())
def test_a_region_elsewhere_is_told_as_what_it_is(spelling, regions):
    assert REGENCY.nearest(spelling) is None
    hint = REGENCY.hint(spelling)
    assert (hint and hint.id) == (regions and f"{spelling} adalah {regions}, bukan daerah proyek ini")


@pytest.mark.parametrize(("spelling", "level"), NO_REGENCY.items())
def test_what_is_no_regency_is_told_as_what_it_is(spelling, level):
    assert REGENCY.nearest(spelling) is None
    assert REGENCY.hint(spelling).id.startswith(f"{spelling} adalah {level}")


@pytest.mark.parametrize(("code", "hint"), CODES.items())
def test_a_code_is_never_compared_by_its_letters(code, hint):
    assert REGENCY.get(code) is None
    assert REGENCY.nearest(str(code)) is None
    found = REGENCY.hint(code)
    assert (found and found.id) == hint


@pytest.mark.parametrize("spelling", NOTHING)
def test_what_is_near_nothing_gets_no_hint(spelling):
    assert REGENCY.get(spelling) is None
    assert REGENCY.hint(spelling) is None
