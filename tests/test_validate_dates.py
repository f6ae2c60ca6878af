"""Hints for dates that a spreadsheet has turned into its own form."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadgeo import schema, text
from kadgeo.validate.dates import date_hint

APRIL = "write 2014-04 if April 2014 is meant or 2014-04-01 if 1 April 2014 is meant"
CERTAIN = {
    "April 2014": "2014-04",
    "april-2014": "2014-04",
    "Agt 2014": "2014-08",
    "Nopember 2013": "2013-11",
    "04/2014": "2014-04",
    "2014/4": "2014-04",
    "2014-4": "2014-04",
    "6 Februari 2014": "2014-02-06",
    "February 6, 2014": "2014-02-06",
    "13/02/2014": "2014-02-13",
    "02/13/2014": "2014-02-13",
    "2/2/2014": "2014-02-02",
    "2014-02-06 00:00:00": "2014-02-06",
}
IF_MEANT = {
    "Apr-14": "write 2014-04 if April 2014 is meant",
    "Mei-14": "write 2014-05 if May 2014 is meant",
    "41730": APRIL,
    "41730.0": APRIL,
    "41676": "write 2014-02-06 if 6 February 2014 is meant",
    "01/04/2014": f"{APRIL} or 2014-01-04 if 4 January 2014 is meant",
    "01-04-14": f"{APRIL} or 2014-01-04 if 4 January 2014 is meant",
    "1 April 2014": APRIL,
    "1-Apr-14": APRIL,
    "2014-04-01 00:00:00": APRIL,
    "06/02/2014": "write 2014-02-06 if 6 February 2014 is meant or 2014-06-02 if 2 June 2014 is meant",
    "05/06/79": "write 1979-06-05 if 5 June 1979 is meant or 1979-05-06 if 6 May 1979 is meant",
}
NO_DATES = ["besok", "maybe 2014", "31/02/2014", "2014-13", "14-Apr", "99999", "14-14", "41.730", "", "None"]


@pytest.mark.parametrize(("cell", "date"), CERTAIN.items())
def test_a_date_that_can_be_told_is_told(cell, date):
    hint = date_hint(cell)
    assert hint.en == (
        f"write {date}; format this column as Text first, so that Excel does not convert it again"
    )
    assert hint.id == f"tulis {date}; format dahulu kolom ini sebagai Teks agar tidak diubah lagi oleh Excel"


@pytest.mark.parametrize(("cell", "hint"), IF_MEANT.items())
def test_a_date_that_can_be_several_is_told_with_what_each_means(cell, hint):
    assert date_hint(cell).en.split(";")[0] == hint


def test_a_hint_is_in_both_languages():
    assert date_hint("01/04/2014").id == (
        "tulis 2014-04 bila maksudnya April 2014 atau 2014-04-01 bila maksudnya 1 April 2014"
        " atau 2014-01-04 bila maksudnya 4 Januari 2014"
        "; format dahulu kolom ini sebagai Teks agar tidak diubah lagi oleh Excel"
    )


@pytest.mark.parametrize("cell", NO_DATES)
def test_what_is_no_date_gets_no_hint(cell):
    assert date_hint(cell) is None


@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2029, 12, 31)))
def test_the_day_is_among_the_hints_however_a_spreadsheet_writes_it(day):
    written = [
        f"{day:%d/%m/%Y}",
        f"{day:%d/%m/%y}",
        f"{day:%m/%d/%Y}",
        str((day - datetime.date(1899, 12, 30)).days),
        text.date(day.isoformat(), "id"),
        text.date(day.isoformat(), "en"),
        f"{day} 00:00:00",
    ]
    for cell in written:
        assert day.isoformat() in date_hint(cell).en, cell
        assert not schema.is_date(cell)


@given(st.text(max_size=20))
def test_any_text_gets_a_hint_or_none(cell):
    hint = date_hint(cell)
    assert hint is None or hint.en.startswith("write ")
