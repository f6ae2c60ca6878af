"""Sentences about who cooperates with whom in the register, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kadgeo import years
from kadgeo.findings.meeting import lists, what_it_did
from kadgeo.findings.words import Results, by_source, counted, figure, listed, percent, verb
from kadgeo.text import Text

SHOWN = 3  # gaps named in the sentence: the table has all
_PAIR = Text("pasang daerah", "pair of regions")
_LINK = Text("pasangan", "pair of partners")

_NO_AGREEMENT = Text(
    "Register ini belum memuat kesepakatan, draf atau pembicaraan antardaerah.",
    "This register holds no agreement, draft or talks between regions yet.",
)
_NO_CURRENT = Text(
    "Per {day} tidak ada kesepakatan dalam register ini yang direncanakan atau berlaku, selain tapal batas.",
    "On {day} no agreement of this register is planned or in force, boundary matters apart.",
)
_HUB = {
    "one": Text(
        "{name}{did} paling banyak tercatat: pihak {own} dari {count} kesepakatan, draf dan pembicaraan per "
        "{day}; tanpanya {left} tersisa.",
        "{name}{did} is on record most: party to {own} of {count} agreements, drafts and talks on {day}; "
        "without it, {left} would be left.",
    ),
    "tied": Text(
        "{name} paling banyak tercatat: masing-masing pihak {own} dari {count} kesepakatan, draf dan "
        "pembicaraan per {day}.",
        "{name} are on record most: each is party to {own} of {count} agreements, drafts and talks on {day}.",
    ),
}
_DID = Text(", yang {did},", ", which {did},")
_EVERYONE = Text(
    "Semua {count} daerah tercatat dalam sekurangnya satu kesepakatan, draf atau pembicaraan.",
    "Each of the {count} regions is on record in at least one agreement, draft or talks.",
)
_WITHOUT = Text(
    "Selain urusan tapal batas, {some} dari {count} daerah tidak tercatat dalam kesepakatan, draf atau "
    "pembicaraan yang direncanakan atau berlaku di register ini per {day}: {name}{people}.",
    "Boundary matters apart, {some} of {count} regions {are} in no agreement, draft or talks that this "
    "register "
    "has as planned or in force on {day}: {name}{people}.",
)
_PEOPLE = Text(
    " ({people} jiwa pada {year}, {share} penduduk)",
    " ({people} people in {year}, {share} of the population)",
)
_NO_GAP = Text(
    "Setiap pasang daerah yang bertetangga, sezona atau bersama menjadi tuan rumah kawasan punya "
    "kesepakatan, draf, pembicaraan atau penawaran dalam register ini per {day}.{lists}",
    "Each pair of regions that are neighbours, in one zone or host an area together has an agreement, a "
    "draft, talks or an offer in this register on {day}.{lists}",
)
_GAPS = Text(
    "{pairs} punya alasan bekerja sama, tetapi selain urusan tapal batas register ini tidak mencatat "
    "kesepakatan, draf atau pembicaraan yang direncanakan atau berlaku per {day}, atau penawaran yang "
    "menyebut nama; yang pertama {first} ({why}){next}.{lists}",
    "{pairs} {have} a reason to cooperate, but boundary matters apart this register has no agreement, "
    "draft or talks planned or in force between them on {day}, and no offer by name; the first is {first} "
    "({why}){next}.{lists}",
)
_NEXT = Text(", lalu {pairs}", ", then {pairs}")
_NEIGHBOURS = Text(
    "Selain urusan tapal batas, {linked} dari {pairs} yang berbatasan darat tercatat bekerja sama atau "
    "membicarakannya per {day}{longest}.",
    "Boundary matters apart, of {pairs} with a common land border {linked} {are} on record as cooperating "
    "or in talks on {day}{longest}.",
)
_LONGEST = Text(
    "; batas terpanjang tanpa itu ialah {pair} ({km} km)", "; the longest border without is {pair} ({km} km)"
)
_KINDS = Text(
    "Menurut bacaan pertama atas aturan kini, PP 28/2018, dari pasangan yang tercatat per {day}, {kinds}; "
    "ini saran untuk diperiksa bagian hukum.",
    "On a first reading of today's rule, PP 28/2018, of the partners on record on {day}, {kinds}; "
    "a suggestion for the legal office to check.",
)
_KIND = {
    "wajib": Text("{some} cenderung kerja sama wajib", "{some} {tend} towards mandatory cooperation"),
    "sukarela": Text("{some} cenderung sukarela", "{some} {tend} towards voluntary cooperation"),
    "check": Text("{some} perlu dipastikan jenisnya", "{some} {need} clarification"),
}
_NO_ZONE = Text(
    "{some} dari {count} pasangan yang tercatat per {day} tidak punya zona bersama{by}: {which}.",
    "{some} of {count} pairs on record on {day} {have} no common zone{by}: {which}.",
)


def hub(results: Results) -> Iterator[Text]:
    """Who is party to most of what is on record."""
    table, frame = results["network"], results.dataset.agreements
    count = int(frame["is_current"].sum())
    if not count:
        yield _NO_AGREEMENT if frame.empty else _NO_CURRENT.format(day=results.today)
        return
    top = table[table["agreement_count"] == table["agreement_count"].max()]
    if not top["agreement_count"].iloc[0]:
        return
    did = what_it_did(results, str(top.index[0])) if len(top) == 1 else None
    yield _HUB["one" if len(top) == 1 else "tied"].format(
        name=listed(top["name"]),
        did=_DID.format(did=did) if did else "",
        own=figure(int(top["agreement_count"].iloc[0])),
        count=figure(count),
        left=figure(int(top["agreements_left"].iloc[0])),
        day=results.today,
    )


def without(results: Results) -> Iterator[Text]:
    """Who is in no agreement, draft or talks on record."""
    table, regencies = results["regencies_without_agreement"], results.dataset.regencies
    if table.empty:
        yield _EVERYONE.format(count=figure(len(regencies)))
    elif len(table) < len(regencies):
        yield _WITHOUT.format(
            some=figure(len(table)),
            count=figure(len(regencies)),
            are=verb(len(table), "is", "are"),
            name=listed(table["name"]),
            people=_people(results, table),
            day=results.today,
        )


def _people(results: Results, table: pd.DataFrame) -> Text | str:
    """How many people that are, of which year; nothing where any number is missing."""
    regencies = results.dataset.regencies
    year = years.population(results.dataset)
    if table["population"].isna().any() or regencies["population"].isna().any() or not year:
        return ""
    people = int(table["population"].sum())
    share = percent(people / int(regencies["population"].sum()))
    return _PEOPLE.format(people=figure(people), year=year, share=share)


def first_gaps(results: Results) -> Iterator[Text]:
    """Where cooperation suggests itself first."""
    table = results["cooperation_gaps"]
    if table.empty:
        if len(results["ties"]):
            yield _NO_GAP.format(day=results.today, lists=lists(results))
        return
    pairs = [_pair(row) for row in table.head(SHOWN).itertuples()]
    yield _GAPS.format(
        pairs=counted(len(table), _PAIR, "pairs of regions"),
        have=verb(len(table), "has", "have"),
        first=pairs[0],
        why=table["why"].iloc[0].lowered(),
        next=_NEXT.format(pairs=listed(pairs[1:])) if pairs[1:] else "",
        day=results.today,
        lists=lists(results),
    )


def neighbours(results: Results) -> Iterator[Text]:
    """How many neighbours are on record as cooperating."""
    borders = results["contiguity"]
    borders = borders[borders["kind"] == "land"]
    if borders.empty:
        return
    links = results.dataset.agreement_links
    links = links[links["is_current"]]
    agreed = {frozenset(one) for one in zip(links["a_code"], links["b_code"], strict=True)}
    is_linked = [frozenset(one) in agreed for one in zip(borders["a_code"], borders["b_code"], strict=True)]
    rest = borders.loc[[not one for one in is_linked]].sort_values("shared_border_km", ascending=False)
    yield _NEIGHBOURS.format(
        pairs=counted(len(borders), _PAIR, "pairs of regions"),
        linked=figure(sum(is_linked)),
        are=verb(sum(is_linked), "is", "are"),
        day=results.today,
        longest="" if rest.empty else _longest(rest.iloc[0]),
    )


def _longest(row: pd.Series) -> Text:
    return _LONGEST.format(pair=_pair(row), km=figure(row["shared_border_km"]))


def _current(results: Results) -> pd.DataFrame:
    """Partners whose cooperation is planned or in force."""
    table = results["agreement_context"]
    return table[table["is_current"].astype(bool)]


def kinds(results: Results) -> Iterator[Text]:
    """Of which kind the cooperation on record is likely to be."""
    counts = _current(results)["suggestion"].value_counts()
    parts = []
    for key, words in _KIND.items():
        some = int(counts.get(key, 0))
        if some:
            verbs = {"tend": verb(some, "tends", "tend"), "need": verb(some, "needs", "need")}
            parts.append(words.format(some=counted(some, _LINK, "pairs of partners"), **verbs))
    if parts:
        yield _KINDS.format(kinds=listed(parts), day=results.today)


def no_common_zone(results: Results) -> Iterator[Text]:
    """Which partners no zone joins."""
    table = _current(results).drop_duplicates(["a_code", "b_code"])
    apart = table.loc[[not zones for zones in table["common_zone_ids"]]]
    if apart.empty or results.dataset.zones.empty:
        return
    yield _NO_ZONE.format(
        some=figure(len(apart)),
        count=figure(len(table)),
        have=verb(len(apart), "has", "have"),
        which=listed(_pair(row) for row in apart.itertuples()),
        day=results.today,
        by=by_source(results.cited(results.dataset.zone_members)),
    )


def _pair(row: Any) -> str:
    return f"{row.a_name}–{row.b_name}"
