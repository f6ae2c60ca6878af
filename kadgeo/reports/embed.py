"""What another page needs to show a map, in the manner of oEmbed (https://oembed.com)."""

from __future__ import annotations

from html import escape
from typing import Any

from kadgeo.layers import MapSpec
from kadgeo.render.alt_text import alt_text
from kadgeo.text import DEFAULT_LANG, Lang

WIDTH, HEIGHT = 800, 600  # pixels of the frame that is offered
FORMATS = ("png", "svg", "pdf")


def embedding(spec: MapSpec, *, lang: Lang = DEFAULT_LANG, base: str = "") -> dict[str, Any]:
    """Title, text alternative, size, sources and snippets of a map.

    Parameters
    ----------
    spec : MapSpec
    lang : {"id", "en"}
    base : str
        Address of the folder that holds the pages, with its last slash; relative if omitted.

    Returns
    -------
    dict
        Of JSON values. ``html`` is the frame to put into a page, ``markdown`` and ``image_html`` show
        the picture, ``files`` tells where the page and the figures are.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> embedding(draw("zones", kadgeo.load()))["type"]
    'rich'
    """
    title, alt = spec.title.to(lang), alt_text(spec).to(lang)
    page = f"{base}{spec.name}.html"
    files = {name: f"{base}figures/{spec.name}.{name}" for name in FORMATS}
    provider = spec.sheet.publisher.to(lang) if spec.sheet else ""
    frame = (
        f'<iframe src="{escape(page)}?embed=1" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "description": spec.below_title.to(lang),
        "alt": alt,
        "lang": lang,
        "provider_name": provider,
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame,
        "image_html": f'<img src="{escape(files["png"])}" alt="{escape(alt)}">',
        "markdown": f"[![{_plain(alt)}]({files['png']})]({page})",
        "files": {"html": page, **files},
        "sources": [credit.to(lang) for credit in spec.credits],
        "dates": [
            {"what": label.to(lang), "date": iso} for label, iso in (spec.sheet.dates if spec.sheet else ())
        ],
    }


def _plain(words: str) -> str:
    """Words that cannot end the brackets they stand in."""
    return words.replace("\\", "").replace("[", "(").replace("]", ")")
