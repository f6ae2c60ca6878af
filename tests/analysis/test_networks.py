from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pandas as pd
import pytest

from kadgeo.analysis.networks import link_graph, network


def place(codes: str, *agreements: str, outside: str = "", current: bool = True) -> pd.DataFrame:
    """The network of agreements, each the letters of its parties; those of `outside` are no regencies."""
    parties = [tuple(one for one in some if one not in outside) for some in agreements]
    others = [tuple(one for one in some if one in outside) for some in agreements]
    table = pd.DataFrame({"party_codes": parties, "outside_ids": others, "is_current": current})
    return network(nodes(codes), table, links(*parties, current=current))


def links(*agreements: Iterable[str], current: bool = True) -> pd.DataFrame:
    pairs = [pair for parties in agreements for pair in combinations(parties, 2)]
    return pd.DataFrame(pairs, columns=["a_code", "b_code"]).assign(is_current=current)


def nodes(codes: str) -> pd.DataFrame:
    return pd.DataFrame({"name": list(codes)}, index=pd.Index(list(codes), name="regency_code"))


def test_a_chain():
    table = place("abcd", "ab", "bc", "cd")
    assert table["degree"].to_list() == [1, 2, 2, 1]
    assert table["betweenness_share"].to_list() == pytest.approx([0, 2 / 3, 2 / 3, 0])
    assert table["hub_share"].to_list() == pytest.approx([1 / 3, 2 / 3, 2 / 3, 1 / 3])
    assert table["cut_off_codes"].to_list() == [(), ("a",), ("d",), ()]
    assert table["components_left"].to_list() == [1, 1, 1, 1]


def test_a_ring_survives_the_loss_of_anyone():
    table = place("abcd", "ab", "bc", "cd", "da")
    assert (table["cut_off_codes"].map(len) == 0).all()
    assert (table["links_left"] == 2).all()
    assert (table["components_left"] == 1).all()


def test_two_groups_and_one_alone():
    table = place("abcde", "ab", "cd", "dc")
    assert table["component"].to_list() == [1, 1, 2, 2, 3]
    assert table["component_size"].to_list() == [2, 2, 2, 2, 1]
    assert table.at["c", "agreement_count"] == 2
    assert table.at["c", "degree"] == 1
    assert table.at["a", "agreements_left"] == 2
    assert table.at["e", "components_left"] == 2


def test_two_agreements_of_one_pair_are_one_link():
    graph = link_graph(nodes("ab"), links("ab", "ba"))
    assert list(graph.edges(data="link_count")) == [("a", "b", 2)]


def test_no_agreements_at_all():
    table = place("abc")
    assert table[["degree", "hub_share", "betweenness_share"]].sum().sum() == 0
    assert table["component"].to_list() == [1, 2, 3]


def test_an_agreement_of_three_counts_once_for_each_and_joins_all():
    table = place("abcd", "abc")
    assert table["agreement_count"].to_list() == [1, 1, 1, 0]
    assert table["degree"].to_list() == [2, 2, 2, 0]
    assert table["hub_share"].to_list() == [1, 1, 1, 0]
    assert table["agreements_left"].to_list() == [1, 1, 1, 1]
    assert (table["cut_off_codes"].map(len) == 0).all()


def test_agreements_with_outsiders_count_but_join_nobody():
    table = place("ab", "ax", "ab", "ab", "xy", outside="xy")
    assert table["agreement_count"].to_list() == [3, 2]
    assert table["hub_share"].to_list() == [0.75, 0.5]
    assert table["degree"].to_list() == [1, 1]
    assert table["agreements_left"].to_list() == [1, 2]


def test_what_is_not_current_does_not_count():
    table = place("abc", "abc", "ab", current=False)
    assert table[["agreement_count", "degree", "hub_share", "agreements_left"]].sum().sum() == 0
