"""The project folder: where it is, and what its settings file ``kadgeo.toml`` says."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kadgeo.errors import ProjectError
from kadgeo.palette import COUNTS_AS, SHAPES, Category
from kadgeo.text import LANGUAGES, Lang, Text

SETTINGS = "kadgeo.toml"
GROUPS = ("zones", "sectors", "industry", "offers", "statuses", "documents", "confidence")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SPELLED: dict[Any, Text] = {
    str: Text("teks", "a text"),
    list: Text("daftar", "a list"),
    dict: Text("tabel", "a table"),
    int | float: Text("bilangan", "a number"),
    bool: Text("true atau false", "true or false"),
}
_NOTHING = Text("tidak ada apa-apa", "nothing")
_EXPECTED = Text(
    "{path}: seharusnya {expected}, ditemukan {found}", "{path}: expected {expected}, found {found}"
)
_UNTRANSLATED = Text("{path}: seharusnya teks dalam {langs}", "{path}: expected text in {langs}")
_ONE_OF = Text("salah satu dari {choices}", "one of {choices}")
_DAY = Text("hari seperti 2014-02-06", "a day such as 2014-02-06")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOOK = ("id", "en", "color", "shape", "dash")
_MEANING = {"statuses": ("counts_as",), "sectors": ("crosses_border", "effect", "is_boundary")}
_UNKNOWN = Text("{path}: setelan tidak dikenal", "{path}: unknown setting")
_NEAR = Text("; maksud Anda {near}?", "; did you mean {near}?")
_NO_TOML = Text("bukan TOML yang sah: {reason}", "not valid TOML: {reason}")
_NO_UTF8 = Text("bukan UTF-8; simpan sebagai UTF-8", "not UTF-8; save it as UTF-8")
_AT = Text("baris {line}, kolom {column}: {words}", "line {line}, column {column}: {words}")
_TOML_PLACE = re.compile(r"(?P<words>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL)
_PACKAGE = Path(__file__).parent
# In a wheel the shipped project lies inside the package; in a checkout it is the folder around it.
_SHIPPED = (_PACKAGE / "_project", _PACKAGE.parent)


@dataclass(frozen=True, kw_only=True)
class MapSettings:
    """What the project says of one of its maps: its titles, its day and the options of its function.

    Parameters
    ----------
    title, subtitle : Text
    options : mapping of str to object
        Options of the map's function.
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
        Region code (two digits) and name of the province.
    province_aliases : tuple of str
        Other spellings of the province in the tables.
    lang : {"id", "en"}
        Language of the output unless another is asked for.
    area_crs, metric_crs : str
        Equal-area CRS for areas and projected CRS in metres for distances on the plane.
    categories : mapping of str to tuple of Category
        Legend entries by group, see :data:`GROUPS`; a group that the settings leave out is empty.
    leave_out_confidence : tuple of str
        Keys of ``confidence``: events of the register so marked are left out.
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
    leave_out_confidence: tuple[str, ...] = ()

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
        raise _refused([_NO_TOML.format(reason=_toml_reason(error))]) from error
    reader = _Reader(settings)
    project = reader.project(root)
    if reader.problems:
        raise _refused(reader.problems)
    return project


def _refused(problems: Iterable[Text]) -> ProjectError:
    """The error that lists all problems of the settings, one a line."""
    lines = list(dict.fromkeys(problems))
    return ProjectError(
        Text(*("\n".join(f"{SETTINGS}: {one.to(lang)}" for one in lines) for lang in LANGUAGES))
    )


def _toml_reason(error: ValueError) -> Text:
    """What the TOML reader says, its place in both languages; its words are English only."""
    if isinstance(error, UnicodeDecodeError):
        return _NO_UTF8
    place = _TOML_PLACE.fullmatch(str(error))
    return _AT.format(**place.groupdict()) if place else Text.same(error)


class _Reader:
    """Takes settings out of the parsed file and collects what is wrong with them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.problems: list[Text] = []

    def project(self, root: Path) -> Project:
        self._known(self.settings, ("project", "province", "crs", "categories", "register", "maps"), "")
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
        values["leave_out_confidence"] = self._left_out(values["categories"]["confidence"])
        values["maps"] = MappingProxyType(self._maps())

        return Project(**values)

    def _get(self, path: str, kind: Any, default: Any) -> Any:
        value: Any = self.settings
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if not isinstance(value, kind):
            self._wrong(path, _SPELLED[kind], value)
            return default
        return value

    def _list(self, path: str, kind: Any) -> list[Any]:
        values = self._get(path, list, [])
        for value in values:
            if not isinstance(value, kind):
                self._wrong(path, _SPELLED[kind], value)
        return [value for value in values if isinstance(value, kind)]

    def _text(self, path: str) -> Text:
        value = self._get(path, dict, dict.fromkeys(LANGUAGES, ""))
        missing = [lang for lang in LANGUAGES if not isinstance(value.get(lang), str)]
        if missing:
            self.problems.append(_UNTRANSLATED.format(path=path, langs=", ".join(missing)))
        return Text(str(value.get("id", "")), str(value.get("en", "")))

    def _choice(self, path: str, choices: tuple[str, ...]) -> str:
        value = self._get(path, str, choices[0])
        if value not in choices:
            self._wrong(path, _ONE_OF.format(choices=", ".join(choices)), value)
        return str(value)

    def _group(self, group: str) -> tuple[Category, ...]:
        if group not in self._get("categories", dict, {}):
            return ()
        entries = self._get(f"categories.{group}", dict, {})
        return tuple(self._category(f"categories.{group}.{key}", group, key) for key in entries)

    def _category(self, path: str, group: str, key: str) -> Category:
        value = self._get(path, dict, {})
        self._known(value, (*_LOOK, *_MEANING.get(group, ())), f"{path}.")
        color = value.get("color", "#555555")
        if not (isinstance(color, str) and _COLOR.fullmatch(color)):
            self._wrong(f"{path}.color", Text.same("#rrggbb"), color)
        shape = self._choice(f"{path}.shape", SHAPES) if "shape" in value else SHAPES[0]
        dash = tuple(map(float, self._list(f"{path}.dash", int | float))) if "dash" in value else ()
        return Category(
            key=key,
            label=self._text(path),
            color=str(color),
            shape=shape,
            dash=dash,
            counts_as=self._choice(f"{path}.counts_as", COUNTS_AS) if group == "statuses" else "",
            crosses_border="crosses_border" in value and self._get(f"{path}.crosses_border", bool, False),
            is_boundary="is_boundary" in value and self._get(f"{path}.is_boundary", bool, False),
            effect=self._text(f"{path}.effect") if "effect" in value else None,
        )

    def _left_out(self, confidence: tuple[Category, ...]) -> tuple[str, ...]:
        if "register" not in self.settings:
            return ()
        self._known(self._get("register", dict, {}), ("leave_out_confidence",), "register.")
        known, path = [category.key for category in confidence], "register.leave_out_confidence"
        keys = self._list(path, str)
        for key in keys:
            if key not in known:
                self._wrong(path, _ONE_OF.format(choices=", ".join(known) or "-"), key)
        return tuple(keys)

    def _day(self, path: str) -> datetime.date | None:
        """A day, as TOML writes it or as text."""
        value = self._get(path, object, None)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            with suppress(ValueError):  # a day that no month has
                return datetime.date.fromisoformat(value)
        self._wrong(path, _DAY, value)
        return None

    def _maps(self) -> dict[str, MapSettings]:
        maps = {}
        for name in self._get("maps", dict, {}):
            value = self._get(f"maps.{name}", dict, {})
            options = {key: one for key, one in value.items() if key not in {"title", "subtitle", "as_of"}}
            maps[name] = MapSettings(
                title=self._text(f"maps.{name}.title"),
                subtitle=self._text(f"maps.{name}.subtitle"),
                options=MappingProxyType(options),
                as_of=self._day(f"maps.{name}.as_of") if "as_of" in value else None,
            )
        return maps

    def _known(self, value: dict[str, Any], known: tuple[str, ...], prefix: str) -> None:
        for key in value:
            if key not in known:
                unknown = _UNKNOWN.format(path=f"{prefix}{key}")
                near = difflib.get_close_matches(key, known, n=1)
                hint = _NEAR.format(near=near[0]) if near else Text.same("")
                self.problems.append(Text(unknown.id + hint.id, unknown.en + hint.en))

    def _wrong(self, path: str, expected: Text, value: Any) -> None:
        found = _NOTHING if value is None else Text.same(repr(value))
        self.problems.append(_EXPECTED.format(path=path, expected=expected, found=found))
