"""`dutywatch doctor`: is this installation set up rightly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line

if TYPE_CHECKING:
    from dutywatch.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `state` is ok, hint (works, but say so) or wrong."""

    name: str
    state: str
    said: str


def doctor(as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False) -> None:
    """Look at settings, database, captures, catalogue, engine and mail, and say what to do about each.

    Ends with exit code 3 where something is wrong.

    \b
    Examples:
      dutywatch doctor
      dutywatch doctor --json
    """
    from dutywatch.house import settings

    asked = settings()
    findings = list(_look(asked))
    if as_json:
        found = [{"name": one.name, "state": one.state, "said": one.said} for one in findings]
        print_json({"schema": 1, "settings": _shown(asked), "findings": found})
    else:
        for name, value in _shown(asked).items():
            print_line(f"  DUTYWATCH_{name.upper():<15} {'(not set)' if value in (None, '') else value}")
        for one in findings:
            print_line(f"{one.state:<6} {one.name:<10} {one.said}")
    if any(one.state == "wrong" for one in findings):
        raise Failure(Exit.NOT_USABLE, "this installation needs mending; see above")


def _shown(asked: "Settings") -> dict[str, str | None]:
    """The settings with secrets hidden; a URL keeps its place and loses its password."""
    shown = {name: None if value is None else str(value) for name, value in asked.model_dump().items()}
    for name in ("database_url", "smtp_url"):
        secret = getattr(asked, name)
        shown[name] = _without_password(secret.get_secret_value()) if secret else None
    shown["api_keys"] = ", ".join(f"{name}=…" for name in sorted(asked.api_keys)) or None
    return shown


def _without_password(url: str) -> str:
    head, at, place = url.rpartition("@")
    scheme, _, login = head.partition("://")
    return f"{scheme}://{login.partition(':')[0]}:…@{place}" if at else url


def _look(asked: "Settings") -> Iterator[Finding]:
    checks: tuple[tuple[str, Callable[[Settings], Finding]], ...] = (
        ("settings", _settings), ("data", _data), ("database", _database), ("captures", _captures), ("catalogue", _catalogue), ("keys", _keys),
        ("browser", _browser),
        ("engine", _engine), ("secret", _secret), ("contact", _contact), ("mail", _mail),
    )  # fmt: skip
    for name, check in checks:
        try:
            yield check(asked)
        except Exception as error:  # a doctor that falls over at the first illness is no doctor
            yield Finding(name, "wrong", " ".join(str(error).split()) or type(error).__name__)


def _settings(_asked: "Settings") -> Finding:
    import os

    from dutywatch.nearest import nearest
    from dutywatch.settings import Settings

    known = {f"DUTYWATCH_{name.upper()}" for name in Settings.model_fields} | {"DUTYWATCH_SETTINGS", "DUTYWATCH_PYTHON"}
    given = [name for name in os.environ if name.startswith("DUTYWATCH_") and name not in known]
    said = [
        f"{name} is no setting" + (f"; did you mean {meant}?" if (meant := nearest(name, known)) else "")
        for name in sorted(given)
        if not name.startswith("DUTYWATCH_API_KEYS_")
    ]
    return Finding("settings", "hint" if said else "ok", "; ".join(said) or "each one given is known")


def _data(asked: "Settings") -> Finding:
    asked.data_dir.mkdir(parents=True, exist_ok=True)
    probe = asked.data_dir / ".doctor"
    probe.write_text("")
    probe.unlink()
    return Finding("data", "ok", f"{asked.data_dir} can be written")


def _database(asked: "Settings") -> Finding:
    from archive.database import open_database

    engine = open_database(asked.database)
    try:
        return Finding("database", "ok", f"{engine.url.render_as_string()} is of this version")
    finally:
        engine.dispose()


def _captures(asked: "Settings") -> Finding:
    from archive.bodies import open_bodies

    open_bodies(asked.captures)
    return Finding("captures", "ok", asked.captures)


def _catalogue(asked: "Settings") -> Finding:
    from spiders.catalogue import load_catalogue

    entries = load_catalogue(asked.catalogue_dir).entries
    return Finding("catalogue", "ok", f"{len(entries)} sources, {sum(entry.enabled for entry in entries)} enabled")


def _keys(asked: "Settings") -> Finding:
    """A key of another name than any source has is a slip of the pen, and would be waited for in vain."""
    from spiders.api_keys import missing, setting
    from spiders.catalogue import load_catalogue

    entries = load_catalogue(asked.catalogue_dir).entries
    names = {entry.api_key.name for entry in entries if entry.api_key}
    if unknown := sorted(set(asked.api_keys) - names):
        known = ", ".join(setting(name) for name in sorted(names)) or "none"
        return Finding("keys", "wrong", f"no source has a key named {unknown[0]}; there are: {known}")
    waiting: dict[str, list[str]] = {}
    for entry in entries:
        if entry.enabled and (why := missing(entry, asked.api_keys)):
            waiting.setdefault(why, []).append(entry.id)
    if not waiting:
        return Finding("keys", "ok", "every source that needs a key of yours has it")
    said = "; ".join(f"{', '.join(ids)}: {why}" for why, ids in waiting.items())
    return Finding("keys", "hint", f"without a key these are not crawled: {said}")


def _browser(asked: "Settings") -> Finding:
    from spiders.browser import chromium
    from spiders.catalogue import load_catalogue

    if found := chromium():
        return Finding("browser", "ok", f"pages made by scripts are opened in {found}")
    ids = [entry.id for entry in load_catalogue(asked.catalogue_dir).enabled if entry.browser]
    if not ids:
        return Finding("browser", "ok", "there is no Chromium, and no source needs one")
    return Finding(
        "browser", "hint", f"there is no Chromium; install it for the sources that need one: {', '.join(ids)}"
    )


def _engine(asked: "Settings") -> Finding:
    from flows.engine import prepare

    prepare(asked.data_dir)
    return Finding("engine", "ok", "the flow engine's home is there")


def _secret(asked: "Settings") -> Finding:
    return Finding("secret", "ok", f"the key of the links in mails is kept ({len(asked.signing_key)} bytes)")


def _contact(asked: "Settings") -> Finding:
    """A name without a dot is this machine's own: no authority and no reader can write there."""
    if "." in asked.contact.rpartition("@")[2]:
        return Finding("contact", "ok", f"authorities and readers are told to write to {asked.contact}")
    said = f"DUTYWATCH_CONTACT is {asked.contact}: no authority that wants to ask about the crawl, and no reader, can write"
    return Finding("contact", "hint" if asked.smtp_url is None else "wrong", f"{said} there; give an address of yours")


def _mail(asked: "Settings") -> Finding:
    if asked.smtp_url is None:
        return Finding("mail", "hint", f"no DUTYWATCH_SMTP_URL: mails go to {asked.data_dir / 'mail'}")
    if asked.base_url is None:
        return Finding("mail", "wrong", "no DUTYWATCH_BASE_URL: nothing goes to the relay, since no link would work")
    if not asked.sending:
        return Finding("mail", "hint", "DUTYWATCH_SENDING is off: digests are built and held")
    return Finding("mail", "ok", "relay and outside address are set")
