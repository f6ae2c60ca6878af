"""Tables as spreadsheets of any locale write them: they read in one way only, or not at all."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from helpers import write_csv
from hypothesis import given
from hypothesis import strategies as st

from kadgeo.cells import CellError, decode, extra_cells, read, sheet

PLAIN = "key,name,area\r\na,Bukit Élan,1.5\r\n"
HEADER = ["key", "name", "area"]
ROWS = [(2, ["a", "Bukit Élan", "1.5"])]
BOM = b"\xef\xbb\xbf"


def semicolons(text: str) -> str:
    return text.replace(",", ";")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN.encode(), id="utf-8"),
        pytest.param(BOM + PLAIN.encode(), id="utf-8 with BOM"),
        pytest.param(PLAIN.encode("cp1252"), id="cp1252"),
        pytest.param(BOM + PLAIN.encode("cp1252"), id="cp1252 with the BOM of the file before"),
        pytest.param(PLAIN.replace("\r\n", "\n").encode(), id="LF"),
        pytest.param(PLAIN.replace("\r\n", "\r").encode(), id="CR of a Mac"),
        pytest.param(semicolons(PLAIN).encode(), id="semicolon"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tab"),
        pytest.param(f"sep=;\r\n{semicolons(PLAIN)}".encode(), id="sep=; line"),
        pytest.param(BOM + f"sep=|\r\n{PLAIN.replace(',', '|')}".encode(), id="BOM and sep=| line"),
        pytest.param(f"{PLAIN},,\r\n,,\r\n\r\n".encode(), id="trailing blank rows"),
        pytest.param(PLAIN.replace("\r\n", ",,\r\n").encode(), id="trailing blank columns"),
        pytest.param(write_csv([HEADER, ROWS[0][1]], quoting=1).encode(), id="everything quoted"),
        pytest.param(BOM + f"{semicolons(PLAIN)};;\r\n".encode("cp1252"), id="all of Excel in Indonesia"),
    ],
)
def test_every_dialect_reads_the_same(data):
    found = sheet(decode(data))
    assert (found.header, [(row, cells[:3]) for row, cells in found.rows]) == (HEADER, ROWS)
    assert not list(extra_cells(found))


def test_rows_keep_the_number_a_spreadsheet_gives_them():
    text = 'key,name\r\na,"two\r\nlines"\r\n\r\n,\r\nb,one\r\n'
    assert sheet(text).rows == [(2, ["a", "two\r\nlines"]), (5, ["b", "one"])]


def test_text_with_an_unquoted_delimiter_is_found():
    assert list(extra_cells(sheet("key,name\na,one, two\nb,one,\n"))) == [(2, " two")]


def workbook() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected", "suggestion"),
    [
        pytest.param(PLAIN.encode("utf-16"), "not UTF-16", "CSV UTF-8", id="UTF-16"),
        pytest.param(PLAIN.encode("utf-16-le"), "not UTF-16", "CSV UTF-8", id="UTF-16 without BOM"),
        pytest.param(workbook(), "not an Excel workbook", "CSV UTF-8", id=".xlsx renamed .csv"),
        pytest.param(
            struct.pack(">2I", 0xD0CF11E0, 0xA1B11AE1), "not an Excel workbook", "CSV UTF-8", id=".xls"
        ),
        pytest.param(b"key\n\x81\x8d\n", "UTF-8", "CSV UTF-8", id="neither UTF-8 nor cp1252"),
        pytest.param("key,name\na,Café Élan\n".encode("cp850"), "DOS letters", "CSV UTF-8", id="cp850"),
        pytest.param(b"<!DOCTYPE html><p>502", "not a web page", "download again", id="a page of an error"),
        pytest.param(b"\xef\xbb\xbf <html>", "not a web page", "download again", id="a login page"),
        pytest.param(b"key|name\na|b\n", "not |", "sep=|", id="pipes"),
        pytest.param(b"Tabel 1\n\nkey,name\na,b\n", "in row 1", "stand in row 3", id="title above"),
        pytest.param(b"Data 2024;;\nkey;name;area\n", "in row 1", "stand in row 2", id="title in cells"),
        pytest.param(b"key,name\na," + b"x" * 40_000, "up to 32767", "a quote left open", id="long cell"),
        pytest.param(b"key,name\na," + b"x" * 1_000_000, "up to 32767", "left open", id="1 MB cell"),
        pytest.param(b"key\n" + b"a\n" * 1_000_000, "up to 50000 rows", "divide", id="million rows"),
        pytest.param(b'key,name\na,"open\n', "quotes match", "check the quotes", id="open quote"),
        pytest.param(
            b'key,name\na,"two" words\n', "quotes match", "check the quotes", id="text after a quote"
        ),
        pytest.param(b"", "a header in row 1", "put the header back", id="nothing"),
        pytest.param(b",,\na,b,c\n", "a header in row 1", "put the header back", id="no header"),
    ],
)
def test_an_unreadable_file_says_what_to_change(data, expected, suggestion):
    with pytest.raises(CellError) as error:
        sheet(decode(data), {column: [] for column in HEADER})
    assert expected in error.value.expected.en
    assert suggestion in error.value.suggestion.en
    assert error.value.suggestion.id != error.value.suggestion.en


@pytest.mark.parametrize(
    ("cell", "kind", "delimiter", "value"),
    [
        ("116.98", "number", ",", 116.98),
        ("116.984", "number", ",", 116.984),
        ("116,984", "number", ";", 116.984),
        ("116,98", "number", ",", 116.98),  # only quoted, and still in one way only
        ("0.375", "number", ";", 0.375),  # no thousands begin with a zero
        ("-0,42562", "number", ";", -0.42562),
        ("26.912,065", "number", ";", 26912.065),
        ("26,912.065", "number", ",", 26912.065),
        ("1.234.567", "number", ";", 1234567.0),
        ("1 234 567", "number", ",", 1234567.0),
        ("1\u00a0234,5", "number", ";", 1234.5),
        ("\u00a0 8 ", "number", ",", 8.0),
        ("806.964", "integer", ";", 806964.0),
        ("806,964", "integer", ",", 806964.0),
        ("806.964", "integer", ",", 806964.0),  # people do not come in thousandths
        ("806964", "integer", ";", 806964.0),
        ("1.038,5", "integer", ";", 1038.5),  # read as it stands; the schema refuses it
        ("97,02", "code", ";", "97.02"),
        ("97.02", "code", ",", "97.02"),
        ("9702", "code", ",", "9702"),
        ("2014-02-06", "date", ";", "2014-02-06"),
        ("  teks  ", "text", ",", "teks"),
        ("116,984", "text", ";", "116,984"),
        ("editorial", "number", ",", "editorial"),
        ("1e5", "number", ",", "1e5"),
        ("", "number", ",", None),
        (" \u00a0 ", "text", ",", None),
    ],
)
def test_a_cell_has_one_value(cell, kind, delimiter, value):
    assert read(cell, kind, delimiter=delimiter) == value


@pytest.mark.parametrize(
    ("cell", "kind", "delimiter", "small", "large"),
    [
        ("116.984", "number", ";", "116,984", "116984"),
        ("-1.269", "number", ";", "-1,269", "-1269"),
        ("116,984", "number", ",", "116.984", "116984"),
        ("8,000", "integer", ";", "8", "8000"),
        ("8.000", "integer", ",", "8", "8000"),
    ],
)
def test_a_number_that_reads_in_two_ways_is_refused_with_both(cell, kind, delimiter, small, large):
    with pytest.raises(CellError, match="one way only") as error:
        read(cell, kind, delimiter=delimiter)
    assert error.value.suggestion.en == f"write {small} or {large}"
    assert read(small, kind, delimiter=delimiter) != read(large, kind, delimiter=delimiter)


@pytest.mark.parametrize(
    ("cell", "kind", "found", "suggestion"),
    [
        ("B\u0435rau", "text", "a Cyrillic letter 'е' (U+0435) at character 2", "write 'e' instead"),
        ("Kut\u03b1i", "text", "a Greek letter 'α' (U+03B1) at character 4", "delete that character"),
        ("Be\u200brau", "text", "a zero-width space (U+200B) at character 3", "delete that character"),
        ("Be\u00adrau", "text", "a soft hyphen (U+00AD) at character 3", "delete that character"),
        ("satu\x0bdua", "text", "a vertical tab (Shift+Enter of Word) (U+000B) at character 5", "write ' '"),
        ("a\x07b", "text", "a control character (U+0007) at character 2", "write ' '"),
        ("Caf\ufffd", "text", "the sign for a broken letter '\ufffd' (U+FFFD) at character 4", "delete"),
        (
            "\u22121.27",
            "number",
            "a mathematical minus sign '−' (U+2212) at character 1",
            "write '-' instead",
        ),
        ("\u0661\u0662", "number", "a digit other than 0-9 '١' (U+0661) at character 1", "write '1' instead"),
        ("６４.02", "code", "a digit other than 0-9 '６' (U+FF16) at character 1", "write '6' instead"),
        ("2014\u201302", "date", "an en dash '–' (U+2013) at character 5", "write '-' instead"),
        ("64\u00a002", "code", "a no-break space (U+00A0) at character 3", "write ' ' instead"),
    ],
)
def test_a_character_that_is_not_what_it_looks_like_is_named(cell, kind, found, suggestion):
    with pytest.raises(CellError) as error:
        read(cell, kind)
    assert error.value.expected.en == f"plain letters, digits and signs ({found})"
    assert error.value.suggestion.en.startswith(suggestion)


@pytest.mark.parametrize(
    "prose",
    [
        "Kukar – Kubar",
        "baris\nbaru",
        "Café «Élan» 10 °C",
        "Москва",
        "Kutai\u00a0Timur",
        "日本",
        "½ km²",
        "’t",
    ],
)
def test_prose_may_hold_any_letter(prose):
    assert read(prose, "text") == prose


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=12)
CELLS = st.one_of(
    TEXTS, st.sampled_from(['"', "a,b", "a;b", "a\tb", "two\nlines", "two\r\nlines", "=1+1", "'"])
)


@given(
    table=st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(lambda row: any(map(str.strip, row)))),
    delimiter=st.sampled_from([",", ";", "\t"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoted=st.booleans(),
    declared=st.booleans(),
    bom=st.booleans(),
    blank=st.integers(0, 3),
)
def test_any_table_reads_back_as_it_was_written(table, delimiter, end, quoted, declared, bom, blank):
    quoting = 1 if quoted or end == "\r" else 0  # csv.writer would leave a line feed bare
    text = write_csv([HEADER, *table], delimiter=delimiter, lineterminator=end, quoting=quoting)
    text = f"{f'sep={delimiter}{end}' if declared else ''}{text}{f'{delimiter * 2}{end}' * blank}"
    found = sheet(decode(BOM * bom + text.encode()))
    assert found.header == HEADER
    assert found.rows == list(enumerate(table, start=2))
    assert found.delimiter == delimiter


@given(
    number=st.floats(-1e6, 1e6),
    places=st.integers(0, 9).filter(lambda places: places != 3),
    dialect=st.sampled_from([(",", "."), (";", ","), (",", ","), (";", ".")]),
)
def test_any_number_reads_back_whatever_its_decimal_sign(number, places, dialect):
    delimiter, point = dialect
    words = f"{number:.{places}f}"
    assert read(words.replace(".", point), "number", delimiter=delimiter) == float(words)


@given(number=st.floats(-1e9, 1e9), dialect=st.sampled_from([(",", "."), (";", ",")]))
def test_any_number_of_three_places_reads_back_in_its_own_locale(number, dialect):
    delimiter, point = dialect
    words = f"{number:.3f}"
    assert read(words.replace(".", point), "number", delimiter=delimiter) == float(words)


@given(number=st.integers(-(10**9), 10**9).filter(lambda number: abs(number) % 1000))
def test_any_count_reads_back_whatever_groups_its_thousands(number):
    for delimiter in ",;":
        for group in ("", ".", ",", " ", "\u00a0"):
            assert read(f"{number:,}".replace(",", group), "integer", delimiter=delimiter) == number


@given(words=st.text(max_size=12), delimiter=st.sampled_from([",", ";"]))
def test_no_cell_is_read_as_another_number(words, delimiter):
    try:
        value = read(words, "number", delimiter=delimiter)
    except CellError:
        return
    if isinstance(value, float):
        assert set(words.strip()) <= set("+-.,0123456789 \u00a0")
    else:
        assert value in (None, words.strip().strip("\u00a0"))


@pytest.mark.parametrize("kind", ["text", "code", "date", "number", "integer"])
@pytest.mark.parametrize("words", ["#REF!", "#N/A", " #name? ", "#DIV/0!"])
def test_the_error_of_a_formula_is_no_value(words, kind):
    with pytest.raises(CellError, match="a cell with a value"):
        read(words, kind)


def test_a_sign_before_a_number_is_no_error_of_a_formula():
    assert read("#1 di daftar; lihat #REF!", "text") == "#1 di daftar; lihat #REF!"
