"""Packages whose bytes suffered: flipped, cut, shifted, swapped, in the open and under a lock."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.exchange.broken import Broken
from tests.exchange.locks import PASSWORD, lock
from tests.exchange.packages import good, good_list


def flipped() -> Iterator[Broken]:
    """One byte is another one: every byte of two packages."""
    random = Random(1)  # noqa: S311 - the same every time
    for kind, data in (("flipped", good()), ("flipped, list", good_list())):
        for at, byte in enumerate(data):
            other = byte ^ random.randrange(1, 256)
            yield Broken(kind, data[:at] + bytes([other]) + data[at + 1 :])


def one_bit() -> Iterator[Broken]:
    """One bit is another one."""
    random = Random(2)  # noqa: S311 - the same every time
    data = good()
    for _number in range(1_500):
        at, bit = random.randrange(len(data)), 1 << random.randrange(8)
        yield Broken("one bit", data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])


def cut() -> Iterator[Broken]:
    """The end is missing, wherever it may begin; or the beginning."""
    data = good()
    for length in range(len(data)):
        yield Broken("cut off", data[:length])
    for start in range(1, len(data), 9):
        yield Broken("begins late", data[start:])


def shifted() -> Iterator[Broken]:
    """Bytes came in, went away, changed places, were lost to zeros, or stand twice."""
    random = Random(3)  # noqa: S311 - the same every time
    data = good()
    for _number in range(600):
        at, length = random.randrange(len(data)), random.choice((1, 1, 2, 4, 16, 300))
        strange = random.randbytes(length)
        yield Broken("bytes added", data[:at] + strange + data[at:])
        yield Broken("bytes gone", data[:at] + data[at + length :])
        if any(data[at : at + length]):
            gap = bytes(len(data[at : at + length]))
            yield Broken("zeros", data[:at] + gap + data[at + length :])
        yield Broken("bytes twice", data[: at + length] + data[at:])
        first, second, third = sorted(random.sample(range(len(data) + 1), 3))
        swapped = data[:first] + data[second:third] + data[first:second] + data[third:]
        if swapped != data:
            yield Broken("swapped", swapped)


def around() -> Iterator[Broken]:
    """Something stands before or after the package, or the half of another one."""
    data, other = good(), good_list()
    for strange in (b"\0", b"\n", b"#!/bin/sh\n", b"MZ" + bytes(62), b"PK\x03\x04", data, other):
        yield Broken("something before", strange + data)
        yield Broken("something after", data + strange)
    for at in range(40, min(len(data), len(other)), 31):
        yield Broken("two halves", data[:at] + other[at:])
        yield Broken("two halves", other[:at] + data[at:])
        yield Broken("two halves", data[:-at] + other[-at:])


def something_else() -> Iterator[Broken]:
    """What is no package at all."""
    random = Random(4)  # noqa: S311 - the same every time
    for text in (
        b"",
        b"PK",
        b"%PDF-1.7\n%%EOF\n",
        b"{}",
        b"\xff\xd8\xff\xe0",
        b"Rar!\x1a\x07",
        b"7z",
    ):
        yield Broken("something else", text)
    yield Broken("something else", b"PK\x05\x06" + bytes(18))  # an empty archive
    for length in range(1, 300):
        yield Broken("noise", random.randbytes(length))
        yield Broken("noise", b"PK\x03\x04" + random.randbytes(length) + b"PK\x05\x06" + bytes(18))


def locked() -> Iterator[Broken]:
    """A locked package suffered, or another password is tried."""
    random = Random(5)  # noqa: S311 - the same every time
    data = lock(good())
    for at in range(0, len(data), 3):
        other = bytes([data[at] ^ random.randrange(1, 256)])
        yield Broken("locked, flipped", data[:at] + other + data[at + 1 :], PASSWORD)
    for length in range(0, len(data), 5):
        yield Broken("locked, cut off", data[:length], PASSWORD)
    for _number in range(200):
        at = random.randrange(len(data))
        yield Broken("locked, bytes added", data[:at] + random.randbytes(3) + data[at:], PASSWORD)
    for password in ("", " ", PASSWORD + " ", PASSWORD.upper(), "құпия", "\0", "x" * 10_000):
        yield Broken("another password", data, password)
