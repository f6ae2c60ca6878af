"""Names and codes of regions and parties: the one resolver, and what it knows of the country."""

from __future__ import annotations

from kadgeo.names.directory import Names
from kadgeo.names.spellings import (
    outside_spellings,
    own_names,
    party_spellings,
    province_spellings,
    regency_spellings,
)
from kadgeo.vocabulary import fold, full_name, own_name

__all__ = [
    "Names",
    "fold",
    "full_name",
    "outside_spellings",
    "own_name",
    "own_names",
    "party_spellings",
    "province_spellings",
    "regency_spellings",
]
