import base64
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result
from helpers import DAY, ProjectCopy
from typer.testing import CliRunner

from kadgeo import build
from kadgeo.cli import app
from kadgeo.maps import MAPS
from kadgeo.outputs import OUTPUTS

runner = CliRunner()
COMMANDS = ("build", "check", "map", "list", "analyse", "figure", "atlas", "report")
HEAVY = ("geopandas", "folium", "matplotlib", "pandas", "shapely", "numpy")


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(sample: Path, tmp_path_factory) -> Path:
    """The pages of the sample, not to be altered."""
    out = tmp_path_factory.mktemp("built") / "output"
    result = build_into(out, sample)
    assert result.exit_code == 0, result.output
    return out


def build_into(out: Path, project: Path) -> Result:
    return runner.invoke(app, ["build", "--as-of", str(DAY), "--project", str(project), "--out", str(out)])


def test_build_makes_every_page(built: Path) -> None:
    assert {f"{name}.html" for name in MAPS} | {"index.html"} <= {path.name for path in built.iterdir()}
    assert (built / "data" / "agreements.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_front_page_leads_to_everything(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    for name in MAPS:
        assert f'href="{name}.html"' in page
        assert f"&lt;iframe src=&#34;{name}.html?embed=1&#34;" in page
        assert json.loads((built / "embed" / f"{name}.json").read_text(encoding="utf-8"))["alt"]
    assert page.count("<svg") == len(MAPS)
    for table in (
        "regencies",
        "zones",
        "zone_members",
        "industrial_areas",
        "agreements",
        "offers",
        "sources",
    ):
        assert f'href="data/{table}.csv"' in page
    assert "Permission is hereby granted" in page
    assert "src=" not in page.replace("src=&#34;", "")


def test_the_findings_lead_to_maps_and_tables_that_are_there(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<span class="more">(.*?)</span>', page)
    assert len(links) >= 8
    for href in re.findall(r'href="([^"]+)"', "".join(links)):
        assert (built / href).is_file(), href


def test_the_full_front_page_also_leads_to_the_reports(dataset) -> None:
    page = dict(OUTPUTS["front"].files(build.job(dataset, lang="en", everything=True)))["index.html"]
    for name in ("kadgeo.xlsx", "atlas.pdf", "report.docx", "report.html"):
        assert f'<a href="{name}">' in page
    for name in MAPS:
        for kind in ("png", "svg", "pdf"):
            assert f'href="figures/{name}.{kind}"' in page
        assert f"](figures/{name}.png)]({name}.html)" in page


def test_building_twice_gives_the_same_bytes(built: Path, sample: Path, tmp_path: Path) -> None:
    again = tmp_path / "output"
    assert build_into(again, sample).exit_code == 0
    assert files_in(again) == files_in(built)


@pytest.fixture(scope="module")
def helped() -> dict[str, list]:
    """Exit code and text of each command's help, and the heavy modules that were imported by then."""
    code = (
        "import json, sys\nfrom typer.testing import CliRunner\nfrom kadgeo.cli import app\nfound = {}\n"
        "for words in ([], *([command] for command in sys.argv[1:])):\n"
        "    result = CliRunner().invoke(app, [*words, '--help'])\n"
        f"    heavy = [name for name in {HEAVY} if name in sys.modules]\n"
        "    found[' '.join(words)] = [result.exit_code, result.output, heavy]\n"
        "print(json.dumps(found))"
    )
    run = subprocess.run([sys.executable, "-c", code, *COMMANDS], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_without_heavy_imports(command: str, helped: dict[str, list]) -> None:
    exit_code, text, heavy = helped[command]
    assert exit_code == 0, text
    assert heavy == []
    assert not command or all(option in text for option in ("--project", "--out", "--lang"))


def test_check_lists_every_problem_and_ends_with_1(project_copy: ProjectCopy) -> None:
    project_copy.edit("agreement_parties", 2, "party", "Kukn")
    project_copy.edit("zones", 2, "name", "")
    result = runner.invoke(app, ["check", "--project", str(project_copy.root)])
    assert result.exit_code == 1
    assert len(result.stdout.strip().splitlines()) == 2
    assert "data/tables/agreement_parties.csv · baris 2 · kolom party · ditemukan 'Kukn'" in result.output
    assert "saran: " in result.output
    english = runner.invoke(app, ["check", "--project", str(project_copy.root), "--lang", "en"])
    assert "row 2 · column party · found 'Kukn' · expected name of a regency" in english.output


def test_lists_are_written_too_where_asked(project_copy: ProjectCopy, tmp_path: Path) -> None:
    project_copy.edit("agreement_parties", 2, "party", "Kukn")
    where = ["--project", str(project_copy.root), "--out", str(tmp_path)]
    assert runner.invoke(app, ["check", *where]).exit_code == 1
    rows = pd.read_csv(tmp_path / "check.csv").to_dict("records")
    (issue,) = [one for one in rows if one["kind"] == "masalah"]
    assert (issue["file"], issue["row"], issue["column"]) == ("data/tables/agreement_parties.csv", 2, "party")
    assert runner.invoke(app, ["list", *where]).exit_code == 0
    assert pd.read_csv(tmp_path / "maps.csv")["map"].tolist() == list(MAPS)


def test_check_finds_maps_and_options_that_do_not_exist(project_copy: ProjectCopy, tmp_path: Path) -> None:
    project_copy.replace("kadgeo.toml", "[maps.industry]", "[maps.industri]")
    project_copy.replace("kadgeo.toml", "villages = true", "vilages = true")
    result = runner.invoke(app, ["check", "--project", str(project_copy.root)])
    assert result.exit_code == 1
    assert "industri" in result.output
    assert "vilages" in result.output
    built = runner.invoke(app, ["build", "--project", str(project_copy.root), "--out", str(tmp_path / "o")])
    assert built.exit_code == 1
    assert not (tmp_path / "o").exists()


def test_check_of_good_data_says_so(sample: Path) -> None:
    result = runner.invoke(app, ["check", "--project", str(sample)])
    assert result.exit_code == 0
    assert "Tidak ada masalah" in result.output
    assert "168" in result.output


def test_a_failed_build_leaves_what_was_there(built: Path, project_copy: ProjectCopy, tmp_path: Path) -> None:
    out = Path(shutil.copytree(built, tmp_path / "output"))
    before = files_in(out)
    project_copy.edit("zone_members", 2, "regency", "Entah")
    result = build_into(out, project_copy.root)
    assert result.exit_code == 1
    assert "baris 2" in result.output
    assert "tidak diubah" in result.output
    assert files_in(out) == before


def test_a_crash_while_drawing_leaves_what_was_there(
    built: Path, sample: Path, tmp_path: Path, monkeypatch
) -> None:
    from kadgeo.render import interactive

    out = Path(shutil.copytree(built, tmp_path / "output"))
    before = files_in(out)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(interactive, "render", fail)
    assert build_into(out, sample).exit_code == 1
    assert files_in(out) == before


def test_a_build_keeps_other_files_in_the_folder(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("milik saya")
    where = ["--project", str(sample), "--out", str(tmp_path)]
    assert runner.invoke(app, ["map", "zones", *where]).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catatan.txt", "zones.html"]


def test_an_edited_table_shows_on_the_map(project_copy: ProjectCopy, tmp_path: Path) -> None:
    project_copy.edit("industrial_areas", 2, "name", "Kawasan Uji Coba")
    result = runner.invoke(
        app, ["map", "industry", "--project", str(project_copy.root), "--out", str(tmp_path)]
    )
    assert result.exit_code == 0, result.output
    page = (tmp_path / "industry.html").read_text(encoding="utf-8")
    (packed,) = re.findall(r'id="kadgeo-data">(.*?)</script>', page)
    assert "Kawasan Uji Coba" in zlib.decompress(base64.b64decode(packed)).decode()


def test_an_unknown_map_is_named_with_the_nearest(sample: Path) -> None:
    result = runner.invoke(app, ["map", "zonas", "--project", str(sample), "--lang", "en"])
    assert result.exit_code == 1
    assert "there is no map 'zonas'" in result.output
    assert "did you mean zones?" in result.output


def test_list_names_every_map(sample: Path) -> None:
    result = runner.invoke(app, ["list", "--project", str(sample)])
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == list(MAPS)


def test_a_folder_without_settings_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["build", "--project", str(tmp_path)])
    assert result.exit_code == 1
    assert "kadgeo.toml" in result.output


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_a_sign_spells_it(encoding: str, project_copy: ProjectCopy) -> None:
    project_copy.replace("kadgeo.toml", "Delapan kawasan", "★ 中 → Delapan kawasan")
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kadgeo", "list", "--project", str(project_copy.root)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"},
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    # Typer gives a console of plain ASCII all of Unicode.
    expected = "★ 中 → Delapan" if encoding == "ascii" else r"* \u4e2d -> Delapan"
    assert expected in run.stdout.decode("utf-8" if encoding == "ascii" else encoding)


def test_whoever_reads_no_further_ends_a_command_in_silence() -> None:
    command = [sys.executable, "-m", "kadgeo", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as listing:
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 1
