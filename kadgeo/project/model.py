"""What the settings of a project say, as the program uses it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kadgeo.errors import Issue
from kadgeo.palette import Category
from kadgeo.settings.document import Document
from kadgeo.text import Lang, Text

NO_PROVINCE = "00"  # code of an area that is not one province


@dataclass(frozen=True, kw_only=True)
class MapSettings:
    """What the project says of one of its maps: its titles, its day and the options of its function.

    Parameters
    ----------
    title, subtitle : Text
    options : mapping of str to object
        Options of the map's function, as they are written.
    as_of : date, optional
        The day the map always shows; None for the day the data are asked for.
    """

    title: Text
    subtitle: Text
    options: Mapping[str, Any]
    as_of: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Project:
    """Settings of a project folder.

    Parameters
    ----------
    root : Path
        The folder.
    title, subtitle, area_name, publisher : Text
        What the project and its area are called, and who publishes the maps.
    province_code, province_name : str
        Region code (two digits) and name of the province; :data:`NO_PROVINCE` where the area is not one.
    province_aliases : tuple of str
        Other spellings of the province in the tables.
    lang : {"id", "en"}
        Language of the output unless another is asked for.
    area_crs, metric_crs : str
        Equal-area CRS for areas and projected CRS in metres for distances on the plane.
    categories : mapping of str to tuple of Category
        Legend entries by group, see :data:`kadgeo.project.GROUPS`; a group that the settings leave
        out is empty.
    leave_out_confidence : tuple of str
        Keys of ``confidence``: events of the register so marked are left out.
    maps : mapping of str to MapSettings
        The maps to build, in order.
    document : Document
        The settings file as parsed: tells on which line a setting stands.
    issues : tuple of Issue
        What is wrong with the settings; where there is any, blanks stand in for what cannot be used.
    """

    root: Path
    title: Text
    subtitle: Text
    area_name: Text
    publisher: Text
    province_code: str
    province_name: str
    province_aliases: tuple[str, ...]
    lang: Lang
    area_crs: str
    metric_crs: str
    categories: Mapping[str, tuple[Category, ...]]
    maps: Mapping[str, MapSettings]
    leave_out_confidence: tuple[str, ...] = ()
    document: Document = field(repr=False)
    issues: tuple[Issue, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Could the settings be read at all; if not, all of them are blanks."""
        return self.document.values is not None

    @property
    def data(self) -> Path:
        """Folder of the project's data."""
        return self.root / "data"

    def keys(self, group: str) -> list[str]:
        """Category keys of a group; none where the settings leave the group out."""
        return [category.key for category in self.categories.get(group, ())]

    def label(self, group: str, key: str) -> Text:
        """Words for a category key; the key itself where the settings have no words for it."""
        labels = {category.key: category.label for category in self.categories.get(group, ())}
        return labels.get(key, Text.same(key))
