"""Write docs/data.md, the data dictionary, from the declarations of the tables."""

from pathlib import Path

from kadgeo.schema.dictionary import dictionary

FILE = Path(__file__).parents[1] / "docs" / "data.md"

if __name__ == "__main__":
    FILE.write_text(dictionary(), encoding="utf-8")
