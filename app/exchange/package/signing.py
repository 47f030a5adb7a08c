"""The office's Ed25519 key (RFC 8032): signing, checking, and the fingerprint for people's eyes."""

from __future__ import annotations

import hashlib
import secrets

from Cryptodome.PublicKey import ECC
from Cryptodome.Signature import eddsa

SEED_BYTES = 32
KEY_BYTES = 32
SIGNATURE_BYTES = 64

_GROUPS, _DIGITS = 8, 5
_COFACTOR = 8


def new_seed() -> bytes:
    """Return a new private key: 32 bytes of the system's own randomness."""
    return secrets.token_bytes(SEED_BYTES)


def public_key(seed: bytes) -> str:
    """Return the public key of a private one, as 64 hexadecimal digits.

    Raises:
        ValueError: the seed is not 32 bytes long.
    """
    return _public(_private(seed)).hex()


def sign(seed: bytes, data: bytes) -> bytes:
    """Return the signature, 64 bytes; the same data under the same key has the same one.

    Raises:
        ValueError: the seed is not 32 bytes long.
    """
    return bytes(eddsa.new(_private(seed), "rfc8032").sign(data))


def is_signed(key: str, data: bytes, signature: bytes) -> bool:
    """Return whether a signature over the data was made with the private part of ``key``.

    A key of small order has no private part: signatures for it can be made by anybody.
    """
    try:
        raw = bytes.fromhex(key)
        if len(raw) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
            return False
        public = eddsa.import_public_key(raw)
        if (public.pointQ * _COFACTOR).is_point_at_infinity():
            return False
        eddsa.new(public, "rfc8032").verify(data, signature)
    except ValueError:
        return False
    return True


def fingerprint(key: str) -> str:
    """Return a public key as eight groups of five digits, to be compared over the telephone."""
    number = int.from_bytes(hashlib.sha256(bytes.fromhex(key)).digest(), "big")
    groups = []
    for _group in range(_GROUPS):
        number, rest = divmod(number, 10**_DIGITS)
        groups.append(f"{rest:0{_DIGITS}d}")
    return " ".join(groups)


def _private(seed: bytes) -> ECC.EccKey:
    if len(seed) != SEED_BYTES:
        raise ValueError("an Ed25519 seed is 32 bytes long")
    return eddsa.import_private_key(seed)


def _public(key: ECC.EccKey) -> bytes:
    return bytes(key.public_key().export_key(format="raw"))
