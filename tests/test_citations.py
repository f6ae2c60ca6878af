"""A source is named in the reader's language where its table has words for it."""

from __future__ import annotations

import pandas as pd

from kadgeo.findings import findings
from kadgeo.reports.timeline import citations


def test_a_citation_is_in_both_languages_and_ends_with_the_place(dataset):
    frame = pd.DataFrame(
        {"source_id": ["notulen-2014", "batas-wilayah", None], "source_place": ["butir 1", None, None]},
        index=["a", "b", "c"],
    )
    cited = dataset.citation(frame)
    assert list(cited.index) == ["a", "b", "c"]
    assert (cited["a"].id, cited["a"].en) == (
        "Berita rapat 6 Feb 2014, butir 1",
        "News of the meeting, 6 Feb 2014, butir 1",
    )
    assert cited["b"].en == "Batas Wilayah", "without English words the Indonesian ones stand"
    assert cited["c"] is None
    assert citations(dataset, frame[:1])[0].text == cited["a"]


def test_no_english_sentence_names_a_source_by_indonesian_words(dataset):
    said = [one.text for one in findings(dataset)]
    assert any("Berita rapat 6 Feb 2014" in one.id for one in said)
    assert [one.en for one in said if "Berita rapat" in one.en] == []
