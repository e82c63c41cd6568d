"""What is written can be read back: every run that stands on a page, and no other."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import FIELDS, Record, build, normalise, postings
from generator.search.shard import shard_count, shard_of

ROOT = Path(__file__).parents[2]
ALPHABET = "验证码退款客服加微信Qq96１０驗證𠮷𪚥e\u0301，。 \u3000!😀"
texts = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=30)
items = st.tuples(st.sampled_from(list(FIELDS)), texts)
libraries = st.lists(st.lists(items, max_size=12), min_size=1, max_size=6)


def record(number: int, found: Iterable[tuple[str, str]]) -> Record:
    return Record(f"scams/{number}/", f"案例{number}", "scam", tuple(found))


def files_of(library: list[list[tuple[str, str]]]) -> dict[str, str]:
    return dict(build(record(number, found) for number, found in enumerate(library)))


def grams_of(run: str) -> set[str]:
    """Every pair of a normalised run, and every three of Latin letters and digits."""
    threes = (run[at : at + 3] for at in range(len(run) - 2))
    pairs = (one + other for one, other in pairwise(run))
    return {*pairs, *(three for three in threes if three.isascii())}


def unpacked(values: Iterator[int], more: int) -> Iterator[tuple[int, int]]:
    """(document, unit) of each place."""
    document = 0
    for first in values:
        scale, value = 1, first
        while value >= more:
            document += (value - more) * scale
            scale, value = scale * more, next(values)
        document += value * scale
        yield document, next(values)


class Reader:
    """Reads the files by their description alone, and slowly."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.index = json.loads(files["search/index.json"])

    def places(self, gram: str) -> set[tuple[int, int]]:
        """(document, unit) where the gram stands; (document, field) where only that is told."""
        path = f"search/shard/{shard_of(gram, self.index['shards']):x}.json"
        written = json.loads(self.files[path]).get(gram, "")
        digits = self.index["digits"]
        if isinstance(written, int):
            return {divmod(written, len(digits))}
        if isinstance(written, str):
            return set(unpacked(map(digits.index, written), len(digits) // 2))
        return {
            (document, field)
            for document, digit in enumerate(written[0])
            for field in range(len(FIELDS))
            if digits.index(digit) >> field & 1
        }

    def documents(self, run: str) -> set[int]:
        """Where all grams of a normalised run share an item."""
        places = [self.places(gram) for gram in grams_of(run)]
        return {document for document, _ in reduce(set.intersection, places)}


@settings(deadline=None)
@given(libraries, st.data())
def test_every_run_of_an_item_is_found(
    library: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    reader = Reader(files_of(library))
    for document, found in enumerate(library):
        for _, text in found:
            alike = normalise(text)
            if len(alike) < 2:
                continue
            start = data.draw(st.integers(0, len(alike) - 2))
            end = data.draw(st.integers(start + 2, len(alike)))
            assert document in reader.documents(alike[start:end])


@settings(deadline=None)
@given(st.sets(st.integers(0, 9_000_000), min_size=2, max_size=50))
def test_places_however_far_apart_can_be_read_back(places: set[int]) -> None:
    stride = len(postings.DIGITS)
    written = map(postings.DIGITS.index, postings.packed(sorted(places)))
    assert list(unpacked(written, stride // 2)) == [
        divmod(place, stride) for place in sorted(places)
    ]


@settings(deadline=None)
@given(libraries)
def test_what_is_found_shares_an_item(library: list[list[tuple[str, str]]]) -> None:
    reader = Reader(files_of(library))
    for run in ("验证码", "退款客服", "qq96"):
        parts = grams_of(run)
        expected = {
            document
            for document, found in enumerate(library)
            if any(all(part in normalise(text) for part in parts) for _, text in found)
        }
        assert reader.documents(run) == expected


def test_dense_postings_keep_documents_and_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    library = [[("title", "退款"), ("body", "退款客服")], [("script", "无关")], [("body", "退款")]]
    monkeypatch.setattr(postings, "DENSE", 2)
    library *= 2
    reader = Reader(files_of([[*found, *found] for found in library]))
    title, body = list(FIELDS).index("title"), list(FIELDS).index("body")
    expected = {(0, title), (0, body), (2, body), (3, title), (3, body), (5, body)}
    assert reader.places("退款") == expected
    assert reader.documents("退款客服") == {0, 3}


def test_more_items_than_places_are_still_found() -> None:
    many = [("body", f"第{number}条") for number in range(postings.ITEMS_A_FIELD + 50)]
    reader = Reader(files_of([[("body", "第1条")], many, [("body", "第2条")]]))
    assert 1 in reader.documents(f"第{postings.ITEMS_A_FIELD + 49}条")
    assert reader.documents("第1条") == {0, 1}


def test_no_records_give_an_index_that_can_be_asked() -> None:
    reader = Reader(files_of([]))
    assert reader.index["documents"] == 0
    assert reader.documents("退款") == set()


def test_every_shard_is_written() -> None:
    files = files_of([[("body", "退款客服验证码")]] * 3)
    shards = json.loads(files["search/index.json"])["shards"]
    assert {f"search/shard/{number:x}.json" for number in range(shards)} <= set(files)


def test_shards_stay_level_as_the_library_grows() -> None:
    rng = random.Random(1)
    words = [rng.choice(ALPHABET[:9]) + chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(3_000)]

    def sizes(documents: int) -> list[int]:
        library = [[("body", "".join(rng.choices(words, k=300)))] for _ in range(documents)]
        files = files_of(library)
        shards = [text for path, text in files.items() if "/shard/" in path]
        return [len(gzip.compress(text.encode())) for text in shards]

    few, many = sizes(100), sizes(400)
    assert len(many) == 4 * len(few)
    assert sum(many) / len(many) < 1.25 * sum(few) / len(few)
    assert max(many) < 3 * sum(many) / len(many)


def test_the_count_of_shards_is_a_power_of_two() -> None:
    assert [shard_count(0, n) for n in (0, 1, 1_000, 1_001, 2_000, 2_001)] == [1, 1, 1, 2, 2, 4]
    assert [shard_count(n, 100) for n in (300, 301)] == [1, 2]


def test_the_browser_gets_only_characters_the_library_has() -> None:
    old, new = json.loads(files_of([[("body", "退款验證码")]])["search/simplify.json"])
    assert "證" in old
    assert set(new) <= set("退款验证码")
    assert len(old) == len(new)


def test_a_document_keeps_its_texts_as_they_are() -> None:
    text = "<b>驗證</b> １２"
    files = dict(build([Record("help/", "<i>求助", "help", (("title", text), ("body", "")))]))
    assert json.loads(files["search/doc/0.json"]) == {
        "url": "help/",
        "title": "<i>求助",
        "group": "help",
        "items": [["title", text], ["body", ""]],
    }


def test_the_release_changes_with_any_text() -> None:
    one, other = files_of([[("body", "退款")]]), files_of([[("body", "退 款")]])
    release = [json.loads(files["search/index.json"])["release"] for files in (one, other)]
    assert release[0] != release[1]


DIGEST = """
import hashlib
from generator.search import Record, build
records = [Record(f"{n}/", "退", "scam", (("body", f"退款客服验证码{n}"),)) for n in range(300)]
print(hashlib.sha256(repr(list(build(records))).encode()).hexdigest())
"""


def test_the_same_records_give_the_same_bytes() -> None:
    def digest(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", DIGEST]
        return subprocess.check_output(command, env=environment, cwd=ROOT, text=True)

    assert digest("1") == digest("2")
    assert len(digest("1").strip()) == hashlib.sha256().digest_size * 2


def test_an_unknown_field_is_a_bug() -> None:
    with pytest.raises(KeyError):
        files_of([[("footnote", "退款")]])
