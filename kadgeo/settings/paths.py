"""Where a file that the settings name really lies."""

from __future__ import annotations

from pathlib import Path


def inside(folder: Path, name: str) -> Path | None:
    """File `name` of `folder`, or None where it lies elsewhere.

    An absolute name, ``..`` and symbolic links are followed to the end: what counts is where they
    lead. `folder` itself must be no link to elsewhere either.

    Parameters
    ----------
    folder : Path
        An absolute path below a resolved one.
    name : str
        As a setting or a cell has it.

    Examples
    --------
    >>> from pathlib import Path
    >>> inside(Path("/project/data"), "record/a.txt").as_posix()
    '/project/data/record/a.txt'
    >>> inside(Path("/project/data"), "../../etc/hostname") is None
    True
    """
    try:
        path = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):  # a loop of links, a name that no file can have
        return None
    return path if path.is_relative_to(folder) else None
