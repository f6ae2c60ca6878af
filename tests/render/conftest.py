"""The shipped project."""

from real import dataset, project

collect_ignore_glob = ["*conftest.py"]
__all__ = ["dataset", "project"]
