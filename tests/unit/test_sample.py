"""The shipped sample is what its script writes, and nobody's data."""

from __future__ import annotations

from app.domain.identifiers import check_iin
from app.exchange.case_file import dump
from app.services.samples import read_sample
from tools.make_sample import TARGET, case


def test_the_file_is_what_the_script_writes() -> None:
    assert TARGET.read_text(encoding="utf-8") == dump(case())


def test_no_number_can_be_anybodys() -> None:
    for founder in read_sample().answers.records("founders"):
        number = founder.get("iin")
        assert check_iin(number).ok
        assert number[6] in "12"
        assert founder.get("patronymic").startswith("Үлгі")
