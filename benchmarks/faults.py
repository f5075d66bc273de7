"""kill -9 at random moments of a run, again and again: `./run faults [rounds] [seed]`.

Each round copies a record with a baseline, starts `dutywatch run` over changed pages, kills it with its children at a
random moment, perhaps kills the next run too, then lets one end. What must hold each time: every change once, everybody
told once, nothing left in the spool, the record whole. The short form is tests/journeys/test_killed.py.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.flows.site import running_site
from tests.journeys.command import Home
from tests.journeys.test_killed import CATALOGUE, all_told_once, kill, publish

_RUN_SECONDS = 22.0  # a whole run over the pages: the engine's start, and a second of politeness a page


def main() -> int:
    """Plays the rounds; an AssertionError names what did not hold and where the record lies."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    chance = random.Random(seed)
    print(f"{rounds} rounds, seed {seed}", flush=True)
    place = Path(tempfile.mkdtemp(prefix="dutywatch-faults-"))
    with running_site() as site:
        publish(site, "2.5")
        (place / "catalogue").mkdir()
        (place / "catalogue" / "us.toml").write_text(CATALOGUE.format(base=site.address))
        base = Home(place / "data", {"CATALOGUE_DIR": str(place / "catalogue"), "ALLOW_PRIVATE": site.netloc})
        base.run("subscribe", "seller@example.org", "--country", "US", "--frequency", "instant")
        base.run("run")
        publish(site, "10")
        for number in range(1, rounds + 1):
            home = Home(place / f"round-{number}", base.settings)
            shutil.copytree(base.folder, home.folder)
            moments = [chance.uniform(0.0, _RUN_SECONDS) for _ in range(chance.choice((1, 1, 2)))]
            for moment in moments:
                process = home.start("run")
                time.sleep(moment)
                kill(process)
            home.run("run")
            all_told_once(home)
            print(f"round {number}: killed after {', '.join(f'{m:.2f} s' for m in moments)}: whole", flush=True)
    shutil.rmtree(place)
    print("nothing lost, nothing twice")
    return 0


if __name__ == "__main__":
    sys.exit(main())
