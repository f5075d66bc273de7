"""`dutywatch sources`: the catalogue, its trial, and proposals for it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.asked import read_places
from dutywatch.output import Exit, Failure, not_found, print_json, print_line, print_table, say

if TYPE_CHECKING:
    from pydantic import SecretStr

    from dutywatch.settings import Settings
    from dutywatch.trial import Tried
    from spiders.catalogue import Catalogue
    from spiders.entry import Entry

app = typer.Typer()

Country = Annotated[list[str] | None, typer.Option("--country", "--jurisdiction", help="Only sources of this country or union.")]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]


@app.callback(invoke_without_command=True)
def sources(
    context: typer.Context,
    country: Country = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The overview that docs/sources.md is.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the sources of the catalogue: what is watched, how often, and how we know of it.

    \b
    Examples:
      dutywatch sources
      dutywatch sources --country US --json
      dutywatch sources check us-ustr-rss
      dutywatch sources new https://customs.example.gov/news
    """
    if context.invoked_subcommand is not None:
        return
    catalogue = _catalogue()
    asked = read_places(country or ())
    entries = tuple(entry for entry in catalogue.entries if not asked or entry.jurisdiction in asked)
    if markdown:
        from spiders.overview import overview

        print_line(overview(entries).rstrip())
    elif as_json:
        print_json({"schema": 1, "sources": [entry.model_dump(mode="json", exclude_none=True) for entry in entries]})
    else:
        _print(entries)


@app.command()
def check(
    source: Annotated[list[str] | None, typer.Argument(metavar="ID", help="As in `dutywatch sources`.")] = None,
    country: Country = None,
    as_json: AsJson = False,
) -> None:
    """Ask each source once: was it reachable, what came, and is in it what its entry promises. Keeps nothing.

    Without an id all that are enabled are asked. Ends with exit code 1 where a source does not keep its promise.

    \b
    Examples:
      dutywatch sources check us-ustr-rss
      dutywatch sources check --country JP --country KR
      dutywatch sources check --json
    """
    from dutywatch.house import settings
    from dutywatch.progress import progress
    from dutywatch.trial import try_sources

    asked = settings()
    entries = _asked(_catalogue(), source or [], country or [])
    if not source:
        entries = _with_keys(entries, asked)
    with progress("tried") as advance:
        tried = try_sources(entries, asked, advance)
    if as_json:
        print_json({"schema": 1, "sources": [_trial_json(one) for one in tried]})
    else:
        _print_trial(tried)
    amiss = sum(not one.good for one in tried)
    if amiss:
        raise Failure(Exit.IN_PART, f"{amiss} of {len(tried)} sources do not answer as promised")


@app.command()
def new(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="Where an authority publishes: a page, a list, a feed, data.")
    ],
    as_json: AsJson = False,
) -> None:
    """Look at an address and propose an entry for the catalogue, as TOML on standard output.

    It asks the site's robots.txt, looks for a feed, for a list of notices, for rows of data; what it cannot know
    (topics, authority) is yours to fill in.

    \b
    Examples:
      dutywatch sources new https://customs.example.gov/news
      dutywatch sources new https://customs.example.gov/news >> my-catalogue/xx.toml
    """
    from dutywatch.house import settings
    from dutywatch.proposing import NoProposal, propose

    try:
        proposal = propose(url, settings())
    except ValueError as error:
        raise Failure(Exit.USAGE, str(error)) from None
    except NoProposal as error:
        raise Failure(Exit.IN_PART, f"no entry can be proposed for {url}: {error}") from None
    if as_json:
        print_json({"schema": 1, "source": proposal.fields, "found": list(proposal.found)})
        return
    from spiders.written import entry_text

    print_line(entry_text(proposal.fields, proposal.found).rstrip())


def _catalogue() -> "Catalogue":
    from dutywatch.house import settings
    from spiders.catalogue import CatalogueError, load_catalogue

    try:
        return load_catalogue(settings().catalogue_dir)
    except CatalogueError as error:
        raise Failure(Exit.NOT_USABLE, f"the catalogue cannot be used:\n{error}") from None


def _asked(catalogue: "Catalogue", ids: Sequence[str], countries: Sequence[str]) -> "list[Entry]":
    """Those named, disabled ones too; without names all that are enabled."""
    for one in ids:
        if one not in catalogue.by_id:
            raise not_found("source", one, catalogue.by_id)
    entries = [catalogue.by_id[one] for one in dict.fromkeys(ids)] if ids else list(catalogue.enabled)
    places = read_places(countries)
    entries = [entry for entry in entries if not places or entry.jurisdiction in places]
    if not entries:
        raise Failure(Exit.NOT_FOUND, "no enabled source is of that country; see: dutywatch sources")
    return entries


def _with_keys(entries: "list[Entry]", asked: "Settings") -> "list[Entry]":
    """Without those that wait for a key, each of which is told."""
    from spiders.api_keys import missing

    waiting = {entry.id: why for entry in entries if (why := missing(entry, asked.api_keys))}
    for id_, why in waiting.items():
        say(f"{id_} is not asked: {why}")
    return [entry for entry in entries if entry.id not in waiting]


def _print(entries: "Sequence[Entry]") -> None:
    from dutywatch.house import settings

    keys = settings().api_keys
    rows = [
        (entry.id, entry.jurisdiction, entry.kind.value, entry.language, f"{entry.interval_hours} h",
         _enabled(entry, keys), entry.title)
        for entry in entries
    ]  # fmt: skip
    print_table(("source", "country", "kind", "language", "every", "enabled", "title"), rows)
    places = len({entry.jurisdiction for entry in entries})
    print_line(f"{len(entries)} sources of {places} jurisdictions, {sum(e.enabled for e in entries)} enabled")


def _enabled(entry: "Entry", keys: "Mapping[str, SecretStr]") -> str:
    from spiders.api_keys import setting

    if not entry.enabled:
        return f"no: {entry.reason}"
    if entry.api_key is None or entry.api_key.name in keys:
        return "yes"
    return f"waits for {setting(entry.api_key.name)}"


def _trial_json(one: "Tried") -> dict[str, object]:
    return {**asdict(one), "newest": one.newest.isoformat() if one.newest else None}


def _print_trial(tried: "Sequence[Tried]") -> None:
    rows = [
        (one.id, "yes" if one.reachable else "no", one.answer or "", _found(one),
         "good" if one.good else f"{one.verdict}: {one.why}" if one.why else one.verdict)
        for one in tried
    ]  # fmt: skip
    print_table(("source", "reachable", "answer", "found", "verdict"), rows)
    for said, who in _advice([one for one in tried if not one.good], len(tried)).items():
        say(f"{', '.join(who)}: {said}" if who else said)
    print_line(f"{sum(one.good for one in tried)} of {len(tried)} sources answer as promised")


def _advice(amiss: "Sequence[Tried]", asked: int) -> dict[str, list[str]]:
    """What can be done, once, with the sources that it is for; none where it is for whoever asked."""
    from dutywatch.commands.run import nearly_all
    from spiders.faults import UNRESOLVED

    if nearly_all(sum((one.why or "").endswith(UNRESOLVED) for one in amiss), asked):
        return {"hardly a name resolves: is there a network?": []}
    advice: dict[str, list[str]] = {}
    for one in amiss:
        if said := ". ".join(part.rstrip(".") for part in (one.remedy, one.notes) if part):
            advice.setdefault(said, []).append(one.id)
    return advice


def _found(one: "Tried") -> str:
    if one.entries is None:
        return one.document or ""
    newest = f", newest {one.newest}" if one.newest else ""
    return f"{one.entries} {'entry' if one.entries == 1 else 'entries'}{newest}" + (
        f", first: {one.first[:60]}" if one.first else ""
    )
