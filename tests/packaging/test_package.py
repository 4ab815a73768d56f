"""What the wheel carries, what its metadata says, and the limits that the source keeps."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import extractor
from extractor.resources import ontology_folder, package_folder


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def data_files(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if "__pycache__" not in name}


def test_the_wheel_carries_every_file_of_the_package_and_the_ontology(wheel: zipfile.ZipFile, root: Path) -> None:
    names = set(wheel.namelist())
    wanted = {f"extractor/{name}" for name in data_files(root / "extractor")}
    wanted |= {f"extractor/ontology/{name}" for name in data_files(root / "ontology")}
    assert wanted - names == set()
    assert "extractor/ontology/cppcc.ttl" in names
    assert "extractor/py.typed" in names


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    outside = {name for name in wheel.namelist() if not name.startswith("extractor/")}
    assert {name.split("/")[0] for name in outside} == {f"cppcc_kg-{extractor.__version__}.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in outside)


def test_the_running_package_finds_its_data() -> None:
    assert (ontology_folder() / "cppcc.ttl").is_file()
    assert list((ontology_folder() / "queries").glob("*.rq"))
    assert list(package_folder("rules", "packs").glob("*.yaml"))


def test_every_dependency_has_a_range_and_a_pin_inside_it(project: dict[str, Any], pins: dict[str, str]) -> None:
    groups = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    requirements = [Requirement(text) for group in groups for text in group]
    named = {canonicalize_name(name): version for name, version in pins.items()}
    for requirement in requirements:
        if requirement.name == "cppcc-kg":
            continue
        assert requirement.specifier, f"{requirement} has no range"
        assert requirement.specifier.contains(named[canonicalize_name(requirement.name)]), requirement


def test_every_dependency_is_used(project: dict[str, Any], root: Path) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (root / "extractor").rglob("*.py"))
    modules = {"ahocorasick-rs": "ahocorasick_rs", "pyyaml": "yaml"}
    fixed = {"networkx"}  # the project is fixed on it; the step that uses it is still to come
    for text in project["project"]["dependencies"]:
        name = Requirement(text).name
        if name in fixed:
            continue
        assert f"import {modules.get(name, name)}" in source or f"from {modules.get(name, name)}" in source, name


def modules(root: Path) -> list[Path]:
    return sorted((root / "extractor").rglob("*.py"))


def test_no_module_is_longer_than_400_lines_or_named_after_nothing(root: Path) -> None:
    for path in modules(root):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
        assert path.stem.rstrip("s") not in {"util", "helper", "misc", "common"}, path
