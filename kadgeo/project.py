"""The project folder: where it is, and what its settings file ``kadgeo.toml`` says."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kadgeo.errors import ProjectError
from kadgeo.palette import SHAPES, Category
from kadgeo.text import LANGUAGES, Lang, Text

SETTINGS = "kadgeo.toml"
GROUPS = ("zones", "sectors", "industry", "stages", "offers")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SPELLED: dict[Any, str] = {str: "a text", list: "a list", dict: "a table", int | float: "a number"}
_PACKAGE = Path(__file__).parent
# In a wheel the shipped project lies inside the package; in a checkout it is the folder around it.
_SHIPPED = (_PACKAGE / "_project", _PACKAGE.parent)


@dataclass(frozen=True, kw_only=True)
class MapSettings:
    """What the project says of one of its maps: its titles and the options of its function."""

    title: Text
    subtitle: Text
    options: Mapping[str, Any]


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
        Region code (two digits) and name of the province.
    province_aliases : tuple of str
        Other spellings of the province in the tables.
    lang : {"id", "en"}
        Language of the output unless another is asked for.
    area_crs, metric_crs : str
        Equal-area CRS for areas and projected CRS in metres for distances on the plane.
    categories : mapping of str to tuple of Category
        Legend entries by group, see :data:`GROUPS`.
    maps : mapping of str to MapSettings
        The maps to build, in order.
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

    @property
    def data(self) -> Path:
        """Folder of the project's data."""
        return self.root / "data"

    def keys(self, group: str) -> list[str]:
        """Category keys of a group."""
        return [category.key for category in self.categories[group]]

    def label(self, group: str, key: str) -> Text:
        """Words for a category key."""
        return next(category.label for category in self.categories[group] if category.key == key)


def find(folder: str | Path | None = None) -> Path:
    """Folder of a project: `folder` if given, else the one kadgeo ships.

    Raises
    ------
    ProjectError
        There is no settings file in it.
    """
    candidates = _SHIPPED if folder is None else (Path(folder),)
    for candidate in candidates:
        if (candidate / SETTINGS).is_file():
            return candidate.resolve()
    where = candidates[-1]
    raise ProjectError(
        Text(
            f"{where}: tidak ada {SETTINGS}; pilih folder proyek dengan --project",
            f"{where}: no {SETTINGS} there; choose a project folder with --project",
        )
    )


def read(folder: str | Path | None = None) -> Project:
    """Read the settings of a project.

    Parameters
    ----------
    folder : str or Path, optional
        Project folder; the shipped project if omitted.

    Raises
    ------
    ProjectError
        The settings cannot be used; the message lists every reason.

    Examples
    --------
    >>> read().lang
    'id'
    """
    root = find(folder)
    try:
        settings = tomllib.loads((root / SETTINGS).read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(
            Text(f"{SETTINGS}: bukan TOML yang sah: {error}", f"{SETTINGS}: not valid TOML: {error}")
        ) from error
    reader = _Reader(settings)
    project = reader.project(root)
    if reader.problems:
        raise ProjectError("\n".join(f"{SETTINGS}: {problem}" for problem in reader.problems))
    return project


class _Reader:
    """Takes settings out of the parsed file and collects what is wrong with them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.problems: list[str] = []

    def project(self, root: Path) -> Project:
        self._known(self.settings, ("project", "province", "crs", "categories", "maps"), "")
        values: dict[str, Any] = {"root": root}
        for name in ("title", "subtitle", "area_name", "publisher"):
            values[name] = self._text(f"project.{name}")
        values["lang"] = self._choice("project.lang", LANGUAGES)
        values["province_code"] = self._get("province.code", str, "")
        values["province_name"] = self._get("province.name", str, "")
        values["province_aliases"] = tuple(self._list("province.aliases", str))
        values["area_crs"] = self._get("crs.area", str, "")
        values["metric_crs"] = self._get("crs.metric", str, "")
        values["categories"] = MappingProxyType({group: self._group(group) for group in GROUPS})
        values["maps"] = MappingProxyType(self._maps())

        return Project(**values)

    def _get(self, path: str, kind: Any, default: Any) -> Any:
        value: Any = self.settings
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if not isinstance(value, kind):
            found = "nothing" if value is None else repr(value)
            self.problems.append(f"{path}: expected {_SPELLED[kind]}, found {found}")
            return default
        return value

    def _list(self, path: str, kind: Any) -> list[Any]:
        values = self._get(path, list, [])
        for value in values:
            if not isinstance(value, kind):
                self.problems.append(f"{path}: expected {_SPELLED[kind]}, found {value!r}")
        return [value for value in values if isinstance(value, kind)]

    def _text(self, path: str) -> Text:
        value = self._get(path, dict, {})
        missing = [lang for lang in LANGUAGES if not isinstance(value.get(lang), str)]
        if value and missing:
            self.problems.append(f"{path}: expected text in {', '.join(missing)}")
        return Text(str(value.get("id", "")), str(value.get("en", "")))

    def _choice(self, path: str, choices: tuple[str, ...]) -> str:
        value = self._get(path, str, choices[0])
        if value not in choices:
            self.problems.append(f"{path}: expected one of {', '.join(choices)}, found {value!r}")
        return str(value)

    def _group(self, group: str) -> tuple[Category, ...]:
        entries = self._get(f"categories.{group}", dict, {})
        return tuple(self._category(f"categories.{group}.{key}", key) for key in entries)

    def _category(self, path: str, key: str) -> Category:
        value = self._get(path, dict, {})
        self._known(value, ("id", "en", "color", "shape", "dash"), f"{path}.")
        color = value.get("color", "#555555")
        if not (isinstance(color, str) and _COLOR.fullmatch(color)):
            self.problems.append(f"{path}.color: expected #rrggbb, found {color!r}")
        shape = self._choice(f"{path}.shape", SHAPES) if "shape" in value else SHAPES[0]
        dash = tuple(map(float, self._list(f"{path}.dash", int | float))) if "dash" in value else ()
        return Category(key=key, label=self._text(path), color=str(color), shape=shape, dash=dash)

    def _maps(self) -> dict[str, MapSettings]:
        maps = {}
        for name in self._get("maps", dict, {}):
            value = self._get(f"maps.{name}", dict, {})
            options = {key: one for key, one in value.items() if key not in {"title", "subtitle"}}
            maps[name] = MapSettings(
                title=self._text(f"maps.{name}.title"),
                subtitle=self._text(f"maps.{name}.subtitle"),
                options=MappingProxyType(options),
            )
        return maps

    def _known(self, value: dict[str, Any], known: tuple[str, ...], prefix: str) -> None:
        for key in value:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                self.problems.append(f"{prefix}{key}: unknown setting{hint}")
