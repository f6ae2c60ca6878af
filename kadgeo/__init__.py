"""kadgeo: maps and analyses of inter-regional cooperation, from tables and boundaries.

``kadgeo.load()`` reads a project into a :class:`~kadgeo.dataset.Dataset`; ``kadgeo.maps.MAPS``
holds the maps that can be made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kadgeo.dataset import Dataset as Dataset
    from kadgeo.dataset import check as check
    from kadgeo.dataset import load as load

__all__ = ["Dataset", "check", "load"]


def __getattr__(name: str) -> object:
    # The command line's help must not wait for geopandas: the data code is imported when it is used.
    if name in __all__:
        from kadgeo import dataset

        return getattr(dataset, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
