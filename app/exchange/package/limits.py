"""How large a package and its parts may be. The writer keeps to what the reader takes."""

from __future__ import annotations

MAX_PACKAGE = 2**31 - 1  # bytes of the whole file; below it no part needs ZIP64
MAX_FILE = 64 * 2**20  # bytes of one file in it; a scan has 20 MiB at most
MAX_TOTAL = 2**31 - 1  # bytes of all files together once they are unpacked
MAX_MANIFEST = 32 * 2**20  # bytes
MAX_FILES = 60_000  # ZIP without ZIP64 counts to 65 535
MAX_RATIO = 40  # a deflated file unpacks to at most so many times its size (cases: 2 to 8 times)…
RATIO_FREE = 2**10  # …and this many bytes more, so that reading costs what the file's size says
MAX_JSON = 16 * 2**20  # bytes of a case file or a snapshot

MAX_CASES = 10_000
MAX_PAPERS = 5_000  # of one case; the same for its scans
MAX_ANCESTORS = 10_000  # of one case

MAX_PATH = 180  # characters
MAX_DEPTH = 4  # folders and the file itself


def inflates_too_much(packed: int, size: int) -> bool:
    """Return whether a deflated file of ``packed`` bytes claims more than honest text takes."""
    return size > packed * MAX_RATIO + RATIO_FREE
