"""Sentences about who cooperates with whom in the register, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kadgeo import register
from kadgeo.findings.words import Results, counted, figure, listed, percent
from kadgeo.text import Text

SHOWN = 3  # gaps named in the sentence: the table has all
_PAIR = Text("pasang daerah", "pair of regions")
_LINK = Text("pasangan", "pair of partners")

_MEETING = Text(
    "{active} dari {count} kesepakatan yang disiapkan rapat {met} tercatat berlaku per "
    "{day}{rest}{presenter}.",
    "{active} of {count} agreements prepared by the meeting of {met} {are} on record as in force on {day}"
    "{rest}{presenter}.",
)
_REST = Text("; {parts}", "; {parts}")
_STATE = {
    register.PLANNED: Text("{some} masih rencana ({statuses})", "{some} still planned ({statuses})"),
    register.ENDED: Text("{some} berakhir", "{some} ended"),
    "": Text("{some} tanpa status", "{some} without a status"),
}
_PRESENTER = Text(
    ". {name}, yang memaparkan daftar penawarannya dalam rapat itu, menjadi pihak {own}",
    ". {name}, which presented its list of offers in that meeting, is party to {own}",
)
_ALL, _SOME = Text("semuanya", "all of them"), Text("{own} di antaranya", "{own} of them")
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
        "{name} paling banyak tercatat: pihak {own} dari {count} kesepakatan, draf dan pembicaraan per "
        "{day}; "
        "tanpanya {left} tersisa.",
        "{name} is on record most: party to {own} of {count} agreements, drafts and talks on {day}; "
        "without it, "
        "{left} would be left.",
    ),
    "tied": Text(
        "{name} paling banyak tercatat: masing-masing pihak {own} dari {count} kesepakatan, draf dan "
        "pembicaraan per {day}.",
        "{name} are on record most: each is party to {own} of {count} agreements, drafts and talks on {day}.",
    ),
}
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
    "Setiap pasang daerah yang bertetangga, sezona atau berbagi kawasan sudah punya kesepakatan, draf, "
    "pembicaraan atau penawaran dalam register ini.",
    "Each pair of regions that are neighbours, in one zone or host an area together has an agreement, a "
    "draft, "
    "talks or an offer in this register.",
)
_GAPS = Text(
    "{pairs} punya alasan bekerja sama, tetapi selain urusan tapal batas register ini tidak mencatat "
    "kesepakatan, draf atau pembicaraan yang direncanakan atau berlaku, atau penawaran yang menyebut nama; "
    "yang pertama {first} ({why}){next}.",
    "{pairs} {have} a reason to cooperate, but boundary matters apart this register has no agreement, "
    "draft or "
    "talks planned or in force between them, and no offer by name; the first is {first} ({why}){next}.",
)
_NEXT = Text(", lalu {pairs}", ", then {pairs}")
_NEIGHBOURS = Text(
    "Selain urusan tapal batas, {linked} dari {pairs} yang berbatasan darat tercatat bekerja sama atau "
    "membicarakannya{longest}.",
    "Boundary matters apart, of {pairs} with a common land border {linked} {are} on record as cooperating "
    "or in "
    "talks{longest}.",
)
_LONGEST = Text(
    "; batas terpanjang tanpa itu ialah {pair} ({km} km)", "; the longest border without is {pair} ({km} km)"
)
_KINDS = Text(
    "Menurut bacaan pertama atas PP 28/2018, dari pasangan yang tercatat {kinds}; ini saran untuk diperiksa "
    "bagian hukum.",
    "On a first reading of PP 28/2018, of the partners on record {kinds}; a suggestion for the legal "
    "office to "
    "check.",
)
_KIND = {
    "wajib": Text("{some} cenderung kerja sama wajib", "{some} {tend} towards mandatory cooperation"),
    "sukarela": Text("{some} cenderung sukarela", "{some} {tend} towards voluntary cooperation"),
    "check": Text("{some} perlu dipastikan jenisnya", "{some} {need} clarification"),
}
_NO_ZONE = Text(
    "{some} dari {count} pasangan yang tercatat tidak punya zona bersama: {which}.",
    "{some} of {count} pairs on record {have} no common zone: {which}.",
)


def meeting(results: Results) -> Iterator[Text]:
    """What became of the agreements that the meeting prepared."""
    dataset = results.dataset
    frame = dataset.agreements
    if "meeting_id" not in frame or dataset.meeting.empty:
        return
    own = frame[frame["meeting_id"].notna()]
    if own.empty:
        return
    states = own["counts_as"].fillna("")
    active = int((states == register.ACTIVE).sum())
    yield _MEETING.format(
        active=figure(active),
        count=figure(len(own)),
        met=results.day(dataset.meeting["date"].iloc[0]),
        are=_verb(active, "is", "are"),
        day=results.today,
        rest=_rest(results, own, states),
        presenter=_presenter(results, own),
    )


def _rest(results: Results, own: pd.DataFrame, states: pd.Series) -> Text | str:
    """Those that are not in force, by what they count as."""
    parts = []
    for state, words in _STATE.items():
        some = own[states == state]
        if len(some):
            labels = [results.status(key) for key in dict.fromkeys(some["status"].dropna())]
            parts.append(words.format(some=figure(len(some)), statuses=listed(labels)))
    return _REST.format(parts=listed(parts)) if parts else ""


def _presenter(results: Results, own: pd.DataFrame) -> Text | str:
    """Who presented in the meeting, and how many of the agreements it is party to."""
    codes = results.dataset.meeting["presenter_code"].dropna()
    names = results.dataset.regencies["name"]
    if codes.empty or codes.iloc[0] not in names.index:
        return ""
    count = sum(codes.iloc[0] in some for some in own["party_codes"])
    many = _ALL if count == len(own) else _SOME.format(own=figure(count))
    return _PRESENTER.format(name=names[codes.iloc[0]], own=many)


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
    yield _HUB["one" if len(top) == 1 else "tied"].format(
        name=listed(top["name"]),
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
            are=_verb(len(table), "is", "are"),
            name=listed(table["name"]),
            people=_people(results, table),
            day=results.today,
        )


def _people(results: Results, table: pd.DataFrame) -> Text | str:
    """How many people that are, of which year; nothing where any number is missing."""
    regencies = results.dataset.regencies
    years = regencies["population_date"].dropna().astype(str).str[:4]
    if table["population"].isna().any() or regencies["population"].isna().any() or years.empty:
        return ""
    people = int(table["population"].sum())
    share = percent(people / int(regencies["population"].sum()))
    return _PEOPLE.format(people=figure(people), year=years.max(), share=share)


def first_gaps(results: Results) -> Iterator[Text]:
    """Where cooperation suggests itself first."""
    table = results["cooperation_gaps"]
    if table.empty:
        if len(results["ties"]):
            yield _NO_GAP
        return
    pairs = [_pair(row) for row in table.head(SHOWN).itertuples()]
    yield _GAPS.format(
        pairs=counted(len(table), _PAIR, "pairs of regions"),
        have=_verb(len(table), "has", "have"),
        first=pairs[0],
        why=table["why"].iloc[0].lowered(),
        next=_NEXT.format(pairs=listed(pairs[1:])) if pairs[1:] else "",
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
        are=_verb(sum(is_linked), "is", "are"),
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
            verbs = {"tend": _verb(some, "tends", "tend"), "need": _verb(some, "needs", "need")}
            parts.append(words.format(some=counted(some, _LINK, "pairs of partners"), **verbs))
    if parts:
        yield _KINDS.format(kinds=listed(parts))


def no_common_zone(results: Results) -> Iterator[Text]:
    """Which partners no zone joins."""
    table = _current(results).drop_duplicates(["a_code", "b_code"])
    apart = table.loc[[not zones for zones in table["common_zone_ids"]]]
    if apart.empty or results.dataset.zones.empty:
        return
    yield _NO_ZONE.format(
        some=figure(len(apart)),
        count=figure(len(table)),
        have=_verb(len(apart), "has", "have"),
        which=listed(_pair(row) for row in apart.itertuples()),
    )


def _pair(row: Any) -> str:
    return f"{row.a_name}–{row.b_name}"


def _verb(count: int, one: str, many: str) -> Text:
    return Text.same(one if count == 1 else many)
