"""The file set for the АШБ: same case, same bytes; everything in it; nothing half-written."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
import pyzipper

from app.core.errors import FileError, InputError
from app.db import revisions
from app.domain.answers import RemoveRecord
from app.domain.spelling import spell_all
from app.exchange.case_file import load
from app.exchange.package.model import FileKind, Manifest, Purpose
from app.exchange.package.reader import PasswordNeeded, WrongPassword, open_package
from app.services.archive import revision_of
from app.services.file_set import SetOptions
from app.services.packing import case_contents
from app.services.reference import load_reference
from app.services.samples import open_sample
from app.services.verify import verify
from app.services.wanted import Lack, Wanted
from tests.documents.pdf_tools import words_of as text_of
from tests.services.file_set_support import CMS, ISSUED, TODAY, Desk

PASSWORD = "үш сөз ғана"  # noqa: S105 - of these tests


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def written(desk: Desk, name: str = "a.auylkoop", options: SetOptions | None = None) -> Path:
    out = desk.folder / name
    assert desk.sets.write(desk.case_id, out, options) is not None
    return out


# -- what is in it ---------------------------------------------------------------------------


def test_the_set_holds_case_papers_scans_and_signatures_as_they_were_kept(desk: Desk) -> None:
    desk.sign()
    desk.issue("charter")
    with open_package(written(desk)) as package:
        manifest = package.manifest
        (packed,) = manifest.cases
        assert manifest.purpose is Purpose.CASE
        assert manifest.sender == desk.office.me()
        assert load(package.read(packed.path)).answers == desk.case.answers
        issued = desk.cases.issued(desk.case_id)
        assert [(p.paper, p.version, p.number) for p in packed.papers] == [
            (one.paper, one.version, one.number) for one in issued
        ]
        for paper, one in zip(packed.papers, issued, strict=True):
            assert package.read(paper.path) == desk.cases.issued_pdf(one.id)
            assert paper.issued_at == one.issued_at
            facts = package.read(paper.snapshot)
            assert facts == desk.cases.snapshot_bytes(one.snapshot_id)
        assert len({paper.snapshot for paper in packed.papers}) == 1  # nothing changed between
        scan, signature = packed.scans
        assert (scan.signature, signature.signature) == (False, True)
        assert package.read(signature.path) == CMS
        assert signature.of_sha256 == hashlib.sha256(package.read(scan.path)).hexdigest()
        kinds = [one.kind for one in manifest.files]
        assert kinds[0] is FileKind.COVER
        assert kinds.count(FileKind.PAPER) == len(ISSUED) + 1
        assert all(one.pages for one in manifest.files if one.kind is FileKind.PAPER)


def test_the_revision_is_of_the_answers_and_is_remembered_with_its_snapshot(desk: Desk) -> None:
    with open_package(written(desk)) as package:
        first = package.manifest.cases[0]
    assert first.revision == revision_of(desk.case.answers)
    assert first.ancestors == ()
    desk.edit("sending.number", "16-07")
    with open_package(written(desk)) as package:
        second = package.manifest.cases[0]
    assert second.ancestors == (first.revision,)
    with desk.store.read() as connection:
        known = revisions.known(connection, desk.case_id)
    assert [(one.revision, one.way) for one in known] == [
        (first.revision, "sent"),
        (second.revision, "sent"),
    ]
    assert all(one.snapshot_id for one in known)
    assert [one.what for one in desk.cases.history(desk.case_id)].count("sent") == 2


def test_the_same_case_gives_the_same_bytes(desk: Desk) -> None:
    desk.sign()
    options = SetOptions(word=("charter",))
    first = written(desk, "a.auylkoop", options).read_bytes()
    desk.clock.moment += timedelta(days=40)  # no moment of writing stands in it
    assert written(desk, "b.auylkoop", options).read_bytes() == first
    desk.edit("name.street", "Абай көшесі, 14-үй")
    assert written(desk, "c.auylkoop", options).read_bytes() != first


def test_a_locked_file_tells_nothing_and_decrypts_to_the_same_bytes(desk: Desk) -> None:
    desk.sign()
    plain = written(desk).read_bytes()
    locked = written(desk, "l.auylkoop", SetOptions(password=PASSWORD))
    with zipfile.ZipFile(locked) as outer:
        (only,) = outer.namelist()
    assert only.isascii()
    with pyzipper.AESZipFile(locked) as outer:
        outer.setpassword(PASSWORD.encode())
        assert outer.read(only) == plain
    with pytest.raises(PasswordNeeded):
        verify(locked)
    with pytest.raises(WrongPassword):
        verify(locked, "басқа құпиясөз")
    assert verify(locked, PASSWORD).locked
    for file in desk.folder.iterdir():
        assert PASSWORD.encode() not in file.read_bytes()  # it is kept nowhere


@pytest.mark.parametrize("password", ["1", "1234567"])
def test_a_short_password_is_refused(desk: Desk, password: str) -> None:
    out = desk.folder / "a.auylkoop"
    with pytest.raises(InputError):
        desk.sets.write(desk.case_id, out, SetOptions(password=password))
    assert not out.exists()


def test_word_copies_go_along_where_they_are_wanted(desk: Desk) -> None:
    options = SetOptions(word=("passport", "charter"))
    with open_package(written(desk, options=options)) as package:
        word = [one for one in package.manifest.files if one.kind is FileKind.WORD]
        assert [one.path for one in word] == ["Word/10 Жарғы.docx", "Word/19 Жоба паспорты.docx"]
        assert package.read(word[0].path).startswith(b"PK")
    with pytest.raises(InputError):
        desk.sets.write(desk.case_id, desk.folder / "x.auylkoop", SetOptions(word=("nothing",)))


def test_a_sample_is_never_sent(desk: Desk) -> None:
    sample = open_sample(desk.cases).summary.id
    for write in (desk.sets.write, desk.sets.write_public):
        with pytest.raises(InputError, match="sample"):
            write(sample, desk.folder / "s.auylkoop")
    with pytest.raises(InputError, match="sample"):
        case_contents(desk.cases, sample, load_reference())
    with pytest.raises(InputError, match="sample"):
        desk.sets.cover(sample)
    assert not (desk.folder / "s.auylkoop").exists()


def test_papers_of_people_who_are_gone_still_have_names_of_their_own(desk: Desk) -> None:
    people = [founder.id for founder in desk.case.founders[:2]]
    for person in people:
        desk.papers.issue(desk.case_id, desk.case, "explanation", "1", TODAY, record_id=person)
    desk.cases.save(desk.case_id, [RemoveRecord("founders", person) for person in people])
    packed, contents = case_contents(desk.cases, desk.case_id, load_reference(), folder="x")
    paths = [one.path.casefold() for one in contents]
    assert len(set(paths)) == len(paths)
    assert all(path.startswith("x/") for path in paths)
    assert [paper.record_id for paper in packed.papers] == people
    written(desk)


# -- atomic ----------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_file_that_was_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = written(desk)
    before = out.read_bytes()
    desk.edit("sending.number", "17")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError):
        desk.sets.write(desk.case_id, out)
    monkeypatch.undo()
    assert out.read_bytes() == before
    assert not list(desk.folder.glob("*.part"))
    with desk.store.read() as connection:
        assert len(revisions.known(connection, desk.case_id)) == 1  # what did not go is not sent


def test_a_folder_that_is_gone_is_said_and_nothing_counts_as_sent(desk: Desk) -> None:
    with pytest.raises(FileError):
        desk.sets.write(desk.case_id, desk.folder / "gone" / "a.auylkoop")
    assert "sent" not in {one.what for one in desk.cases.history(desk.case_id)}


@pytest.mark.parametrize("after", [0, 1, 3, 8])
def test_it_can_be_stopped_at_any_file(desk: Desk, after: int) -> None:
    desk.sign()
    out = desk.folder / "a.auylkoop"
    seen: list[str] = []

    def progress(_done: int, _total: int, name: str) -> bool:
        seen.append(name)
        return len(seen) <= after

    assert desk.sets.write(desk.case_id, out, progress=progress) is None
    assert not out.exists()
    assert "sent" not in {one.what for one in desk.cases.history(desk.case_id)}


# -- the letter ------------------------------------------------------------------------------


def inventory(manifest: Manifest) -> list[str]:
    skipped = (FileKind.COVER, FileKind.SNAPSHOT)
    return [one.sha256 for one in manifest.files if one.kind not in skipped]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_inventory_names_every_file_with_its_hash_and_pages(desk: Desk, language: str) -> None:
    desk.sign()
    desk.issue("charter", "ru")
    desk.issue("charter")
    options = SetOptions(language=language, word=("charter",))
    with open_package(written(desk, options=options)) as package:
        manifest = package.manifest
        cover = package.read(manifest.files[0].path)
        shown = text_of(cover)
        for sha256 in inventory(manifest):
            groups = " ".join(sha256[at : at + 4] for at in range(0, 64, 4))
            assert groups in shown.replace("\u00a0", " ")
        counted = sum(
            len(pypdf.PdfReader(io.BytesIO(package.read(one.path))).pages)
            for one in manifest.files
            if one.kind in (FileKind.PAPER, FileKind.SCAN)
        )
    files = len(inventory(manifest))
    total = {"kk": f"Жиыны: {files} файл {counted}", "ru": f"Итого файлов: {files} {counted}"}
    assert total[language] in shown
    assert verify(desk.folder / "a.auylkoop").fingerprint in shown.replace("\u00a0", " ")
    assert "15-07" in shown
    assert cover == desk.sets.cover(desk.case_id, options)


def test_the_letter_names_what_is_absent(desk: Desk) -> None:
    desk.sign()
    shown = text_of(desk.sets.cover(desk.case_id))
    assert "Жоба паспорты шығарылмаған" in shown
    assert "Жарғы қол қойылған көшірмесі жоқ" in shown
    assert "Құрылтай жиналысының хаттамасы қол қойылған" not in shown


def test_the_akims_own_words_are_never_markup(desk: Desk) -> None:
    desk.edit("sending.note", "{{ 7 * 7 }} **қалың** | = @page\n== тақырып")
    shown = text_of(desk.sets.cover(desk.case_id))
    assert "{{ 7 * 7 }} **қалың** | = @page" in shown
    assert "== тақырып" in shown


# -- names -----------------------------------------------------------------------------------


def test_the_files_name_is_the_cooperatives_and_the_letters_day(desk: Desk) -> None:
    assert desk.sets.file_name(desk.case) == "Майтөбе Сүт АӨК 24.11.2026.auylkoop"
    desk.edit("sending.date", "")
    assert desk.sets.file_name(desk.case) == "Майтөбе Сүт АӨК 15-07.auylkoop"
    desk.edit("name.proper", "а/б\\..:*")
    assert "/" not in desk.sets.file_name(desk.case)


def test_an_office_with_strange_names_can_send(desk: Desk) -> None:
    from app.services.settings import SettingsService

    SettingsService(desk.store).set("office.name", "Мичурин\u200b\n" + "ұзын " * 200)
    found = verify(written(desk))
    assert found.sender.name.startswith("Мичурин ұзын")
    assert json.dumps(found.sender.name, ensure_ascii=False)


def test_a_russian_letter_is_a_draft_until_its_spellings_are_confirmed(desk: Desk) -> None:
    desk.edit("sending.recipient", "Шымкент қаласының ауыл шаруашылығы басқармасы")

    def spelling(language: str) -> list[Wanted]:
        found = desk.sets.check_list(desk.case_id, desk.case, language)
        return [one for one in found if one.code == "spelling"]

    assert spelling("kk") == []
    (lacking,) = spelling("ru")
    assert (lacking.lack, lacking.address) == (Lack.FAULTS, "sending.recipient")
    russian = SetOptions(language="ru")
    assert "ПРОЕКТ" in text_of(desk.sets.cover(desk.case_id, russian))
    chosen = [("sending.recipient", "Управление сельского хозяйства города Шымкент")]
    confirmed = spell_all(desk.case.answers, chosen, lambda: "spelled")
    desk.cases.save(desk.case_id, confirmed)
    shown = text_of(desk.sets.cover(desk.case_id, russian))
    assert "Управлению сельского хозяйства города Шымкент" in shown
    assert "ПРОЕКТ" not in shown


def test_a_scan_that_goes_meanwhile_is_said(desk: Desk) -> None:
    desk.sign()
    out = desk.folder / "a.auylkoop"

    def progress(_done: int, total: int, _name: str) -> bool:
        for one in desk.cases.attachments(desk.case_id) if total else ():
            desk.cases.detach(one.id)
        return True

    with pytest.raises(InputError, match="removed"):
        desk.sets.write(desk.case_id, out, progress=progress)
    assert not out.exists()
