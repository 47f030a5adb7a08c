"""Archives that were made to harm: signed rightly wherever the fault lies below the signature."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, permutations

from app.exchange.package.model import FileKind
from tests.exchange.broken import Broken
from tests.exchange.locks import PASSWORD, encrypted, lock, relocked
from tests.exchange.packages import (
    OTHER_SEED,
    PDF,
    Files,
    case_bytes,
    files,
    good,
    manifest,
    signed,
)
from tests.exchange.packages import told as told_of
from tests.exchange.zip_bytes import CENTRAL, END, LOCAL, Raw, build, deflated, stored

NAMES = (
    "../case.json", "..\\case.json", "a/../../case.json", "/etc/case.json", "\\case.json",
    "C:/case.json", "C:case.json", "c:\\case.json", "//server/share/case.json", "./case.json",
    "a/./case.json", "a//case.json", "a/", "case.json/", "", ".", "..", ".json", "case", "case.",
    "case.json ", " case.json", "case.json.", "a /case.json", "a./case.json", ".a/case.json",
    "case\0.json", "case.json\0.pdf", "case\n.json", "case\x1b[31m.json", "case\x7f.json",
    "\u202efdp.json", "ca\u200bse.json", "case\ufeff.json", "cafe\u0301.json", "case?.json",
    "case*.json", "case<.json", "case|.json", 'case".json', "«case».json", "case:stream.json",
    "con.json", "CON.json", "nul.json", "com1.json", "aux/case.json", "lpt9.tar.json",
    "com¹.json", "conin$.json", "a/b/c/d/case.json", "x" * 200 + ".json", "ә" * 90 + ".json",
    "manifest.json", "MANIFEST.json", "manifest.sig", "Manifest.SIG", "case.exe", "case.JSON",
    "case.json.lnk", "%00.js on", "case.json/x",
)  # fmt: skip
"""Names that the case file may not bear."""


def entries_of(parts: Files) -> list[Raw]:
    """Return the entries of files, JSON deflated as the program does it."""
    return [
        deflated(path, data) if path.endswith(".json") else stored(path, data)
        for path, _kind, data in parts
    ]


def _signed(entries: list[Raw], parts: Files | None = None) -> bytes:
    return build(signed(entries, told_of(manifest(), parts or files())))


def names() -> Iterator[Broken]:
    """A name leads out, hides something, or cannot be written on some system."""
    from tests.exchange.packages import told

    plain = told(manifest(), files())
    for name in NAMES:
        entries = [
            replace(entry, name=name.encode("utf-8", "surrogatepass"))
            if entry.name == b"case.json"
            else entry
            for entry in entries_of(files())
        ]

        def renamed(data: dict[str, object], name: str = name) -> None:
            text = repr(data)  # the manifest names it too, so that both agree
            data["files"] = [
                file | {"path": name} if file["path"] == "case.json" else file
                for file in data["files"]  # type: ignore[attr-defined]
            ]
            data["cases"] = [case | {"path": name} for case in data["cases"]]  # type: ignore[attr-defined]
            assert repr(data) != text

        yield Broken("a bad name", build(signed(entries, plain, renamed)))
    for raw in (b"\xff.json", b"\xc0\xae\xc0\xae/x.json", b"caf\xe9.json", b"\xed\xa0\x80.json"):
        entries = [replace(entries_of(files())[0], name=raw), *entries_of(files())[1:]]
        yield Broken("a name that is not UTF-8", _signed(entries))


def twice() -> Iterator[Broken]:
    """Two files share a name, or would on some system."""
    pairs = (
        ("а.pdf", "а.pdf"), ("a.pdf", "A.pdf"), ("Құжат.pdf", "ҚҰЖАТ.pdf"),
        ("й.pdf", "и\u0306.pdf"),
        ("straße.pdf", "STRASSE.pdf"), ("a.pdf", "a.pdf/b.pdf"), ("İ.pdf", "i\u0307.pdf"),
        ("CASE.json", "x.pdf"), ("Snapshots/1.json", "x.pdf"),
    )  # fmt: skip
    for pair in pairs:
        for first, second in permutations(pair):
            parts = [*files(), *((name, FileKind.COVER, PDF) for name in (first, second))]
            entries = entries_of(parts)
            data = told_of(manifest(), files())
            cover = data["files"][0]
            data["files"] += [cover | {"path": name} for name in (first, second)]
            yield Broken("one name twice", build(signed(entries, data)))
    entries = entries_of(files())
    for entry in entries:
        yield Broken("one entry twice", _signed([*entries, entry]))
        yield Broken("one entry twice", build([*signed(entries, _plain()), entry]))


def _plain() -> dict[str, object]:
    return told_of(manifest(), files())


def missing_and_added() -> Iterator[Broken]:
    """Files lack, are more, changed places or contents; or the manifest does."""
    entries, plain = entries_of(files()), _plain()
    whole = signed(entries, plain)
    for at in range(len(whole)):
        yield Broken("a file lacks", build(whole[:at] + whole[at + 1 :]))
        for name in ("x.pdf", "x.json", "manifest.json2", "Құжаттар/"):
            added = stored(name, b"" if name.endswith("/") else PDF)
            yield Broken("a file more", build([*whole[:at], added, *whole[at:]]))
    for at in range(len(entries)):
        yield Broken("a file lacks", _signed(entries[:at] + entries[at + 1 :]))
        yield Broken("a file more", _signed([*entries[:at], stored("x.pdf", PDF), *entries[at:]]))
    for one, other in pairwise(range(len(whole))):
        order = list(whole)
        order[one], order[other] = order[other], order[one]
        yield Broken("another order", build(order))
    for at, entry in enumerate(entries):
        for another in entries:
            if another is not entry:
                swapped = replace(another, name=entry.name)
                yield Broken(
                    "another content", _signed([*entries[:at], swapped, *entries[at + 1 :]])
                )
        strange = stored(entry.name.decode(), b"%PDF-\xff\xd8\xff" + bytes(9))
        yield Broken("another content", _signed([*entries[:at], strange, *entries[at + 1 :]]))
    for parts in (
        (b"1", FileKind.PAPER, 2),
        (b"MZ", FileKind.SCAN, 3),
        (b"PK\x03\x04", FileKind.COVER, 0),
    ):
        head, kind, at = parts
        wrong = list(files())
        wrong[at] = (wrong[at][0], kind, head)
        yield Broken("content of another kind", _signed(entries_of(wrong), wrong))


def signatures() -> Iterator[Broken]:
    """The manifest is signed by nobody, by another, or for something else."""
    entries, plain = entries_of(files()), _plain()
    whole = signed(entries, plain)
    right = whole[-1].data
    order = 2**252 + 27742317777372353535851937790883648493
    twin = (int.from_bytes(right[32:], "little") + order).to_bytes(33, "little")[:32]
    wrong = [
        b"", bytes(64), right[:63], right + b"\0", right[32:] + right[:32], right[:32] + bytes(32),
        right[:32] + twin, bytes(32) + right[32:], b"\x01" + bytes(63), b"\xff" * 64,
    ]  # fmt: skip
    wrong += [right[:at] + bytes([right[at] ^ 1 << at % 8]) + right[at + 1 :] for at in range(64)]
    for signature in wrong:
        yield Broken("a wrong signature", build([*whole[:-1], stored("manifest.sig", signature)]))
    yield Broken("another key", build(signed(entries, plain, seed=OTHER_SEED)))
    # Keys of small order: for them a signature can be made that nobody made.
    for key in WEAK_KEYS:

        def weak(data: dict[str, dict[str, str]], key: str = key) -> None:
            data["sender"]["key"] = key

        for forged in (right, bytes.fromhex(WEAK_KEYS[0]) + bytes(32), bytes(64)):
            made = signed(entries, plain, weak)
            yield Broken("a weak key", build([*made[:-1], stored("manifest.sig", forged)]))


WEAK_KEYS = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
)
"""The eight points of small order on Curve25519 in its Edwards form, as RFC 8032 writes them."""


def lying_headers() -> Iterator[Broken]:
    """One field of one header is not what it must be, in one place or in both."""
    whole = signed(entries_of(files()), _plain())
    lies = (0, 1, 2, 7, 8, 9, 12, 14, 20, 45, 51, 95, 99, 0x21, 0x800, 0x7FFF, 0xFFFE, 0xFFFF)
    large = (
        *lies,
        0x10000,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFFE,
        0xFFFFFFFF,
        0o120777 << 16,
        0o60644 << 16,
    )
    for at, entry in enumerate(whole):
        for name, kind in CENTRAL.items():
            if name == "mark":
                continue
            for lie in large if kind == "I" else lies:
                places = [("central", replace(entry, central={name: lie}))]
                if name in LOCAL:
                    places.append(("local", replace(entry, local={name: lie})))
                    places.append(("both", replace(entry, local={name: lie}, central={name: lie})))
                for place, lying in places:
                    data = build([*whole[:at], lying, *whole[at + 1 :]])
                    if data != build(whole):
                        yield Broken(f"a lie in the header, {place}", data)
    for name, kind in END.items():
        for lie in large if kind == "I" else lies if kind == "H" else ():
            data = build(whole, {name: lie})
            if data != build(whole):
                yield Broken("a lie at the end", data)


def strange_zips() -> Iterator[Broken]:
    """What ZIP allows and no package has: comments, extra fields, descriptors, gaps, links…"""
    whole = signed(entries_of(files()), _plain())
    for at, entry in enumerate(whole):
        rest = (whole[:at], whole[at + 1 :])

        def put(changed: Raw, rest: tuple[list[Raw], list[Raw]] = rest) -> bytes:
            return build([*rest[0], changed, *rest[1]])

        yield Broken("a gap", put(replace(entry, before=b"\0")))
        yield Broken("a gap", put(replace(entry, after=b"PK\x07\x08" + bytes(12))))
        yield Broken("an extra field", put(replace(entry, extra=b"\x01\x00\x04\x00abcd")))
        yield Broken("an extra field", put(replace(entry, extra=b"up\x05\x00\x01abcd")))
        yield Broken("a comment", put(replace(entry, comment=b"x")))
        yield Broken("two names", put(replace(entry, local_name=b"../" + entry.name)))
        yield Broken("two names", put(replace(entry, local_name=entry.name[:-1] + b"x")))
        yield Broken("not listed", put(replace(entry, listed=False)))
        yield Broken("not written", put(replace(entry, written=False)))
        link = {"external": 0o120777 << 16}
        yield Broken("a link", put(replace(entry, central=link)))
        for folder in (0x10, 0o40755 << 16, 0o20644 << 16, 0o10644 << 16):
            yield Broken("a folder or device", put(replace(entry, central={"external": folder})))
        if entry.method == 8:
            tail = entry.data + b"\0"
            yield Broken("bytes after the end of a file", put(replace(entry, data=tail)))
            yield Broken("no end of a file", put(replace(entry, data=entry.data[:-1])))
    for at in (len(whole) - 2, len(whole) - 1):
        packed = deflated(whole[at].name.decode(), whole[at].data)
        other = [*whole[:at], packed, *whole[at + 1 :]]
        yield Broken("a manifest that is deflated", build(other))
    plain = build(whole)
    start = int.from_bytes(plain[-6:-2], "little")
    wide = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(44) + b"PK\x06\x07" + bytes(16)
    yield Broken("ZIP64", build(whole, before_end=wide))
    yield Broken("ZIP64", build(whole, {"start": 0xFFFFFFFF, "count": 0xFFFF}, before_end=wide))
    yield Broken("a comment", build(whole, comment=b"x"))
    yield Broken("a comment", build(whole, comment=plain))
    yield Broken("two ends", plain + plain[-22:])
    yield Broken("two directories", plain[:-22] + plain[start:])
    for prefix in (b"\0", b"MZ", plain):
        yield Broken("something before", build(whole, prefix=prefix))
    # The same text, deflated in another way, is no longer the file that was signed.
    for at, entry in enumerate(whole):
        if entry.method == 8:
            inner = zlib.decompress(entry.data, -15)
            for level in (0, 1, 3, 6):
                packer = zlib.compressobj(level, zlib.DEFLATED, -15)
                text = packer.compress(inner) + packer.flush()
                if text != entry.data:
                    another = [*whole[:at], replace(entry, data=text), *whole[at + 1 :]]
                    yield Broken("the same, packed otherwise", build(another))


def bombs() -> Iterator[Broken]:
    """Little that would become much."""
    zeros = bytes(8 * 2**20)
    packed = deflated("bomb.json", zeros)
    entries, plain = entries_of(files()), _plain()
    file = {"path": "bomb.json", "kind": "snapshot", "size": len(zeros), "sha256": "0" * 64}
    for size in (
        0,
        1,
        1000,
        len(packed.data),
        len(zeros) - 1,
        len(zeros),
        len(zeros) + 1,
        2**31,
        2**32 - 1,
    ):
        bomb = replace(packed, size=size)

        def added(data: dict[str, list[object]], size: int = size) -> None:
            data["files"].append(file | {"size": size, "title": "", "pages": 0})

        yield Broken("a bomb", build(signed([*entries, bomb], plain, added)))
    at = [name for name, _kind, _data in files()].index("case.json")
    for data in (zeros, b" " * len(zeros), b'{"a":' * (len(zeros) // 5), case_bytes() * 20_000):
        bomb = deflated("case.json", data)
        yield Broken("a bomb", _signed([*entries[:at], bomb, *entries[at + 1 :]]))
    # Fifield: many entries of the directory over the same bytes.
    for count in (2, 100, 3_000):
        kernel = replace(packed, name=b"0.json")
        over = [replace(kernel, name=f"{n}.json".encode(), written=n == 0) for n in range(count)]
        yield Broken("overlapping entries", build(over))
        yield Broken("overlapping entries", build(signed([*entries, *over], plain)))
    quoted = build([packed])
    for depth in range(4):
        quoted = build([deflated(f"{depth}.zip", quoted)])
        yield Broken("archives in archives", quoted)
        yield Broken(
            "archives in archives", build(signed([*entries, stored("in.zip", quoted)], plain))
        )
    inner = good()
    for _depth in range(3):
        inner = build([stored("package.auylkoop", inner)])
        yield Broken("archives in archives", inner)
    many = [stored(f"{number}.pdf", b"") for number in range(65_000)]
    yield Broken("too many files", build(many))
    huge = replace(stored("x.pdf", PDF), local={"size": 2**32 - 2}, central={"size": 2**32 - 2})
    yield Broken("endless sizes", build([huge] * 50))
    for size in (64 * 2**20 + 1, 2**31 - 1, 2**31):
        big = replace(packed, size=size, data=bytes(size // 300))
        yield Broken("endless sizes", build(signed([*entries, big], plain)))


def locks() -> Iterator[Broken]:
    """The lock is of another kind, or what it holds is no package."""
    data = good()
    for strength in (1, 2):
        yield Broken("another lock", build([encrypted(data, strength=strength)]), PASSWORD)
    yield Broken("another lock", build([encrypted(data, edition=1)]), PASSWORD)
    yield Broken("another lock", build([encrypted(data, method=8)]), PASSWORD)
    yield Broken("another lock", build([encrypted(data, name="other.auylkoop")]), PASSWORD)
    yield Broken("another lock", build([encrypted(data), encrypted(data, name="b")]), PASSWORD)
    yield Broken("another lock", build([encrypted(data), stored("x.pdf", PDF)]), PASSWORD)
    for size in (0, 1, len(data) - 1, len(data) + 1, 2**31, 2**32 - 1):
        yield Broken("another lock", build([encrypted(data, size=size)]), PASSWORD)
    for name, kind in LOCAL.items():
        if kind != "4s" and name not in ("crc", "packed", "size"):
            for lie in (0, 3, 9, 0x2041, 0xFFFF):
                for place in ("local", "central"):
                    entry = encrypted(data)
                    lying = {**(entry.local if place == "local" else entry.central), name: lie}
                    made = relocked(entry, **{place: lying})
                    if made != lock(data):
                        yield Broken("another lock", made, PASSWORD)
    old = {"flags": 1}  # PKWARE's own encryption
    yield Broken("another lock", relocked(stored("a.pdf", PDF), local=old, central=old), PASSWORD)
    inner = [b"", b"x", data[:-1], data + b"\0", lock(data), build([stored("x.pdf", PDF)])]
    inner += [
        data[:at] + b"\xee" + data[at + 1 :] for at in range(0, len(data), 50) if data[at] != 0xEE
    ]
    for wrong in inner:
        yield Broken("locked, but no package", lock(wrong), PASSWORD)
    mixed = [encrypted(PDF, name=name) for name, _kind, _data in files()]
    yield Broken("locked inside", build(signed(mixed, _plain())), PASSWORD)
