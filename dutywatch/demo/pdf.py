"""A minimal PDF writer: text in Helvetica on A4 pages (ISO 32000-1), the same bytes for the same text."""

import textwrap
from collections.abc import Iterator, Sequence

_LINE_CHARACTERS = 92  # of 10-point Helvetica, on average, between the margins
_LINES_A_PAGE = 54
_HEADING = "# "

_Line = tuple[str, str]  # font, text


def pdf(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs as PDF 1.4; one that begins with `# ` is a heading.

    Characters outside Windows-1252 become question marks: a standard font has no others.
    """
    pages = _pages([line for paragraph in paragraphs for line in _lines(paragraph)])
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        *(_font(name) for name in ("Helvetica", "Helvetica-Bold")),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(_stream(page))
    return _file(objects)


def _lines(paragraph: str) -> Iterator[_Line]:
    heading = paragraph.startswith(_HEADING)
    text = " ".join(paragraph.removeprefix(_HEADING).split())
    for line in textwrap.wrap(text, _LINE_CHARACTERS, break_on_hyphens=False):
        yield ("/F2 12" if heading else "/F1 10"), line
    yield "/F1 10", ""


def _pages(lines: Sequence[_Line]) -> list[Sequence[_Line]]:
    return [lines[start : start + _LINES_A_PAGE] for start in range(0, len(lines), _LINES_A_PAGE)] or [()]


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _stream(lines: Sequence[_Line]) -> bytes:
    shown = b"".join(f"{font} Tf ".encode() + b"(" + _escaped(text) + b") Tj T*\n" for font, text in lines)
    content = b"BT 14 TL 56 786 Td\n" + shown + b"ET"
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _escaped(text: str) -> bytes:
    plain = text.encode("cp1252", errors="replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    written = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return bytes(written) + trailer.encode()
