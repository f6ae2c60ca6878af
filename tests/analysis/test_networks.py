from __future__ import annotations

import pandas as pd
import pytest

from kadgeo.analysis import run
from kadgeo.analysis.networks import agreement_graph, network

KUKAR = "64.02"


def links(*pairs: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"partner_a_code": [one[0] for one in pairs], "partner_b_code": [one[1] for one in pairs]}
    )


def nodes(codes: str) -> pd.DataFrame:
    return pd.DataFrame({"name": list(codes)}, index=pd.Index(list(codes), name="regency_code"))


def test_a_chain():
    table = network(nodes("abcd"), links("ab", "bc", "cd"))
    assert table["degree"].to_list() == [1, 2, 2, 1]
    assert table["betweenness_share"].to_list() == pytest.approx([0, 2 / 3, 2 / 3, 0])
    assert table["hub_share"].to_list() == pytest.approx([1 / 3, 2 / 3, 2 / 3, 1 / 3])
    assert table["cut_off_codes"].to_list() == [(), ("a",), ("d",), ()]
    assert table["components_left"].to_list() == [1, 1, 1, 1]


def test_a_ring_survives_the_loss_of_anyone():
    table = network(nodes("abcd"), links("ab", "bc", "cd", "da"))
    assert (table["cut_off_codes"].map(len) == 0).all()
    assert (table["links_left"] == 2).all()
    assert (table["components_left"] == 1).all()


def test_two_groups_and_one_alone():
    table = network(nodes("abcde"), links("ab", "cd", "dc"))
    assert table["component"].to_list() == [1, 1, 2, 2, 3]
    assert table["component_size"].to_list() == [2, 2, 2, 2, 1]
    assert table.at["c", "agreement_count"] == 2
    assert table.at["c", "degree"] == 1
    assert table.at["a", "agreements_left"] == 2
    assert table.at["e", "components_left"] == 2


def test_two_agreements_of_one_pair_are_one_link():
    graph = agreement_graph(nodes("ab"), links("ab", "ba"))
    assert list(graph.edges(data="agreement_count")) == [("a", "b", 2)]


def test_no_agreements_at_all():
    table = network(nodes("abc"), links())
    assert table[["degree", "hub_share", "betweenness_share"]].sum().sum() == 0
    assert table["component"].to_list() == [1, 2, 3]


def test_the_record_is_a_star_about_one_regency(dataset):
    table = run("network", dataset)
    hub = table.loc[KUKAR]
    assert (hub["agreement_count"], hub["degree"], hub["hub_share"]) == (6, 6, 1.0)
    assert hub["betweenness_share"] == pytest.approx(15 / 36)  # all pairs of six partners, of those of nine
    assert (hub["agreements_left"], hub["links_left"], hub["components_left"]) == (0, 0, 0)
    assert len(hub["cut_off_codes"]) == 6
    others = table.drop(index=KUKAR)
    assert (others["betweenness_share"] == 0).all()
    assert set(others["agreements_left"]) == {5, 6}
    assert table["component_size"].value_counts().to_dict() == {7: 7, 1: 3}
