"""The project folder: where it is, and what its settings file ``kadgeo.toml`` says."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from kadgeo.errors import ProjectError
from kadgeo.project.declaration import DECLARATION, GROUPS
from kadgeo.project.model import NO_PROVINCE, MapSettings, Project
from kadgeo.settings.declared import Reader
from kadgeo.settings.document import Document, parse
from kadgeo.settings.kinds import choice, spelled
from kadgeo.settings.paths import inside
from kadgeo.text import Text

__all__ = ["GROUPS", "NO_PROVINCE", "SETTINGS", "MapSettings", "Project", "find", "read"]

SETTINGS = "kadgeo.toml"
_LEFT_OUT = ("register", "leave_out_confidence")
_PACKAGE = Path(__file__).parents[1]
# In a wheel the shipped project lies inside the package; in a checkout it is the folder around it.
_SHIPPED = (_PACKAGE / "_project", _PACKAGE.parent)


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
    """Read the settings of a project, right or wrong.

    What is wrong with them stands in ``issues``, so that it is told together with what is wrong with the
    data; :func:`kadgeo.load` refuses a project that has any.

    Parameters
    ----------
    folder : str or Path, optional
        Project folder; the shipped project if omitted.

    Raises
    ------
    ProjectError
        The folder holds no settings, or they may not be opened.

    Examples
    --------
    >>> read().lang, read().issues
    ('id', ())
    """
    root = find(folder)
    return of_document(root, _document(root))


def of_document(root: Path, document: Document) -> Project:
    """What a settings file says, with blanks for what cannot be used."""
    reader = Reader(document)
    values = reader.read(DECLARATION)
    left_out, confidence = values["register"]["leave_out_confidence"], values["categories"]["confidence"]
    known = [category.key for category in confidence]
    for key in left_out:
        if key not in known:
            expected = choice(known or ["-"]).expected
            reader.note(_LEFT_OUT, spelled(key), expected)
    province = {f"province_{name}": value for name, value in values["province"].items()}
    projections = {f"{name}_crs": value for name, value in values["crs"].items()}
    return Project(
        root=root,
        categories=values["categories"],
        leave_out_confidence=left_out,
        maps=MappingProxyType(values["maps"]),
        document=document,
        issues=tuple(reader.issues),
        **values["project"],
        **province,
        **projections,
    )


def _document(root: Path) -> Document:
    path = inside(root, SETTINGS)
    if path is None:
        raise ProjectError(
            Text(
                f"{root / SETTINGS}: menunjuk ke luar folder proyek; salin berkasnya ke sana",
                f"{root / SETTINGS}: leads out of the project folder; copy the file there",
            )
        )
    try:
        return parse(SETTINGS, path.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProjectError(
            Text(f"{path}: tidak dapat dibuka: {reason}", f"{path}: cannot be opened: {reason}")
        ) from error
