"""Sentences about who cooperates with whom, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kadgeo.findings.words import Results, as_clause, counted, figure, listed, percent
from kadgeo.text import Text

SHOWN = 3  # gaps named in the sentence: the table has all
_AGREEMENT = Text("kesepakatan", "agreement")
_PAIR = Text("pasang daerah", "pair of regions")

_NO_AGREEMENT = Text(
    "Belum ada kesepakatan antardaerah dalam data.", "There is no agreement between regions in the data yet."
)
_HUB = {
    "all": Text(
        "{name} menjadi pihak semua {count} kesepakatan; tanpanya tidak ada yang tersisa.",
        "{name} is party to all {count} agreements; without it, none would be left.",
    ),
    "some": Text(
        "{name} menjadi pihak {own} dari {count} kesepakatan; tanpanya {left} tersisa{cut}.",
        "{name} is party to {own} of {count} agreements; without it, {left} would be left{cut}.",
    ),
    "tied": Text(
        "{name} paling sering bersepakat: masing-masing menjadi pihak {own} dari {count} kesepakatan.",
        "{name} have the most agreements: each is party to {own} of {count}.",
    ),
    "only": Text(
        "Hanya ada satu kesepakatan, antara {name}.", "There is only one agreement, between {name}."
    ),
}
_CUT = Text(" dan {who} tidak lagi bersepakat dengan siapa pun", " and {who} would have no agreement at all")
_EVERYONE = Text(
    "Semua {count} daerah menjadi pihak sekurangnya satu kesepakatan.",
    "Each of the {count} regions is party to at least one agreement.",
)
_WITHOUT = {
    "one": Text(
        "1 dari {count} daerah belum menjadi pihak kesepakatan mana pun: {name} ({people} jiwa, "
        "{share} penduduk).",
        "1 of {count} regions is party to no agreement: {name} ({people} people, {share} of the population).",
    ),
    "many": Text(
        "{some} dari {count} daerah belum menjadi pihak kesepakatan mana pun: {name} (bersama {people} "
        "jiwa, {share} penduduk).",
        "{some} of {count} regions are party to no agreement: {name} (together {people} people, {share} of "
        "the population).",
    ),
}
_NO_GAP = Text(
    "Setiap pasang daerah yang bertetangga, sezona atau berbagi kawasan industri sudah punya kesepakatan "
    "atau penawaran.",
    "Each pair of regions that are neighbours, in one zone or host an industrial area together has an "
    "agreement or an offer.",
)
_GAPS = Text(
    "{pairs} punya alasan bekerja sama tetapi belum punya kesepakatan atau penawaran; yang pertama "
    "{first} ({why}){next}.",
    "{pairs} {have} a reason to cooperate but neither an agreement nor an offer; the first is {first} "
    "({why}){next}.",
)
_NEXT = Text(", lalu {pairs}", ", then {pairs}")
_NEIGHBOURS = Text(
    "{linked} dari {pairs} yang berbatasan darat sudah bersepakat{longest}.",
    "Of {pairs} with a common land border, {linked} {have} an agreement{longest}.",
)
_LONGEST = Text(
    "; batas terpanjang tanpa kesepakatan ialah {pair} ({km} km)",
    "; the longest border without one is {pair} ({km} km)",
)
_KINDS = Text(
    "Menurut bacaan pertama atas Pasal 3 PP 28/2018, {kinds}; ini saran untuk diperiksa, bukan pendapat "
    "hukum.",
    "On a first reading of article 3 of PP 28/2018, {kinds}; a suggestion to be checked, no legal opinion.",
)
_KIND = {
    "wajib": Text("{some} cenderung kerja sama wajib", "{some} {tend} towards mandatory cooperation"),
    "sukarela": Text("{some} cenderung sukarela", "{some} {tend} towards voluntary cooperation"),
    "check": Text("{some} perlu dipastikan jenisnya", "{some} {need} clarification"),
}
_NO_ZONE = Text(
    "{some} dari {count} kesepakatan mengikat daerah tanpa zona bersama: {which}.",
    "{some} of {count} {agreements} {tie} regions without a common zone: {which}.",
)


def hub(results: Results) -> Iterator[Text]:
    """Who carries the network of agreements."""
    table, count = results["network"], len(results.dataset.agreements)
    if not count:
        yield _NO_AGREEMENT
        return
    top = table[table["agreement_count"] == table["agreement_count"].max()]
    own, name = int(top["agreement_count"].iloc[0]), listed(top["name"])
    if len(top) > 1:
        kind = "only" if count == 1 else "tied"
        yield _HUB[kind].format(name=name, own=figure(own), count=figure(count))
        return
    row = top.iloc[0]
    cut = [table.at[code, "name"] for code in row["cut_off_codes"]]
    yield _HUB["all" if own == count else "some"].format(
        name=name,
        own=figure(own),
        count=figure(count),
        left=figure(int(row["agreements_left"])),
        cut=_CUT.format(who=listed(cut)) if cut else "",
    )


def without(results: Results) -> Iterator[Text]:
    """Who is party to no agreement."""
    table, regencies = results["regencies_without_agreement"], results.dataset.regencies
    if table.empty:
        yield _EVERYONE.format(count=figure(len(regencies)))
    elif len(results.dataset.agreements):
        people = int(table["population"].sum())
        yield _WITHOUT["one" if len(table) == 1 else "many"].format(
            some=figure(len(table)),
            count=figure(len(regencies)),
            name=listed(table["name"]),
            people=figure(people),
            share=percent(people / int(regencies["population"].sum())),
        )


def first_gaps(results: Results) -> Iterator[Text]:
    """Where cooperation suggests itself first."""
    table = results["cooperation_gaps"]
    if table.empty:
        yield _NO_GAP
        return
    pairs = [_pair(row) for row in table.head(SHOWN).itertuples()]
    yield _GAPS.format(
        pairs=counted(len(table), _PAIR, "pairs of regions"),
        have=_verb(len(table), "has", "have"),
        first=pairs[0],
        why=as_clause(table["why"].iloc[0]),
        next=_NEXT.format(pairs=listed(pairs[1:])) if pairs[1:] else "",
    )


def neighbours(results: Results) -> Iterator[Text]:
    """How many neighbours have agreed on something."""
    borders = results["contiguity"]
    borders = borders[borders["kind"] == "land"]
    if borders.empty:
        return
    agreements = results.dataset.agreements
    agreed = {
        frozenset(one) for one in zip(agreements["partner_a_code"], agreements["partner_b_code"], strict=True)
    }
    is_linked = [frozenset(one) in agreed for one in zip(borders["a_code"], borders["b_code"], strict=True)]
    rest = borders[[not one for one in is_linked]].sort_values("shared_border_km", ascending=False)
    longest = "" if rest.empty else _longest(rest.iloc[0])
    yield _NEIGHBOURS.format(
        pairs=counted(len(borders), _PAIR, "pairs of regions"),
        linked=figure(sum(is_linked)),
        have=_verb(sum(is_linked), "has", "have"),
        longest=longest,
    )


def _longest(row: pd.Series) -> Text:
    return _LONGEST.format(pair=_pair(row), km=figure(row["shared_border_km"]))


def kinds(results: Results) -> Iterator[Text]:
    """Of which kind the agreements are likely to be."""
    counts = results["agreement_context"]["suggestion"].value_counts()
    parts = []
    for key, words in _KIND.items():
        some = int(counts.get(key, 0))
        if some:
            verbs = {"tend": _verb(some, "tends", "tend"), "need": _verb(some, "needs", "need")}
            parts.append(words.format(some=counted(some, _AGREEMENT, "agreements"), **verbs))
    if parts:
        yield _KINDS.format(kinds=listed(parts))


def no_common_zone(results: Results) -> Iterator[Text]:
    """Which agreements join regions that no zone joins."""
    table = results["agreement_context"]
    apart = table[[not zones for zones in table["common_zone_ids"]]]
    if apart.empty:
        return
    which = [
        Text("{pair} ({sector})", "{pair} ({sector})").format(
            pair=_pair(row), sector=results.sector(row.sector)
        )
        for row in apart.itertuples()
    ]
    yield _NO_ZONE.format(
        some=figure(len(apart)),
        count=figure(len(table)),
        agreements=Text("kesepakatan", "agreement" if len(table) == 1 else "agreements"),
        tie=_verb(len(apart), "joins", "join"),
        which=listed(which),
    )


def _pair(row: Any) -> str:
    return f"{row.a_name}–{row.b_name}"


def _verb(count: int, one: str, many: str) -> Text:
    return Text.same(one if count == 1 else many)
