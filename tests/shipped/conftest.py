"""The shipped project: what these tests find is stated of it, and of no other."""

from real import dataset, project, project_copy

collect_ignore_glob = ["*conftest.py"]
__all__ = ["dataset", "project", "project_copy"]
