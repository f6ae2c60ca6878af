"""The corridors file: features that are read, and each kind of damage told by feature."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kadgeo.io import CORRIDORS
from kadgeo.io.corridors import corridors
from kadgeo.io.reading import Reading

LINE = {"type": "LineString", "coordinates": [[116.0, 0.0, 10.0], [116.1, 0.1, 30.0]]}


def read(root, content: bytes) -> tuple[Any, list[str]]:
    (root / CORRIDORS).parent.mkdir(parents=True, exist_ok=True)
    (root / CORRIDORS).write_bytes(content)
    reading = Reading(root)
    return corridors(reading), [issue.line("en").partition(" · ")[2] for issue in reading.issues]


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(geometry: object = LINE, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def test_features_are_read_without_heights(tmp_path):
    frame, issues = read(tmp_path, b"\xef\xbb\xbf" + collection(feature(corridor_id="a"), feature(None)))
    assert issues == []
    assert list(frame["corridor_id"].fillna("")) == ["a", ""]
    assert not frame.geometry[1].has_z
    assert frame.geometry[2] is None


def test_an_empty_collection_is_no_corridors(tmp_path):
    frame, issues = read(tmp_path, collection())
    assert issues == []
    assert frame.empty
    assert "corridor_id" in frame


FILES = {
    "cut short": (b'{"type":', "no JSON"),
    "empty": (b"", "an empty file"),
    "blank": (b"\xef\xbb\xbf \r\n", "an empty file"),
    "binary": (b"PK\x03\x04\x00\xff", "no JSON"),
    "a list": (b"[]", "a list, no FeatureCollection"),
    "a number": (b"5", "a single value, no FeatureCollection"),
    "no features": (b"{}", "an object without a list of features"),
    "features that are no list": (b'{"features": {"a": 1}}', "an object without a list of features"),
    "deeply nested": (b'{"features": ' + b"[" * 99_999, "JSON nested too deeply"),
    "no text": (b'{"features": "\xff"}', "no JSON"),
}
FEATURES = {
    "no feature": (5, "found 5 "),
    "no properties": ({"geometry": None}, 'found {"geometry": null}'),
    "geometry of no kind": (
        feature({"type": "Blob"}),
        'found {"type": "Blob"}',
    ),
    "geometry that is a text": (feature("here"), 'found "here"'),
    "text as coordinates": (feature({"type": "Point", "coordinates": ["a", "b"]}), '["a", "b"]'),
    "line of one point": (feature({"type": "LineString", "coordinates": [[1, 2]]}), "[[1, 2]]"),
    "line without length": (
        feature({"type": "LineString", "coordinates": [[1, 2], [1, 2]]}),
        "a line without length",
    ),
    "no number": (feature({"type": "Point", "coordinates": [float("nan"), 2]}), "NaN / Infinity"),
    "a line of no numbers": (
        feature({"type": "LineString", "coordinates": [[float("nan"), 2], [1, 2]]}),
        "NaN / Infinity",
    ),
    "no end": (feature({"type": "Point", "coordinates": [float("inf"), 2]}), "NaN / Infinity"),
    "list as key": (feature(corridor_id=["a"]), "found ['a']"),
    "lone surrogate": (feature(corridor_id="\ud800"), "a lone surrogate"),
    "lone surrogate in a name": (feature(**{"\ud800": 1}), "a lone surrogate"),
}


@pytest.mark.parametrize(("content", "told"), FILES.values(), ids=FILES)
def test_a_damaged_file_is_told_once(content, told, tmp_path):
    frame, issues = read(tmp_path, content)
    assert frame.empty
    assert len(issues) == 1
    assert told in issues[0]


@pytest.mark.parametrize(("one", "told"), FEATURES.values(), ids=FEATURES)
def test_a_damaged_feature_is_told_by_its_number_and_the_others_are_read(one, told, tmp_path):
    frame, issues = read(tmp_path, collection(feature(corridor_id="a"), one))
    assert list(frame.index) == [1]
    assert len(issues) == 1
    assert issues[0].startswith("row 2 · ")
    assert told in issues[0]
