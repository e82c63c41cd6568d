"""Amounts and dates: FORMAT's grammars, row by row."""

from __future__ import annotations

import pytest

from generator.model import amount, edtf

AMOUNTS = {
    "41450": (41450, 41450, "CNY"),
    "0": (0, 0, "CNY"),
    "1,000,000元": (1_000_000, 1_000_000, "CNY"),
    "1.98万元": (19800, 19800, "CNY"),
    "约5万": (50000, 50000, "CNY"),
    "近3万": (None, 30000, "CNY"),
    "不足2万元": (None, 20000, "CNY"),
    "超8万元": (80000, None, "CNY"),
    "10余万元": (100000, None, "CNY"),
    "3000多元": (3000, None, "CNY"),
    "5万余元": (50000, None, "CNY"),
    "3亿元": (300_000_000, 300_000_000, "CNY"),
    "0.1-1元": (0.1, 1, "CNY"),
    "300-500元": (300, 500, "CNY"),
    "2-5万": (20000, 50000, "CNY"),
    "3000元-1万元": (3000, 10000, "CNY"),
    "5000-1万": None,
    "300-500美元": (300, 500, "USD"),
    "2000港元": (2000, 2000, "HKD"),
    "1万新台币": (10000, 10000, "TWD"),
    "1000USDT": (1000, 1000, "USDT"),
    "几十万元": (None, None, "CNY"),
    "数千元": (None, None, "CNY"),
    "上百万": (None, None, "CNY"),
    "几千-上万元": (None, None, "CNY"),
    "不详": (None, None, "CNY"),
    "八万": None,
    "-5": None,
    "5-1": None,
    "300–500元": None,
    "约": None,
    "5万万": None,
    "１００元": None,
    "": None,
    "5 万": None,
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_amount(text: str) -> None:
    wanted = AMOUNTS[text]
    if wanted is None:
        with pytest.raises(ValueError):
            amount.parse(text)
        return
    value = amount.as_json(amount.parse(text))
    assert (value["min"], value["max"], value["currency"]) == wanted
    assert value["text"] == text


DATES = {
    "2020": ("2020-01-01", "2020-12-31", "2020年"),
    "2020-06": ("2020-06-01", "2020-06-30", "2020年6月"),
    "2020-02-29": ("2020-02-29", "2020-02-29", "2020年2月29日"),
    "2020-XX": ("2020-01-01", "2020-12-31", "2020年"),
    "2020-06-XX": ("2020-06-01", "2020-06-30", "2020年6月"),
    "XXXX-06-10": (None, None, "6月10日（年份不详）"),
    "XXXX-02-29": (None, None, "2月29日（年份不详）"),
    "2022~": ("2022-01-01", "2022-12-31", "约2022年"),
    "2022-01-11?": ("2022-01-11", "2022-01-11", "2022年1月11日（推定）"),
    "2022%": ("2022-01-01", "2022-12-31", "约2022年（推定）"),
    "2018-04/2019-03": ("2018-04-01", "2019-03-31", "2018年4月至2019年3月"),
    "2018~/2019": ("2018-01-01", "2019-12-31", "约2018年至2019年"),
    "2021-02-29": None,
    "2020-13": None,
    "2020-00": None,
    "XXXX": None,
    "20-1": None,
    "2021/2020": None,
    "2020/": None,
    "2020/2021/2022": None,
    "2020-XX-05": None,
    "去年": None,
    "": None,
    "2020-6-9": None,
    "２０２０": None,
}


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    wanted = DATES[text]
    if wanted is None:
        with pytest.raises(ValueError):
            edtf.parse(text)
        return
    when = edtf.parse(text)
    earliest = when.earliest.isoformat() if when.earliest else None
    latest = when.latest.isoformat() if when.latest else None
    assert (earliest, latest, when.label) == wanted
