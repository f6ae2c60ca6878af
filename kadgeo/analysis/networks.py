"""The agreements as a network: who is central, and what hangs on one partner."""

from __future__ import annotations

import geopandas as gpd
import networkx as nx
import pandas as pd


def agreement_graph(regencies: gpd.GeoDataFrame, agreements: pd.DataFrame) -> nx.Graph:
    """Regencies as nodes, pairs with at least one agreement as edges.

    Parameters
    ----------
    regencies : GeoDataFrame
        Indexed by ``regency_code``; each becomes a node, with or without agreements.
    agreements : DataFrame
        ``partner_a_code`` and ``partner_b_code``.

    Returns
    -------
    networkx.Graph
        Each edge has ``agreement_count``.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> graph = agreement_graph(sample().regencies, sample().agreements)
    >>> list(graph.edges(data="agreement_count"))
    [('99.01', '99.02', 2), ('99.01', '99.03', 1)]
    """
    graph = nx.Graph()
    graph.add_nodes_from(regencies.index)
    for a, b in zip(agreements["partner_a_code"], agreements["partner_b_code"], strict=True):
        count = graph.get_edge_data(a, b, {"agreement_count": 0})["agreement_count"]
        graph.add_edge(a, b, agreement_count=count + 1)
    return graph


def network(regencies: gpd.GeoDataFrame, agreements: pd.DataFrame) -> pd.DataFrame:
    """Place of each regency in the network of agreements, and what is left if it withdraws.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``name``, indexed by ``regency_code``.
    agreements : DataFrame
        ``partner_a_code`` and ``partner_b_code``.

    Returns
    -------
    DataFrame
        On ``regencies.index``: ``name``;
        ``agreement_count`` and ``hub_share``, the regency's part in all agreements, in [0, 1];
        ``degree``, the number of its partners; ``betweenness_share``, the part of all pairs of
        other regencies whose shortest chain of agreements runs through it, in [0, 1];
        ``component`` (numbered from the largest) and ``component_size``.
        If the regency withdraws: ``agreements_left``, ``links_left`` (pairs of partners),
        ``components_left`` (groups of two and more still linked) and ``cut_off_codes`` (tuple:
        partners that then have no agreement).

    Examples
    --------
    Everything in the sample hangs on one regency:

    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("network", sample())
    >>> table[["degree", "hub_share", "component_size", "agreements_left"]].round(2)
                   degree  hub_share  component_size  agreements_left
    regency_code
    99.01               2       1.00               3                0
    99.02               1       0.67               3                1
    99.03               1       0.33               3                2
    99.04               0       0.00               1                3
    >>> table.loc["99.01", "cut_off_codes"]
    ('99.02', '99.03')
    """
    graph = agreement_graph(regencies, agreements)
    count = dict(graph.degree(weight="agreement_count"))
    between = nx.betweenness_centrality(graph, normalized=True)
    component = _components(graph)
    sizes = pd.Series(component).value_counts()
    rows = [
        {
            "name": name,
            "agreement_count": count[code],
            "hub_share": count[code] / max(len(agreements), 1),
            "degree": graph.degree[code],
            "betweenness_share": between[code],
            "component": component[code],
            "component_size": int(sizes[component[code]]),
            **_without(graph, code, len(agreements) - count[code]),
        }
        for code, name in regencies["name"].items()
    ]
    return pd.DataFrame(rows, index=regencies.index)


def _components(graph: nx.Graph) -> dict[str, int]:
    """Number of each node's component, the largest first, then by the lowest code."""
    found = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    return {code: number for number, nodes in enumerate(found, start=1) for code in nodes}


def _without(graph: nx.Graph, code: str, agreements_left: int) -> dict[str, object]:
    """What is left of the network without one regency."""
    rest = graph.copy()
    rest.remove_node(code)
    return {
        "agreements_left": agreements_left,
        "links_left": rest.number_of_edges(),
        "components_left": sum(len(nodes) > 1 for nodes in nx.connected_components(rest)),
        "cut_off_codes": tuple(other for other in graph[code] if not rest.degree[other]),
    }
