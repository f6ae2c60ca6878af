"""The tables of the register: agreements, their parties, events and documents, and the stages."""

from __future__ import annotations

from kadgeo.schema import kinds, table
from kadgeo.schema.table import Column, Table, category, cited, key, measure, noted, text, worded
from kadgeo.text import Text

_LON, _LAT = measure(-180, 180, "°"), measure(-90, 90, "°")
_OF = Column(kind=table.reference("agreements"), label=Text("Kesepakatan", "Agreement"))

AGREEMENTS = Table(
    name="agreements",
    title=Text("Kesepakatan", "Agreements"),
    about=Text(
        "Kesepakatan, draf dan pembicaraan; statusnya dihitung dari kejadian dan masa berlaku",
        "Agreements, drafts and talks; their status is derived from events and validity",
    ),
    key="agreement_id",
    columns={
        "agreement_id": key(Text("Kunci kesepakatan", "Agreement key")),
        **worded("title", "Judul", "Title", required=True, fact=False),
        "kind": Column(
            kind=table.choice(
                ksdd=Text("kerja sama daerah dengan daerah lain (KSDD)", "between regions (KSDD)"),
                ksdpk=Text("kerja sama daerah dengan pihak ketiga (KSDPK)", "with a third party (KSDPK)"),
                sinergi=Text("sinergi dengan pemerintah pusat", "synergy with central government"),
                boundary=Text("tapal batas", "boundary matter"),
                unknown=Text("belum diketahui", "not known"),
            ),
            label=Text("Jenis", "Kind"),
        ),
        "sectors": Column(kind=category("sectors", many=True), label=Text("Bidang", "Sectors")),
        "form": text(
            "Bentuk", "Form", Text("MoU, Kesepakatan Bersama, PKS …", "MoU, joint agreement, PKS …")
        ),
        "number": text("Nomor", "Number"),
        "valid_from": Column(kind=table.day(), label=Text("Berlaku sejak", "Valid from"), is_required=False),
        "valid_to": Column(kind=table.day(), label=Text("Berlaku sampai", "Valid to"), is_required=False),
        "parent_id": Column(
            kind=table.reference("agreements"), label=Text("Induk", "Parent"), is_required=False
        ),
        "parent_relation": Column(
            kind=table.choice(
                under=Text("perjanjian di bawah induk", "agreement under the parent"),
                addendum=Text("adendum", "addendum"),
                renewal=Text("pembaruan", "renewal"),
                follow_up=Text("meneruskan pokok yang sama", "takes up the same subject"),
            ),
            label=Text("Hubungan dengan induk", "Relation to the parent"),
            is_required=False,
        ),
        "meeting_id": Column(
            kind=table.reference("meeting"),
            label=Text("Rapat asal", "Meeting"),
            about=Text("diisi bila berasal dari rapat", "filled where it comes from the meeting"),
            is_required=False,
            is_fact=False,
        ),
        "planned_signing": Column(
            kind=table.day(), label=Text("Rencana penandatanganan", "Planned signing"), is_required=False
        ),
        **worded("planned_forum", "Forum yang direncanakan", "Planned forum"),
        "quote": text("Kutipan", "Quote"),
        **cited(),
        **noted(),
        **table.stated(),
    },
)

AGREEMENT_PARTIES = Table(
    name="agreement_parties",
    title=Text("Para pihak", "Parties to the agreements"),
    about=Text(
        "Pihak setiap kesepakatan, dalam urutan sumber", "Parties of each agreement, in the source's order"
    ),
    unique=("agreement_id", "party"),
    columns={
        "agreement_id": _OF,
        "party": Column(kind=table.party(), label=Text("Pihak", "Party")),
        "role": Column(
            kind=table.choice(
                party=Text("pihak", "party"),
                facilitator=Text("penengah", "mediator"),
                witness=Text("saksi", "witness"),
            ),
            label=Text("Peran", "Role"),
        ),
        "signed_date": Column(
            kind=table.day(), label=Text("Ditandatangani pada", "Signed on"), is_required=False
        ),
        **cited(),
        **noted(),
    },
)

EVENTS = Table(
    name="agreement_events",
    title=Text("Kejadian", "Events"),
    about=Text(
        "Apa yang terjadi pada setiap kesepakatan, kapan dan menurut siapa",
        "What happened to each agreement, when and by which source",
    ),
    key="event_id",
    columns={
        "event_id": key(Text("Kunci kejadian", "Event key")),
        "agreement_id": _OF,
        "date": Column(kind=table.day(), label=Text("Tanggal", "Date")),
        "stage": Column(kind=table.reference("stages"), label=Text("Tahap", "Stage")),
        "parties": Column(kind=table.party(many=True), label=Text("Oleh", "By"), is_required=False),
        **worded("statement", "Kejadian", "What happened", required=True),
        **worded("reason", "Alasan melewati tahap", "Reason for a skipped stage"),
        "conflicts_with": Column(
            kind=table.reference("agreement_events", many=True),
            label=Text("Bertentangan dengan", "In conflict with"),
            is_required=False,
            is_fact=False,
        ),
        "confidence": Column(kind=category("confidence"), label=Text("Keyakinan", "Confidence")),
        **cited(),
        **noted(),
    },
)

DOCUMENTS = Table(
    name="documents",
    title=Text("Dokumen", "Documents"),
    about=Text(
        "Naskah yang diketahui, dan di mana disimpan", "Documents that are known, and where they are kept"
    ),
    key="document_id",
    columns={
        "document_id": key(Text("Kunci dokumen", "Document key")),
        "agreement_id": _OF,
        "kind": Column(kind=category("documents"), label=Text("Jenis", "Kind")),
        "number": text("Nomor", "Number"),
        "date": Column(kind=table.day(), label=Text("Tanggal", "Date"), is_required=False),
        "valid_to": Column(kind=table.day(), label=Text("Berlaku sampai", "Valid to"), is_required=False),
        "kept_at": text("Disimpan di", "Kept at"),
        **cited(),
        **noted(),
    },
)

PARTIES = Table(
    name="parties",
    title=Text("Pihak luar", "Outside parties"),
    about=Text(
        "Pihak yang bukan kabupaten/kota provinsi ini", "Parties that are no regency or city of the province"
    ),
    key="party_id",
    columns={
        "party_id": Column(
            kind=kinds.Pattern(
                expected=Text(
                    "kode Kemendagri, atau kunci dari huruf kecil, angka, - dan _",
                    "a Kemendagri code, or a key of small letters, digits, - and _",
                ),
                pattern=kinds.PARTY_KEY,
                reads="code",
            ),
            label=Text("Kunci pihak", "Party key"),
            is_fact=False,
        ),
        **worded("name", "Nama", "Name", required=True, fact=False),
        "aliases": text("Nama lain", "Other names", Text("dipisah |", "separated by |"), fact=False),
        "kind": Column(
            kind=table.choice(
                province=Text("provinsi", "province"),
                regency=Text("kabupaten", "regency"),
                city=Text("kota", "city"),
                authority=Text("otorita", "authority"),
                ministry=Text("kementerian atau lembaga", "ministry or agency"),
                group=Text("kelompok daerah", "group of regions"),
                other=Text("lain", "other"),
            ),
            label=Text("Jenis", "Kind"),
        ),
        "lon": Column(kind=_LON, label=Text("Bujur", "Longitude"), is_required=False, is_fact=False),
        "lat": Column(kind=_LAT, label=Text("Lintang", "Latitude"), is_required=False, is_fact=False),
        **cited(),
        **noted(),
    },
)

STAGES = Table(
    name="stages",
    title=Text("Tahap", "Stages"),
    about=Text(
        "Tahap kerja sama, arti masing-masing bagi status, dan dokumen yang diperlukan",
        "Stages of cooperation, what each makes of an agreement, and the documents due",
    ),
    key="stage",
    columns={
        "stage": key(Text("Tahap", "Stage")),
        "regime": Column(
            kind=table.choice(
                register=Text("catatan register", "the register's own"),
                ksdd=Text("KSDD menurut PP 28/2018", "KSDD under PP 28/2018"),
                ksdpk=Text("KSDPK menurut PP 28/2018", "KSDPK under PP 28/2018"),
                ksad_2009=Text("menurut Permendagri 22/2009", "under Permendagri 22/2009"),
            ),
            label=Text("Aturan", "Regime"),
        ),
        "order": Column(kind=table.count(1000), label=Text("Urutan", "Order"), is_required=False),
        **worded("name", "Nama", "Name", required=True, fact=False),
        "status": Column(
            kind=category("statuses"),
            label=Text("Menjadikan status", "Makes the status"),
            about=Text("kosong: tidak mengubah status", "empty: does not change the status"),
            is_required=False,
        ),
        "documents_due": Column(
            kind=category("documents", many=True), label=Text("Dokumen", "Documents due"), is_required=False
        ),
        **worded("documents_note", "Dokumen menurut sumber", "Documents in the source"),
        "legal_basis": text("Dasar hukum", "Legal basis"),
        "confirmed": Column(
            kind=table.choice(
                yes=Text("dipastikan dari naskah", "confirmed from the text"),
                excerpt=Text("menurut kutipan", "from an excerpt"),
                no=Text("belum dipastikan", "not confirmed"),
            ),
            label=Text("Kepastian", "Confirmed"),
        ),
        **cited(required=False),
        **noted(),
    },
)
