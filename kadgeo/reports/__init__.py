"""Atlas and report of a project: what stands in them. How they look is the renderers' matter."""
