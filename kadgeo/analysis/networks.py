"""The agreements as a network: who is central, and what hangs on one partner."""

from __future__ import annotations

import geopandas as gpd
import networkx as nx
import pandas as pd


def link_graph(regencies: gpd.GeoDataFrame, agreement_links: pd.DataFrame) -> nx.Graph:
    """Regencies as nodes, pairs that a current agreement joins as edges.

    Parameters
    ----------
    regencies : GeoDataFrame
        Indexed by ``regency_code``; each becomes a node, with or without agreements.
    agreement_links : DataFrame
        ``a_code``, ``b_code`` and ``is_current``.

    Returns
    -------
    networkx.Graph
        Each edge has ``link_count``, the agreements that join the two.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> graph = link_graph(sample().regencies, sample().agreement_links)
    >>> list(graph.edges(data="link_count"))
    [('99.01', '99.02', 2), ('99.01', '99.03', 1), ('99.02', '99.03', 1)]
    """
    graph = nx.Graph()
    graph.add_nodes_from(regencies.index)
    links = agreement_links[agreement_links["is_current"].astype(bool)]
    for a, b in zip(links["a_code"], links["b_code"], strict=True):
        count = graph.get_edge_data(a, b, {"link_count": 0})["link_count"]
        graph.add_edge(a, b, link_count=count + 1)
    return graph


def network(
    regencies: gpd.GeoDataFrame, agreements: pd.DataFrame, agreement_links: pd.DataFrame
) -> pd.DataFrame:
    """Place of each regency in the network of current agreements, and what is left if it withdraws.

    Current agreements are those planned or in force that are no boundary matter. One of several
    parties counts once for each of them, and joins every two of them.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``name``, indexed by ``regency_code``.
    agreements : DataFrame
        ``party_codes`` and ``outside_ids`` (tuples) and ``is_current``, one row an agreement.
    agreement_links : DataFrame
        ``a_code``, ``b_code`` and ``is_current``, one row a pair of regencies in an agreement.

    Returns
    -------
    DataFrame
        On ``regencies.index``: ``name``;
        ``agreement_count`` and ``hub_share``, the regency's part in all current agreements, those
        with parties outside the province too, in [0, 1];
        ``degree``, the number of its partners among the regencies; ``betweenness_share``, the part
        of all pairs of other regencies whose shortest chain of agreements runs through it, in [0, 1];
        ``component`` (numbered from the largest) and ``component_size``.
        If the regency withdraws: ``agreements_left`` (that still have two parties), ``links_left``
        (pairs of partners), ``components_left`` (groups of two and more still linked) and
        ``cut_off_codes`` (tuple: partners that then have no agreement with a regency).

    Examples
    --------
    Three regencies of the sample agree on waste; a road is planned by two, a ferry joins one to another
    province:

    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("network", sample())
    >>> table[["degree", "hub_share", "component_size", "agreements_left"]].round(2)
                  degree  hub_share  component_size  agreements_left
    regency_code
    99.01              2       0.67               3                2
    99.02              2       1.00               3                1
    99.03              2       0.33               3                3
    99.04              0       0.00               1                3
    """
    graph = link_graph(regencies, agreement_links)
    current = agreements[agreements["is_current"].astype(bool)]
    parties = [
        (*own, *outside) for own, outside in zip(current["party_codes"], current["outside_ids"], strict=True)
    ]
    between = nx.betweenness_centrality(graph, normalized=True)
    component = _components(graph)
    sizes = pd.Series(component).value_counts()
    rows = [
        {
            "name": name,
            "agreement_count": sum(code in some for some in parties),
            "hub_share": sum(code in some for some in parties) / max(len(parties), 1),
            "degree": graph.degree[code],
            "betweenness_share": between[code],
            "component": component[code],
            "component_size": int(sizes[component[code]]),
            **_without(graph, code, parties),
        }
        for code, name in regencies["name"].items()
    ]
    return pd.DataFrame(rows, index=regencies.index)


def _components(graph: nx.Graph) -> dict[str, int]:
    """Number of each node's component, the largest first, then by the lowest code."""
    found = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    return {code: number for number, nodes in enumerate(found, start=1) for code in nodes}


def _without(graph: nx.Graph, code: str, parties: list[tuple[str, ...]]) -> dict[str, object]:
    """What is left of the network without one regency."""
    rest = graph.copy()
    rest.remove_node(code)
    return {
        "agreements_left": sum(len({*some} - {code}) > 1 for some in parties),
        "links_left": rest.number_of_edges(),
        "components_left": sum(len(nodes) > 1 for nodes in nx.connected_components(rest)),
        "cut_off_codes": tuple(other for other in graph[code] if not rest.degree[other]),
    }
