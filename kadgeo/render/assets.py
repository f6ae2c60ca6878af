"""The page's own files, and Leaflet's from its package."""

from __future__ import annotations

import functools
import re
from importlib import resources

import jinja2
import rcssmin
import rjsmin
from xstatic.pkg import leaflet

LEAFLET_VERSION = str(leaflet.VERSION)


@functools.cache
def own(name: str) -> str:
    """Text of a file in ``kadgeo/render/page``."""
    return (resources.files("kadgeo.render") / "page" / name).read_text(encoding="utf-8")


@functools.cache
def script(*names: str) -> str:
    """Scripts joined, without comments and needless space."""
    return str(rjsmin.jsmin("\n".join(own(f"{name}.js") for name in names)))


@functools.cache
def style(name: str) -> str:
    """A style sheet without comments and needless space."""
    return str(rcssmin.cssmin(own(f"{name}.css")))


@functools.cache
def template(name: str) -> jinja2.Template:
    """A page template in which all that is filled in is escaped."""
    environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
    return environment.from_string(own(name))


@functools.cache
def leaflet_script() -> str:
    """Leaflet, without the pointer to its source map: nothing may be asked of the network."""
    return re.sub(r"//# sourceMappingURL=\S+", "", _leaflet("leaflet.js"))


@functools.cache
def leaflet_style() -> str:
    """Leaflet's style sheet, without the pictures of controls that are not used."""
    return re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))


def _leaflet(name: str) -> str:
    return (resources.files("xstatic.pkg.leaflet") / "data" / name).read_text(encoding="utf-8")
