"""The shipped project is in order: settings, data and maps."""

import kadgeo
from kadgeo import project as projects
from kadgeo.maps import problems


def test_its_settings_and_maps_are_in_order(project):
    assert project.issues == ()
    assert problems(project) == ()
    assert all(project.keys(group) for group in projects.GROUPS)


def test_its_data_have_no_problem():
    assert [issue.line() for issue in kadgeo.check() if not issue.is_notice] == []
