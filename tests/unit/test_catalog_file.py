"""Messages are found in the compiled catalog as the standard library finds them."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.mofile import write_mo
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.catalog import Catalog

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(st.dictionaries(TEXT, TEXT, max_size=20), TEXT)
@settings(max_examples=40, deadline=None)
def test_every_message_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, messages: dict[str, str], other: str
) -> None:
    path = tmp_path_factory.mktemp("mo") / "messages.mo"
    catalog = Messages(locale="kk", charset="utf-8")
    for message, text in messages.items():
        catalog.add(message, text)
    with path.open("wb") as file:
        write_mo(file, catalog)
    with path.open("rb") as file:
        standard = gettext.GNUTranslations(file)
    ours = Catalog(path)
    for message in (*messages, other):
        assert ours.gettext(message) == standard.gettext(message)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xde\x12\x04\x95"])
def test_a_broken_file_translates_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "messages.mo"
    path.write_bytes(content)
    assert Catalog(path).gettext("Home") == "Home"
    assert Catalog(tmp_path / "none.mo").gettext("Home") == "Home"
