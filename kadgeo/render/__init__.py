"""Renderers: each draws a map specification in its own way."""
