"""The message of a digest: MIME and headers, as bytes that never change again."""

import re
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from alerts.digest import Digest
from alerts.render import Rendered
from alerts.sender import NAME, Sender

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]+"
)


class _Policy(EmailPolicy):
    """Headers that hold one long address are neither folded nor encoded: a one-click header in pieces is none."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.startswith("List-") or name == "Message-ID":
            return f"{name}: {value}{self.linesep}".encode("ascii")  # RFC 5322, 2.1.1 allows 998 characters
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n", cte_type="7bit")


def message_id(digest: Digest, sender: Sender) -> str:
    """Made of the digest's id and our own domain, so that every try to send it has the same."""
    return f"<{digest.id}@{sender.domain}>"


def mail(digest: Digest, rendered: Rendered, sender: Sender) -> bytes:
    """The mail, with CRLF line ends. A subject may quote the page: made harmless there, and once more here."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = sender.address
    message["To"] = digest.reader.address
    message["Subject"] = header_text(rendered.subject)
    message["Date"] = format_datetime(digest.built_there)
    message["Message-ID"] = message_id(digest, sender)
    message["Content-Language"] = rendered.language
    _add_list_headers(message, digest, rendered, sender)
    # RFC 3834: a machine wrote this, so no machine need answer.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(rendered.text, cte=_encoding(rendered.text))
    message.add_alternative(rendered.html, subtype="html", cte=_encoding(rendered.html))
    return message.as_bytes()


def header_text(text: str) -> str:
    """Text as it may stand in a header: no line end, control, direction sign or half of a surrogate pair.

    What looks like an encoded word (RFC 2047) is broken up, or a reader's program would decode what is hidden in it.
    """
    return " ".join(_UNSAFE.sub(" ", text).replace("=?", "= ?").split())


def _encoding(text: str) -> str:
    """The shorter of the two that keep lines short; the library looks at ten lines only, and those are ours."""
    size = len(text.encode())
    beyond = size - sum(char.isascii() for char in text)
    # Quoted-printable makes three bytes of each beyond ASCII, base64 four (and line ends) of any three.
    return "base64" if 2 * beyond > size * 0.37 else "quoted-printable"


def _add_list_headers(message: EmailMessage, digest: Digest, rendered: Rendered, sender: Sender) -> None:
    """RFC 2919 and 2369; RFC 8058 for stopping with one click."""
    frequency = digest.period.frequency.value
    message["List-Id"] = f"{NAME} {frequency} <{frequency}.dutywatch.{sender.domain}>"
    if rendered.stop_url is not None and sender.one_click:
        message["List-Unsubscribe"] = f"<{rendered.stop_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    contact = header_text(sender.contact).replace(" ", "")
    message["List-Help"] = f"<mailto:{contact}?subject=help>"
    message["List-Owner"] = f"<mailto:{contact}>"
    archive = sender.url("/changes")
    if archive is not None:
        message["List-Archive"] = f"<{archive}>"
