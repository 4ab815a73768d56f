"""Metadata from a sidecar file or a JSON line: checked key by key; what is wrong costs that key, never the document."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import yaml

from extractor import edtf
from extractor.model import Metadata, Problem

__all__ = ["KEYS", "SIDECAR_SUFFIXES", "beside", "checked", "sidecar"]

KEYS = tuple(f.name for f in fields(Metadata))
SIDECAR_SUFFIXES = (".yaml", ".yml")

_LARGEST = 1_000_000
_DATE_FIX = "write it as 2023-05-22, 2023年5月22日, 20230522 or another EDTF date"
_MOMENT_FIX = "write it as 2023-05-22 or 2023-05-22T08:30:00Z"


def sidecar(path: Path, document: str) -> tuple[Metadata, list[Problem]]:
    """What `NAME.txt.yaml`, or else `NAME.yaml`, says about the file `path`; empty where neither is there.

    The same two names belong to `NAME.txt.gz`. Every value is read as text, so that a date stays as written.
    """
    found = beside(path)
    return _read(found, document) if found else (Metadata(), [])


def beside(path: Path) -> Path | None:
    """The sidecar of the file `path`, None where it has none."""
    # As plain strings: of a small document's reading, making paths takes the most time.
    name = str(path)
    stem = name.removesuffix(path.suffix)
    names = [f"{name}.yaml", f"{stem}.yaml"]
    if path.suffix.lower() == ".gz":
        names.append(str(Path(stem).with_suffix(".yaml")))
    return next((Path(name) for name in names if os.path.isfile(name)), None)  # noqa: PTH113 - see above


def checked(values: Mapping[str, object], document: str, where: str) -> tuple[Metadata, list[Problem]]:
    """The metadata among `values`, other keys passed over, `published` in EDTF, `retrieved` in ISO 8601."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for key in KEYS:
        value = values.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if value is None:
            continue
        if not isinstance(value, str):
            what = f"{key} is {_kind(value)}, not a text"
            problems.append(Problem(document, where, what, f"write {key} as one text in quotation marks"))
        elif value.strip():
            found[key] = value.strip()
    if written := found.pop("published", ""):
        published = edtf.written(written)
        if published is None:
            problems.append(Problem(document, where, f"published {written!r} is no date", _DATE_FIX))
        else:
            found["published"] = published
    if moment := found.pop("retrieved", ""):
        retrieved = _moment(moment)
        if retrieved is None:
            problems.append(Problem(document, where, f"retrieved {moment!r} is no time", _MOMENT_FIX))
        else:
            found["retrieved"] = retrieved
    return Metadata(**found), problems


def _moment(written: str) -> str | None:
    """A day, or a time to the second (in UTC where its zone is given); None where it is neither."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if len(written) <= len("2023-05-22"):
        return moment.date().isoformat()
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(path: Path, document: str) -> tuple[Metadata, list[Problem]]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            return _broken(path, document, f"over {_LARGEST:,} bytes", f"keep only {', '.join(KEYS)}")
        # BaseLoader makes texts, lists and mappings of them, nothing else: no dates, no objects.
        values = yaml.load(data, Loader=yaml.BaseLoader)
    except OSError as error:
        return _broken(path, document, f"cannot be read ({error.strerror})", "make it readable or remove it")
    except (yaml.YAMLError, RecursionError) as error:
        return _broken(path, document, f"not YAML ({_place(error)})", "write one `key: value` a line")
    if values is None:
        return Metadata(), []
    if not isinstance(values, dict):
        return _broken(path, document, f"{_kind(values)}, not keys with values", "write one `key: value` a line")
    metadata, problems = checked(values, document, str(path))
    if unknown := sorted(str(key) for key in values if key not in KEYS):
        what = f"unknown key{'s' if len(unknown) > 1 else ''} {', '.join(unknown)}"
        problems.append(Problem(document, str(path), what, f"use {', '.join(KEYS)}"))
    return metadata, problems


def _broken(path: Path, document: str, what: str, fix: str) -> tuple[Metadata, list[Problem]]:
    return Metadata(), [Problem(document, str(path), what, fix)]


def _place(error: Exception) -> str:
    """Line and column of a YAML error, counted from 1, and what the parser missed there."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1}: {error.problem}"
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _kind(value: object) -> str:
    names = {dict: "a mapping", list: "a list", bool: "true or false", str: "a text"}
    return names.get(type(value), type(value).__name__)
