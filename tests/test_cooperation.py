"""Links of the register's map, on a register with a great many agreements."""

import dataclasses
import datetime
import random

import pandas as pd
import pytest

from kadgeo.layers import HAIRLINE
from kadgeo.maps import draw
from kadgeo.maps.cooperation import MOST_LABELS, MOST_STRONG, link_layers
from kadgeo.maps.facets import PARTY, YEAR
from kadgeo.text import Text

COUNT = 208


@pytest.fixture(scope="module")
def many(dataset):
    """The dataset with 208 agreements at random, of two to five parties."""
    draw = random.Random(8)
    frame, codes = dataset.agreements, list(dataset.regencies.index)
    others = frame[~frame["is_boundary"]]
    rows = pd.concat([others] * (COUNT // len(others) + 1)).iloc[:COUNT]
    rows.index = pd.Index([f"a{number}" for number in range(COUNT)], name=frame.index.name)
    parties = [tuple(draw.sample(codes, draw.choice((2, 2, 2, 3, 4, 5)))) for _ in rows.index]
    nobody = pd.Series([()] * COUNT, rows.index, dtype=object)
    parties = pd.Series(parties, rows.index, dtype=object)
    rows = rows.assign(party_codes=parties, outside_ids=nobody, counts_as=rows["counts_as"])
    return dataclasses.replace(dataset, agreements=rows, root=None)


def test_every_agreement_is_on_one_link_and_few_links_are_strong(many) -> None:
    (layer,) = link_layers(many)
    links = layer.data
    assert sum(links["agreements"].map(len)) == COUNT
    assert links.index.is_unique
    assert links["label"].notna().sum() == MOST_LABELS
    assert sum(one > HAIRLINE for one in layer.pixels()) == MOST_STRONG
    pairs = links[links["parties"].map(len) == 2]
    assert len(pairs) <= 45, "one link for each pair"


def test_three_parties_are_a_hub_with_a_spoke_for_each(many) -> None:
    (layer,) = link_layers(many)
    for row in layer.data.itertuples():
        spokes = getattr(row.geometry, "geoms", [row.geometry])
        assert len(spokes) == (1 if len(row.parties) == 2 else len(row.parties))
        if len(row.parties) > 2:
            assert len({spoke.coords[0] for spoke in spokes}) == 1


def test_filters_have_the_keys_of_every_member(many) -> None:
    (layer,) = link_layers(many)
    known = {one.column: {category.key for category in one.categories} for one in layer.filters}
    for row in layer.data.to_dict("records"):
        for column, keys in known.items():
            assert len(row[column]) == len(row["states"])
            assert {key for some in row[column] for key in some} <= keys
        assert all(set(some) == set(row["parties"]) for some in row[PARTY])
        assert all(len(some) == 1 for some in row[YEAR])


@pytest.mark.parametrize("name", ["gaps", "network", "overview"])
def test_a_map_of_a_fixed_day_names_it(dataset, name: str) -> None:
    settings = dataset.project.maps[name]
    day = datetime.date(2014, 2, 6)

    def drawn(title: Text):
        fixed = dataclasses.replace(settings, title=title, as_of=day)
        project = dataclasses.replace(dataset.project, maps={**dataset.project.maps, name: fixed})
        return draw(name, dataclasses.replace(dataset, project=project, root=None))

    spec = drawn(Text("Peta", "Map"))
    assert spec.below_title.id.endswith("Keadaan register per 6 Februari 2014.")
    assert spec.below_title.en.endswith("State of the register on 6 February 2014.")
    named = drawn(Text("Peta, 6 Februari 2014", "Map, 6 February 2014"))
    assert named.below_title == named.subtitle, "the title has the day"
