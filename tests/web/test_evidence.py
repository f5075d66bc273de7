"""H15: raw evidence is a file to save, never a page."""

import hashlib

import pytest

from tests.web.conftest import Filled


def test_H15_evidence_is_only_ever_an_attachment(site: Filled) -> None:
    sha256 = site.changes[0].new_body
    answer = site.client.get(f"/captures/{sha256}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert hashlib.sha256(answer.content).hexdigest() == sha256


@pytest.mark.parametrize("name", ["0" * 64, "A" * 64, "..%2f..%2fsecret.key", "x", "%00", "0" * 63 + "%0a"])
def test_what_is_not_stored_is_not_found(site: Filled, name: str) -> None:
    assert site.client.get(f"/captures/{name}").status_code == 404


def test_damaged_evidence_is_never_served(own_site: Filled) -> None:
    sha256 = own_site.changes[0].new_body
    assert sha256 is not None
    (stored,) = own_site.settings.data_dir.rglob(f"{sha256}*")
    stored.write_bytes(b"something else")
    answer = own_site.client.get(f"/captures/{sha256}")
    assert answer.status_code == 500
    assert b"something else" not in answer.content
