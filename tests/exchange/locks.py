"""WinZip's AE-2 by hand, from its published description: another writer than the program's."""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Mapping
from dataclasses import replace

from Cryptodome.Cipher import AES
from Cryptodome.Util import Counter

from tests.exchange.zip_bytes import Raw, build

PASSWORD = "maitobe-2026"  # noqa: S105 - of nothing
_SALT = bytes(range(16))
_KEY_BYTES = {1: 16, 2: 24, 3: 32}


def encrypted(
    data: bytes,
    *,
    password: str = PASSWORD,
    name: str = "package.auylkoop",
    strength: int = 3,
    edition: int = 2,
    method: int = 0,
    size: int | None = None,
    lies: Mapping[str, int] | None = None,
) -> Raw:
    """Return an entry with AES encryption: ``edition`` 2 is AE-2, ``strength`` 3 is AES-256."""
    length = _KEY_BYTES[strength]
    salt = _SALT[: length // 2]
    keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 2 * length + 2)
    counter = Counter.new(128, initial_value=1, little_endian=True)
    text = AES.new(keys[:length], AES.MODE_CTR, counter=counter).encrypt(data)
    code = hmac.new(keys[length : 2 * length], text, "sha1").digest()[:10]
    extra = struct.pack("<3H2sBH", 0x9901, 7, edition, b"AE", strength, method)
    headers = {"needs": 51, "flags": 1, **(lies or {})}
    return Raw(
        name.encode(),
        salt + keys[2 * length :] + text + code,
        99,
        0,
        len(data) if size is None else size,
        headers,
        {"made_by": 0x0333, **headers},
        extra=extra,
    )


def lock(data: bytes) -> bytes:
    """Return a package locked with ``PASSWORD``, its salt always the same."""
    return build([encrypted(data)])


def relocked(raw: Raw, **changes: object) -> bytes:
    """Return the archive of one encrypted entry with some of it changed."""
    return build([replace(raw, **changes)])  # type: ignore[arg-type]
