"""Checks of what rows say together: zones and roles, travel times, hosts, quotes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo import schema
from kadgeo.errors import Issue
from kadgeo.io import CORRIDORS, TABLES
from kadgeo.schema.kinds import parts
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

MOST_HOSTS = 3


def zone_roles(context: Context) -> Issues:
    """A zone without members, without an initiator or with several; a regency twice in one zone."""
    members = context.table("zone_members", "zone_id", "regency", "role")
    file = f"{TABLES}/zone_members.csv"
    codes = members["regency"].map(lambda name: context.regency_names.get(str(name)))
    for row in members.index[codes.notna() & members.assign(code=codes).duplicated(["zone_id", "code"])]:
        yield Issue(
            file=file,
            row=int(row),
            column="regency",
            found=Text.same(repr(members.at[row, "regency"])),
            expected=Text("sekali dalam satu zona", "once in a zone"),
        )
    if context.is_unread("zone_members", "zone_id", "regency", "role"):
        return
    for row, zone in context.table("zones", "zone_id")["zone_id"].items():
        initiators = members.index[(members["zone_id"] == zone) & (members["role"] == "initiator")]
        if len(initiators) != 1:
            rows = ", ".join(str(one) for one in initiators) or "-"
            yield Issue(
                file=f"{TABLES}/zones.csv",
                row=int(row),
                column="zone_id",
                found=Text(
                    f"zona {zone!r} dengan {len(initiators)} inisiator (baris zone_members: {rows})",
                    f"zone {zone!r} with {len(initiators)} initiators (zone_members rows: {rows})",
                ),
                expected=Text("tepat satu inisiator", "exactly one initiator"),
            )


def zone_colors(context: Context) -> Issues:
    """A zone for which the settings have no colour."""
    known = context.project.keys("zones")
    for row, zone in context.table("zones", "zone_id")["zone_id"].items():
        if zone not in known:
            yield Issue(
                file=f"{TABLES}/zones.csv",
                row=int(row),
                column="zone_id",
                found=Text.same(repr(zone)),
                expected=Text(
                    "zona yang ada di categories.zones di kadgeo.toml",
                    "a zone of categories.zones in kadgeo.toml",
                ),
                suggestion=Text(f"tambahkan categories.zones.{zone}", f"add categories.zones.{zone}"),
            )


def travel_times(context: Context) -> Issues:
    """A travel time that does not get shorter, or only one of the two."""
    columns = ["travel_time_before_h", "travel_time_after_h"]
    if not set(columns) <= set(context.files.corridors):
        return
    expected = Text(
        "waktu sebelum dan sesudah, yang sesudah lebih singkat",
        "times before and after, the latter shorter",
    )
    for row, before, after in context.files.corridors[columns].itertuples():
        where: dict[str, Any] = {"file": CORRIDORS, "row": int(row), "expected": expected}
        if pd.isna(before) != pd.isna(after):
            empty, filled = columns if pd.isna(before) else columns[::-1]
            found = Text(f"sel kosong, padahal {filled} diisi", f"an empty cell, though {filled} is filled")
            yield Issue(**where, column=empty, found=found)
        elif isinstance(before, int | float) and isinstance(after, int | float) and after >= before:
            yield Issue(**where, column=columns[1], found=Text.same(f"{before:g} → {after:g}"))


def hosts_and_sites(context: Context) -> Issues:
    """More than three hosts, or one twice; an unnamed site with a precision in metres, or the reverse."""
    frame = context.table("industrial_areas", "hosts", "site", "precision")
    file = f"{TABLES}/industrial_areas.csv"
    for row, hosts, site, precision in frame[["hosts", "site", "precision"]].itertuples():
        listed = [context.regency_names.get(host) or host for host in parts(hosts)]
        if not 1 <= len(listed) <= MOST_HOSTS or len(set(listed)) < len(listed):
            yield Issue(
                file=file,
                row=int(row),
                column="hosts",
                found=Text.same(repr(hosts)),
                expected=schema.TABLES["industrial_areas"].columns["hosts"].kind.expected,
            )
        if (site == "unnamed") != (precision == schema.EDITORIAL):
            yield Issue(
                file=file,
                row=int(row),
                column="precision",
                found=Text(f"{precision!r} pada lokasi {site!r}", f"{precision!r} with site {site!r}"),
                expected=Text(
                    f'"{schema.EDITORIAL}" bila lokasi tidak disebut, selain itu meter',
                    f'"{schema.EDITORIAL}" where the site is unnamed, metres otherwise',
                ),
            )


def quotes(context: Context) -> Issues:
    """A quote that does not stand in the record it is taken from."""
    texts = {source: _squeeze(text) for source, text in context.files.texts.items()}
    for name, table_schema in schema.TABLES.items():
        if "quote" not in table_schema.columns:
            continue
        frame = context.table(name, "quote", "source_id").dropna(subset=["quote", "source_id"])
        for row, quote, source in frame[["quote", "source_id"]].itertuples():
            if source in texts and _squeeze(str(quote)) not in texts[source]:
                yield Issue(
                    file=f"{TABLES}/{name}.csv",
                    row=int(row),
                    column="quote",
                    found=Text.same(repr(str(quote)[:60])),
                    expected=Text(f"kutipan persis dari {source}", f"the very words of {source}"),
                )


def _squeeze(text: str) -> str:
    return " ".join(text.split())
