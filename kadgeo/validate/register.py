"""Checks of the register: parties, parents, validity, events, stages and documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kadgeo import register, scrutiny
from kadgeo.errors import Issue
from kadgeo.schema import TABLES, is_date, is_missing
from kadgeo.schema.kinds import parts
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

_AGREEMENTS, _PARTIES = TABLES["agreements"].file, TABLES["agreement_parties"].file
_EVENTS, _STAGES = TABLES["agreement_events"].file, TABLES["stages"].file


def parties(context: Context) -> Issues:
    """A party twice in one agreement, under whatever spelling; an agreement of one party or none."""
    table = context.table("agreement_parties", "agreement_id", "party", "role")
    codes = [context.party_names.get(str(name)) or str(name) for name in table["party"]]
    table = table.assign(code=codes)
    for row in table.index[table.duplicated(["agreement_id", "code"])]:
        yield Issue(
            file=_PARTIES,
            row=int(row),
            column="party",
            found=Text(f"{table.at[row, 'party']!r} lagi", f"{table.at[row, 'party']!r} again"),
            expected=Text("setiap pihak sekali dalam satu kesepakatan", "each party once in an agreement"),
        )
    if context.is_unread("agreement_parties", "agreement_id", "party", "role"):
        return
    counts = table[table["role"] == register.PARTY].groupby("agreement_id")["code"].nunique()
    for row, key in context.table("agreements", "agreement_id")["agreement_id"].items():
        if counts.get(key, 0) < 2:  # noqa: PLR2004
            count = int(counts.get(key, 0))
            yield Issue(
                file=_AGREEMENTS,
                row=int(row),
                column="agreement_id",
                found=Text(f"{key!r} dengan {count} pihak", f"{key!r} with {count} parties"),
                expected=Text(
                    "sekurangnya dua pihak di agreement_parties.csv",
                    "two parties or more in agreement_parties.csv",
                ),
            )


def parents(context: Context) -> Issues:
    """An agreement that is its own parent, straight or through others; a relation without a parent."""
    table = context.table("agreements", "agreement_id", "parent_id", "parent_relation")
    above = dict(zip(table["agreement_id"], table["parent_id"], strict=True))
    for row, key, parent, relation in table[["agreement_id", "parent_id", "parent_relation"]].itertuples():
        where: dict[str, Any] = {"file": _AGREEMENTS, "row": int(row)}
        if isinstance(parent, str) and key in _ancestors(key, above):
            yield Issue(
                **where,
                column="parent_id",
                found=Text(f"{key!r} menjadi induknya sendiri", f"{key!r} as its own parent"),
                expected=Text("kesepakatan lain yang lebih dulu", "another agreement that came before"),
            )
        if isinstance(parent, str) != isinstance(relation, str):
            empty = "parent_relation" if isinstance(parent, str) else "parent_id"
            yield Issue(
                **where,
                column=empty,
                found=Text("sel kosong", "an empty cell"),
                expected=TABLES["agreements"].columns[empty].kind.expected,
            )


def _ancestors(key: str, above: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    parent = above.get(key)
    while isinstance(parent, str) and parent not in seen:
        seen.add(parent)
        yield parent
        parent = above.get(parent)


def validity(context: Context) -> Issues:
    """A validity that ends before it begins."""
    table = context.table("agreements", "agreement_id", "valid_from", "valid_to")
    for row, begins, ends in table[["valid_from", "valid_to"]].itertuples():
        if is_date(begins) and is_date(ends) and register.last_day(ends) < register.first_day(begins):
            yield Issue(
                file=_AGREEMENTS,
                row=int(row),
                column="valid_to",
                found=Text(f"{ends} sebelum {begins}", f"{ends} before {begins}"),
                expected=Text("tanggal sesudah valid_from", "a date after valid_from"),
            )


def events(context: Context) -> Issues:
    """A signature or document that is older than the agreement's first event."""
    first: dict[Any, str] = {}
    for _, key, own in _by_agreement(context):
        days = [one.date for one in own if is_date(one.date)]
        if days:
            first[key] = min(days)
    for name, column in (("agreement_parties", "signed_date"), ("documents", "date")):
        table = context.table(name, "agreement_id", column)
        for row, key, day in table[["agreement_id", column]].itertuples():
            if is_date(day) and key in first and register.last_day(day) < register.first_day(first[key]):
                yield Issue(
                    file=TABLES[name].file,
                    row=int(row),
                    column=column,
                    found=Text(f"{day}, sebelum kejadian pertama", f"{day}, before the first event"),
                    expected=Text(f"{first[key]} atau sesudahnya", f"{first[key]} or later"),
                )


class _Event(NamedTuple):
    """An event as it stands in its row."""

    row: int
    agreement_id: str
    event_id: str
    date: Any
    stage: str
    reason: Any
    conflicts_with: Any


def _events(context: Context) -> list[_Event]:
    columns = list(_Event._fields[1:])
    table = context.table("agreement_events", *columns)
    return [_Event(*cells) for cells in table[columns].itertuples(name=None)]


def _by_agreement(context: Context) -> Iterator[tuple[int, str, list[_Event]]]:
    """Row, key and events of each agreement that has any."""
    groups: dict[str, list[_Event]] = {}
    for one in _events(context):
        groups.setdefault(one.agreement_id, []).append(one)
    for row, key in context.table("agreements", "agreement_id")["agreement_id"].items():
        if key in groups:
            yield int(row), key, groups[key]


def stages(context: Context) -> Issues:
    """A stage that counts as confirmed without a source; a stage skipped without a reason."""
    table = context.table("stages", "stage", "regime", "confirmed", "source_id", "order")
    for row, confirmed, source in table[["confirmed", "source_id"]].itertuples():
        is_cited = isinstance(source, str)
        if confirmed != "no" and not is_cited and table.at[row, "regime"] != scrutiny.OWN:
            yield Issue(
                file=_STAGES,
                row=int(row),
                column="source_id",
                found=Text(
                    f"sel kosong pada confirmed {confirmed!r}", f"an empty cell with confirmed {confirmed!r}"
                ),
                expected=Text(
                    "sumber, atau confirmed = no bila belum ada",
                    "a source, or confirmed = no while there is none",
                ),
            )
    known = table.set_index("stage")
    if not known.index.is_unique:
        return
    before = scrutiny.stages_before(known)
    for _, key, own in _by_agreement(context):
        reached = [one.stage for one in own]
        missing = scrutiny.lacking(reached, before, reached)
        if missing and all(is_missing(one.reason) for one in own):
            listed = ", ".join(missing)
            yield Issue(
                file=_EVENTS,
                row=own[-1].row,
                column="stage",
                found=Text(f"{key!r} tanpa tahap {listed}", f"{key!r} without the stage {listed}"),
                expected=Text(
                    "kejadian tahap itu, atau alasan di kolom reason",
                    "an event of that stage, or why there is none in the column reason",
                ),
                is_notice=True,
            )


def conflicts(context: Context) -> Issues:
    """Events that contradict each other: both stay, and are named."""
    rows = {one.event_id: one.row for one in _events(context)}
    told = [
        scrutiny.Told(one.event_id, one.agreement_id, one.date, one.stage, tuple(parts(one.conflicts_with)))
        for one in _events(context)
    ]
    for one, other in scrutiny.contradictions(told, _rules(context).of_stages()):
        yield Issue(
            file=_EVENTS,
            row=rows[one],
            column="conflicts_with",
            found=Text(f"{one!r} bertentangan dengan {other!r}", f"{one!r} contradicts {other!r}"),
            expected=Text(
                "keduanya tetap tercatat sampai dipastikan", "both stay on record until it is settled"
            ),
            is_notice=True,
        )


def _rules(context: Context) -> register.Rules:
    """What the project's stages and statuses mean, as far as they can be read."""
    table = context.table("stages", "stage", "status").dropna(subset=["status"])
    return register.Rules(
        status_of=dict(zip(table["stage"], table["status"], strict=True)),
        counts_as={one.key: one.counts_as for one in context.project.categories.get("statuses", ())},
    )


def documents(context: Context) -> Issues:
    """A document that a stage needs and the table does not list."""
    due = context.table("stages", "stage", "documents_due").set_index("stage")["documents_due"].dropna()
    due_at = {stage: parts(cell) for stage, cell in due[~due.index.duplicated()].items()}
    papers = context.table("documents", "agreement_id", "kind")
    held = {key: list(kinds) for key, kinds in papers.groupby("agreement_id")["kind"]}
    for row, key, own in _by_agreement(context):
        missing = scrutiny.lacking([one.stage for one in own], due_at, held.get(key, ()))
        if missing:
            names = [context.project.label("documents", kind) for kind in missing]
            yield Issue(
                file=_AGREEMENTS,
                row=row,
                column="agreement_id",
                found=Text(
                    f"{key!r} tanpa {', '.join(one.id for one in names)} di documents.csv",
                    f"{key!r} without {', '.join(one.en for one in names)} in documents.csv",
                ),
                expected=Text(
                    "dokumen yang diperlukan tahap yang sudah dicapai",
                    "the documents due at the stage reached",
                ),
                is_notice=True,
            )
