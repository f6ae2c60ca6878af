"""Notices of figures that are hard to believe: densities, plans older than their draft, mirrored points."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import shapely

from kadgeo import vocabulary
from kadgeo.errors import Issue
from kadgeo.register import first_day
from kadgeo.schema import TABLES, is_date
from kadgeo.text import LANGUAGES, Text, date, number
from kadgeo.validate.context import Context, Issues
from kadgeo.validate.positions import COAST_SLACK_DEG

DENSITY_RATIO = 10  # a nought too many or too few; no regency of the country is so far from its neighbours
FEWEST_PEERS = 2  # to have a middle that means something
NEAR_DEG = 0.1  # a place is within some 11 km of the village or district it is called after
FAR_DEG = 0.25
LONGEST_NAME = 4  # words of a unit's name
_DENSITY = Text("{density} jiwa/km²", "{density} people/km²")
_PEERS = Text(
    "sekitar {middle} jiwa/km² seperti {peers} tetangga sejenis",
    "about {middle} people/km² as its {peers} neighbours of the same kind have",
)
_ALIKE = Text(
    "{least} sampai {most} jiwa/km² seperti {peers} daerah sejenis lain di proyek ini",
    "{least} to {most} people/km² as the {peers} others of the same kind in this project have",
)
_DIGITS_OF = Text(
    "periksa jumlah angkanya di baris ini dan di baris {row}",
    "look at the number of digits in this row and in row {row}",
)
_DIGITS = Text("periksa jumlah angkanya", "look at the number of digits")
_BEFORE = Text("{planned}, sebelum rapatnya ({met})", "{planned}, before its meeting ({met})")
_AFTER = Text(
    "tanggal sesudah rapat yang melahirkan draf", "a date after the meeting that the draft comes from"
)
_SIGN = Text(
    "tanda minus salah? mungkin {lon:.10g}, {lat:.10g}", "wrong sign? perhaps {lon:.10g}, {lat:.10g}"
)
_PLACE = Text("titik di dekat {name}", "a point near {name}")
_REGIONS = Text("kabupaten/kota proyek", "the regencies of the project")


def densities(context: Context) -> Issues:
    """A population that makes a region ten times as dense as its peers, or a tenth as dense.

    That is ten times the middle of its neighbours, or the most of others of its kind where these are too
    few; or a tenth of the least. Where two rows are odd only beside each other, both are named.
    """
    table = context.table("regencies", "regency_code", "name", "kind", "population")
    table = table.dropna(subset=["population"]).drop_duplicates("regency_code")
    table = table[table["regency_code"].isin(list(context.regency_shapes))]
    numbers = pd.to_numeric(table["population"], errors="coerce")
    table, numbers = table[numbers > 0], numbers[numbers > 0]
    if table.empty:
        return
    shapes = [context.regency_shapes[code] for code in table["regency_code"]]
    areas = np.array([context.regency_km2[code] for code in table["regency_code"]], dtype=float)
    dense = numbers.to_numpy(dtype=float) / areas
    peers = _Peers(np.array(shapes, dtype=object), table["kind"].to_numpy())
    odd = {at: _settling(at, peers, dense) for at in range(len(table)) if _is_odd(dense, at, *peers.of(at))}
    for at, others in odd.items():
        if not any(one in odd and at not in odd[one] for one in others):
            doubtful = max(others, key=lambda one: abs(np.log(dense[one] / dense[at])), default=None)
            yield _dense(table, at, dense, peers.of(at), doubtful)


class _Peers:
    """The regions that a region is compared with."""

    def __init__(self, shapes: Any, kinds: Any) -> None:
        one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        is_peer = (one != other) & (kinds[one] == kinds[other])
        self._one, self._other, self._kinds = one[is_peer], other[is_peer], kinds

    def of(self, at: int, without: int | None = None) -> tuple[Any, Text]:
        """The neighbours of its kind; all of its kind in the project where these are too few for a middle."""
        near = self._other[self._one == at]
        near = near[near != without]
        if len(near) >= FEWEST_PEERS:
            return near, _PEERS
        alike = np.flatnonzero(self._kinds == self._kinds[at])
        return alike[(alike != at) & (alike != without)], _ALIKE


def _is_odd(dense: Any, at: int, others: Any, expected: Text) -> bool:
    if len(others) < FEWEST_PEERS:
        return False
    most = np.median(dense[others]) if expected is _PEERS else dense[others].max()
    return not dense[others].min() / DENSITY_RATIO <= dense[at] <= most * DENSITY_RATIO


def _settling(at: int, peers: _Peers, dense: Any) -> list[int]:
    """The peers without whom a region is no longer odd."""
    return [int(one) for one in peers.of(at)[0] if not _is_odd(dense, at, *peers.of(at, without=one))]


def _dense(table: pd.DataFrame, at: int, dense: Any, peers: tuple[Any, Text], doubtful: int | None) -> Issue:
    others, expected = peers
    middle, least, most = (_people(float(of(dense[others]))) for of in (np.median, np.min, np.max))
    where = "" if doubtful is None else f"{table.index[doubtful]} ({table['name'].iloc[doubtful]})"
    return Issue(
        file=TABLES["regencies"].file,
        row=int(table.index[at]),
        column="population",
        found=_DENSITY.format(density=_people(dense[at])),
        expected=expected.format(middle=middle, least=least, most=most, peers=len(others)),
        suggestion=_DIGITS_OF.format(row=where) if where else _DIGITS,
        is_notice=True,
    )


def _people(density: float) -> Text:
    return Text(*(number(density, lang, decimals=0 if density >= 1 else 1) for lang in LANGUAGES))


def planned_signings(context: Context) -> Issues:
    """A signing planned for a time before the meeting that its draft comes from."""
    met = context.table("meeting", "meeting_id", "date").set_index("meeting_id")["date"].to_dict()
    table = context.table("agreements", "agreement_id", "planned_signing", "meeting_id")
    for row, planned, meeting in table[["planned_signing", "meeting_id"]].itertuples():
        held = met.get(meeting)
        if is_date(planned) and is_date(held) and _last(planned) < first_day(str(held)).isoformat():
            days = {"planned": _day(planned), "met": _day(str(held))}
            yield Issue(
                file=TABLES["agreements"].file,
                row=int(row),
                column="planned_signing",
                found=_BEFORE.format(**days),
                expected=_AFTER,
                is_notice=True,
            )


def _last(day: str) -> str:
    """The end of a day, month or year, to compare with a day."""
    return f"{day}-99"


def _day(iso: str) -> Text:
    return Text(*(date(iso, lang) for lang in LANGUAGES))


def hemispheres(context: Context) -> Issues:
    """A place that lies right only on the other side of the equator."""
    places = context.table("places", "name", "lon", "lat")
    shapes = list(context.regency_shapes.values())
    if not shapes or places.empty:
        return
    tree, units = shapely.STRtree(shapes), _units(context)
    for row, name, lon, lat in places[["name", "lon", "lat"]].itertuples():
        if not all(isinstance(value, float) and math.isfinite(value) for value in (lon, lat)):
            continue
        unit = _called_after(str(name), units)
        if _is_mirrored(shapely.Point(lon, lat), shapely.Point(lon, -lat), tree, unit and unit[1]):
            yield Issue(
                file=TABLES["places"].file,
                row=int(row),
                column="lat",
                found=Text.same(f"{lon:.10g}, {lat:.10g}"),
                expected=_PLACE.format(name=unit[0] if unit else _REGIONS),
                suggestion=_SIGN.format(lon=lon, lat=-lat),
                is_notice=True,
            )


def _is_mirrored(there: Any, across: Any, tree: shapely.STRtree, unit: Any) -> bool:
    """Is a point away from all regions, or from the unit it is called after, and its mirror image is not."""
    at_home = [bool(len(tree.query(one, "dwithin", COAST_SLACK_DEG))) for one in (there, across)]
    if at_home == [False, True]:
        return True
    return unit is not None and unit.distance(there) > FAR_DEG and unit.distance(across) < NEAR_DEG


def _units(context: Context) -> dict[str, tuple[str, Any]]:
    """Districts and villages by their folded name, those whose name there is once."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for level in ("districts", "villages"):
        layer = context.layer(level)
        if layer is not None:
            for name, shape in zip(layer["name"], layer.geometry, strict=True):
                if isinstance(name, str) and shape is not None:
                    found.setdefault(vocabulary.fold(name), []).append((name, shape))
    return {key: units[0] for key, units in found.items() if len(units) == 1}


def _called_after(name: str, units: dict[str, tuple[str, Any]]) -> tuple[str, Any] | None:
    """The unit whose name stands in the name of a place, the longest first."""
    words = vocabulary.words(name)
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            unit = units.get("".join(words[at : at + length]))
            if unit is not None:
                return unit
    return None
