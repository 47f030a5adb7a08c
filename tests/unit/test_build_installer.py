"""The installer script's small parts; the whole build runs with `make installer`."""

from __future__ import annotations

from pathlib import Path

import build_installer


def test_the_command_takes_all_data_along(tmp_path: Path) -> None:
    command = build_installer.pyinstaller_command(tmp_path)
    for folder in build_installer.DATA:
        assert any(folder in part for part in command)
        assert (build_installer.ROOT / folder).is_dir()
    assert "--onefile" not in command  # starts five times slower
    assert any("migrations" in part for part in command)


def test_pruning_keeps_our_languages_only(tmp_path: Path) -> None:
    locales = tmp_path / "babel" / "locale-data"
    locales.mkdir(parents=True)
    for name in ("kk", "kk_KZ", "ru", "en", "root", "de", "fr_CA"):
        (locales / f"{name}.dat").write_bytes(b"x" * 10)
    qt = tmp_path / "PySide6" / "Qt" / "translations"
    qt.mkdir(parents=True)
    for name in ("qtbase_kk", "qtbase_de"):
        (qt / f"{name}.qm").write_bytes(b"y")
    assert build_installer.prune(tmp_path) == 21
    assert sorted(path.stem for path in locales.iterdir()) == ["en", "kk", "kk_KZ", "root", "ru"]
    assert [path.stem for path in qt.iterdir()] == ["qtbase_kk"]


def test_a_build_without_the_words_of_qt_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "PySide6" / "Qt" / "translations"
    folder.mkdir(parents=True)
    assert build_installer.lacking_words(tmp_path) == ["qtbase_kk.qm", "qtbase_ru.qm"]
    for name in ("qtbase_kk.qm", "qtbase_ru.qm"):
        (folder / name).write_bytes(b"y")
    assert build_installer.prune(tmp_path) == 0
    assert build_installer.lacking_words(tmp_path) == []


def test_size_counts_every_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"123")
    assert build_installer.size_of(tmp_path) == 3
