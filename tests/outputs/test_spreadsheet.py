"""``entries.csv``: opens in a spreadsheet as text, whatever stands in it."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.outputs.spreadsheet import COLUMNS, defused
from tests.outputs.conftest import FORMULA

LIVE = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture(scope="module")
def raw(built: Path) -> bytes:
    return (built / "api/v1/entries.csv").read_bytes()


@pytest.fixture(scope="module")
def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))


def test_it_says_that_it_is_utf_8(raw: bytes) -> None:
    assert raw.startswith(codecs.BOM_UTF8)
    assert raw.count(b"\r\n") == raw.count(b"\n")


def test_it_has_every_published_entry(rows: list[dict[str, str]], catalog: Catalog) -> None:
    assert [row["id"] for row in rows] == [case.id for case in catalog.listed]
    assert tuple(rows[0]) == COLUMNS
    for row, case in zip(rows, catalog.listed, strict=True):
        assert None not in row
        assert row["title"].removeprefix("'") == case.entry.title
        assert row["signals"].split() == list(case.entry.signal_ids())
        assert row["category_label"] == catalog.categories[case.entry.category].name
        assert row["reviewed"] == (case.entry.reviewed.isoformat() if case.entry.reviewed else "")


def test_no_cell_can_be_taken_for_a_formula(raw: bytes, rows: list[dict[str, str]]) -> None:
    assert "'" + FORMULA in {row["title"] for row in rows}
    # Whatever sign a spreadsheet parts cells at.
    for sign in ",;\t":
        for row in csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=sign):
            assert not [cell for cell in row if cell.startswith(LIVE)], sign


@pytest.mark.parametrize("sign", LIVE)
def test_a_live_cell_is_defused(sign: str) -> None:
    assert defused(f"{sign}1") == f"'{sign}1"
    assert defused(f"a;{sign}1") == f"a;'{sign}1"
    assert defused(f'"{sign}1') == f"'\"{sign}1"


@pytest.mark.parametrize("cell", ["", "一", "1-2", "a=b", "'x", "a;b", "a; b=c"])
def test_other_cells_stay(cell: str) -> None:
    assert defused(cell) == cell
