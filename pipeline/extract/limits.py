"""The limits of what is read. Where one cuts, the document's `faults` say so; nothing is lost in silence."""

BODY = 32 << 20  # bytes of a capture
YAML = 2 << 20  # characters; its parser takes five seconds a MiB
DEPTH = 5_000  # elements within elements
TAGS = 1_000_000  # of a page
NODES = 2_000_000  # elements that a parser may come to build; each takes some 400 bytes
BLOCKS = 500_000
CELLS = 2_000_000  # of all tables together, spanned ones counted as often as they stand
PAGES = 2_000  # of a PDF
ARCHIVE_ENTRIES = 5_000  # files in a ZIP container
ARCHIVE_BYTES = 256 << 20  # of all of them, unpacked
ARCHIVE_RATIO = 200  # unpacked to packed, beyond the first MiB
