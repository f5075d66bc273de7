"""The house is built as docs/architecture.md draws it."""

import re

import pytest

from tests.promises.imports import PROJECT, ROOMS, imports, modules

# Longest prefix wins. What is not named here may import nothing of ours.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "pipeline.model": (),
    "pipeline.extract": ("pipeline.model",),
    "pipeline.screen": ("pipeline.model",),
    "pipeline.compare": ("pipeline.model",),
    "pipeline.classify": ("pipeline.model",),
    "pipeline.identity": ("pipeline.model", "pipeline.classify"),
    "pipeline.events": ("pipeline.model",),
    "pipeline.show": ("pipeline.model",),
    "pipeline.steps": ("pipeline",),
    "pipeline.bounded": ("pipeline",),
    "archive.migrations": ("pipeline.model", "dutywatch.settings"),
    "archive": ("pipeline.model",),
    "spiders": ("pipeline.model", "pipeline.extract"),
    "alerts": ("pipeline.model", "pipeline.show", "archive"),
    "flows": ("spiders", "pipeline", "archive", "alerts", "dutywatch.settings", "dutywatch.clock"),
    "web": (
        "pipeline.model", "pipeline.show", "archive", "alerts",
        "dutywatch.settings", "dutywatch.clock", "dutywatch.nearest", "dutywatch.__version__",
    ),
    "dutywatch": ROOMS,
    "dutywatch.settings": (),
    "dutywatch.clock": (),
    "dutywatch.nearest": (),
}  # fmt: skip

# A library that belongs to one room, and the rooms that may know it.
BELONGS_TO: dict[str, tuple[str, ...]] = {
    "scrapy": ("spiders",),
    "twisted": ("spiders",),
    "bs4": ("spiders",),
    "prefect": ("flows",),
    "fastapi": ("web",),
    "starlette": ("web",),
    "uvicorn": ("web", "flows.server"),
    "sqlalchemy": ("archive",),
    "alembic": ("archive",),
    "smtplib": ("alerts",),
    "warcio": ("archive.warc",),
    "rapidfuzz": ("pipeline.compare", "dutywatch.nearest"),
    "selectolax": ("pipeline.extract",),
    "socket": ("spiders", "web.server", "flows.server", "dutywatch.demo"),
    "typer": ("dutywatch",),
    "difflib": (),
}
# The session is the handle that the archive's functions take first; naming its type is no query.
TYPES_ONLY = {"sqlalchemy.orm.Session", "sqlalchemy.Engine", "sqlalchemy.engine.Engine"}

MODULES = list(modules())


def _inside(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def _room(name: str) -> str:
    found = [room for room in MAY_IMPORT if _inside(name, (room,))]
    return max(found, key=len, default="")


@pytest.mark.parametrize(("path", "name"), MODULES, ids=[name for _, name in MODULES])
def test_a_module_imports_only_what_its_room_may(path, name):
    room = _room(name)
    allowed = (*MAY_IMPORT.get(room, ()), room) if room else ()
    ours = [found for found in imports(path) if found.split(".")[0] in ROOMS]
    wrong = [found for found in ours if not _inside(found, allowed)]
    assert not wrong, f"{name} ({room or 'no room'}) imports {wrong}"


@pytest.mark.parametrize(("path", "name"), MODULES, ids=[name for _, name in MODULES])
def test_a_library_stays_in_its_room(path, name):
    for found in imports(path):
        homes = BELONGS_TO.get(found.split(".")[0])
        if homes is not None and found not in TYPES_ONLY:
            assert _inside(name, homes), f"{name} imports {found}, which belongs to {homes or 'nobody'}"


def test_the_drawn_table_names_every_room():
    drawn = (PROJECT / "docs/architecture.md").read_text("utf-8")
    for room in MAY_IMPORT:
        first = room.split(".")[0]
        assert re.search(rf"`{first}[/.`]", drawn), f"docs/architecture.md does not draw {room}"


def test_every_room_says_what_it_is_for_and_what_may_enter():
    for path, name in MODULES:
        if path.name == "__init__.py" and path.parent.parent in (PROJECT, PROJECT / "pipeline"):
            text = path.read_text("utf-8")
            assert text.startswith('"""'), f"{name} says nothing of itself"
            assert "May enter" in text, f"{name} does not say what may enter"


def test_no_file_has_grown_past_four_hundred_lines():
    long = {name: n for path, name in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long, f"two subjects in one file? {long}"
