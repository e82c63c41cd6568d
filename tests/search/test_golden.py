"""Golden questions: what worried people ask finds the entry that answers, over the real library."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from generator.search import Record, normalise
from generator.site import Site, load

if TYPE_CHECKING:
    from tests.search.conftest import SearchPage

REPO = Path(__file__).parents[2]
KINDS = {"word", "sentence", "phrase", "traditional", "spaced", "mistyped", "message"}
FIRST = 3
WANTED_SHARE = 0.95
LEAST_OF_AN_ENTRY = 3
HAN = re.compile("[\u4e00-\u9fff]+")
WORDS_STEP = 7
ASK = """async (questions) => {
  const { Search } = await import("../assets/search/engine.js");
  const search = new Search(new URL("../search/", location.href));
  const found = [];
  for (const question of questions) {
    const results = await (await search.ask(question)).first(5);
    found.push(results.flat().map((result) => result.url));
  }
  return found;
}"""
"""As the search page shows them, from top to bottom."""


class Question(NamedTuple):
    text: str
    kind: str
    wanted: frozenset[str]


def read_questions() -> list[Question]:
    blocks = yaml.safe_load(Path(__file__).with_name("golden.yml").read_text(encoding="utf-8"))
    return [
        Question(text, kind, frozenset([wanted] if isinstance(wanted, str) else wanted))
        for block in blocks
        for wanted in [block.pop("want")]
        for kind, texts in block.items()
        for text in texts
    ]


QUESTIONS = read_questions()


@pytest.fixture(scope="module")
def library() -> Site:
    return load(REPO)


@pytest.fixture(scope="module")
def records(library: Site) -> dict[str, Record]:
    return {record.uri: record for record in library.records}


@pytest.fixture
def answers(
    search_page: Callable[..., SearchPage], records: dict[str, Record]
) -> dict[Question, list[str]]:
    page = search_page(list(records.values())).page
    found = page.evaluate(ASK, [question.text for question in QUESTIONS])
    return dict(zip(QUESTIONS, found, strict=True))


def test_the_questions_are_many_and_of_every_kind() -> None:
    assert len(QUESTIONS) >= 80
    assert {question.kind for question in QUESTIONS} == KINDS
    texts = Counter(normalise(question.text) for question in QUESTIONS)
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_entry_has_its_questions(library: Site) -> None:
    """The questions grow with the library, and none asks for what is gone."""
    entries = {case.uri for case in library.catalog.cases if case.is_listed}
    asked = Counter(uri for question in QUESTIONS for uri in question.wanted)
    assert {uri for uri in entries if asked[uri] < LEAST_OF_AN_ENTRY} == set()
    assert set(asked) - entries == set()


def test_no_question_is_a_name_of_its_page(records: dict[str, Record]) -> None:
    """Words of one's own: a title or an alias would find its page by itself."""
    names = {
        normalise(text)
        for record in records.values()
        for field, text in record.items
        if field in {"title", "alias"}
    }
    copied = [q.text for q in QUESTIONS if q.kind != "word" and normalise(q.text) in names]
    titles = {normalise(record.title) for record in records.values()}
    copied += [q.text for q in QUESTIONS if normalise(q.text) in titles]
    assert copied == []


def test_the_right_entry_is_among_the_first(answers: dict[Question, list[str]]) -> None:
    missed = [
        f"{question.kind} {question.text}: {found[:FIRST]}, not {sorted(question.wanted)}"
        for question, found in answers.items()
        if not question.wanted & set(found[:FIRST])
    ]
    share = 1 - len(missed) / len(QUESTIONS)
    assert share >= WANTED_SHARE, f"{share:.1%}\n" + "\n".join(missed)


def test_a_word_of_a_title_finds_what_is_called_so(
    search_page: Callable[..., SearchPage], library: Site
) -> None:
    titled = words_of_titles(library.records)
    page = search_page(list(library.records)).page
    found = page.evaluate(ASK, list(titled))
    answers = zip(titled.items(), found, strict=True)
    assert [word for (word, uris), shown in answers if not uris & set(shown[:FIRST])] == []


def words_of_titles(records: Iterable[Record]) -> dict[str, set[str]]:
    """Runs of two to four characters from titles, a few hundred, and the pages called so; what
    stands in more titles than are shown first is left out."""
    titled: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for length in (2, 3, 4) if record.group in {"scam", "signal", "merchant"} else ():
            for at in range(len(record.title) - length + 1):
                titled[record.title[at : at + length]].add(record.uri)
    named = (word for word, uris in titled.items() if len(uris) <= FIRST and HAN.fullmatch(word))
    return {word: titled[word] for word in sorted(named)[::WORDS_STEP]}


def test_a_page_that_holds_the_question_itself_comes_first(
    answers: dict[Question, list[str]], records: dict[str, Record]
) -> None:
    def holds(uri: str, question: Question) -> bool:
        whole = normalise(question.text)
        return any(whole in normalise(text) for _, text in records[uri].items)

    standing = {q for q in QUESTIONS if any(holds(uri, q) for uri in records)}
    phrases = {question for question in QUESTIONS if question.kind == "phrase"}
    assert len(phrases & standing) >= 0.8 * len(phrases)
    assert [q.text for q in standing if not holds(answers[q][0], q)] == []
