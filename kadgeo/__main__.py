"""``python -m kadgeo``."""

from kadgeo.cli import app

if __name__ == "__main__":
    app()
