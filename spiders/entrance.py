"""What a crawl's child process runs first. Apart, so that the parent names it without importing Scrapy."""


def run_child(plan_json: str, offset_seconds: float) -> None:
    """Runs the crawl; its imports are there already where the fork server made them."""
    from spiders.child import run

    run(plan_json, offset_seconds)
