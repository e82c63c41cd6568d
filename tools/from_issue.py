"""A draft entry made of a filled-in form: ``python -m tools.from_issue --event FILE``.

The body is read from the forge's event file, or from ``ISSUE_BODY`` and ``ISSUE_NUMBER``. On
standard output stands only the new file's path, which holds nothing that was typed but an id
of small letters, digits and hyphens. Exit code 1: refused, the reason on standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.draft import draft, remarked, with_block
from generator.gather import ENTRY_ID, gather, this_day
from generator.source import read
from tools.issue_body import Refused, answers, lines_of, one_line
from tools.issue_forms import labels, wording

FORM = "new-trick"
LONGEST_ID = 60
SOURCE = "source-1"
_CHOSEN = {
    "category": "categories",
    "channels": "channels",
    "impersonates": "roles",
    "targets": "targets",
    "asks_for": "asks_for",
}
"""Fields that choose from a list, and the list."""
_SAME_SPEAKER = {"我": "victim", "被骗的人": "victim", "对方": "scammer", "警察": "police"}


def written(body: str, number: int, root: Path) -> Path:
    """Make the draft under ``root`` and give its path from there; raises ``Refused``."""
    catalog = gather(root).catalog
    given = answers(body, wording(FORM))
    path = Path("cases") / "scams" / f"{_id(given, number, root)}.yml"
    text = entry_text(given, number, catalog, this_day())
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def entry_text(given: dict[str, str], number: int, catalog: Catalog, today: date) -> str:
    """The YAML text of the draft; what it says is read back and compared before it is given."""
    values = dict(_values(given, catalog, today))
    text = draft("scam", today)
    for key, value in values.items():
        text = with_block(text, key, value)
    text = remarked(
        text, [f"来自议题 #{number}，机器代填。核对每一句，再删掉这几行。", *_rest(given, catalog)]
    )
    reading = read("draft.yml", text.encode())
    data = reading.document.data if reading.document else {}
    if reading.diagnostics or any(data.get(key) != _bare(value) for key, value in values.items()):
        raise Refused("里面有机器放不进文件的写法。请换成普通的句子，再开一个议题。")
    return text


def _id(given: dict[str, str], number: int, root: Path) -> str:
    """The file's name: the one asked for if it is fit and free, else one by the number."""
    wanted = given.get("id", "")
    if not wanted:
        return f"issue-{number}"
    if len(wanted) > LONGEST_ID or not ENTRY_ID.fullmatch(wanted):
        raise Refused("“文件名”只能用英文小写字母、数字和连字符。可以空着。请再开一个议题。")
    if any((root / "cases").rglob(f"{wanted}.y*ml")):
        raise Refused("这个文件名已经有了。请换一个，或者空着。请再开一个议题。")
    return wanted


def _values(given: dict[str, str], catalog: Catalog, today: date) -> Iterator[tuple[str, Any]]:
    """(key, value) of the entry, in the form's order; ``None``: for the editor to fill in."""
    yield "title", one_line(given["title"])
    yield "summary", one_line(given["summary"])
    for name, of in _CHOSEN.items():
        ids = list(_ids(given.get(name, ""), of, catalog))
        if name == "category":
            yield name, ids[0] if ids else None
        elif ids:
            yield name, ids
    yield "steps", [{"stage": None, "do": step} for step in lines_of(given["steps"])]
    turns = [turn for turn, _ in _turns(given, catalog) if turn]
    if turns:
        yield "scripts", [{"material": None, "source": SOURCE, "turns": turns}]
    if "advice" in given:
        yield "advice", [{"text": text} for text in lines_of(given["advice"])]
    yield "sources", [dict(_source(given, today))]


def _ids(answer: str, of: str, catalog: Catalog) -> Iterator[str]:
    """The ids of the labels that were chosen; a label that is no more in the list is passed over."""
    by_label = {label: item for item, label in labels(of, catalog).items()}
    for label in answer.split(", "):
        if label.strip() in by_label:
            yield by_label[label.strip()]


def _turns(given: dict[str, str], catalog: Catalog) -> Iterator[tuple[dict[str, str], str]]:
    """(turn, line): the turn is empty where a line does not say who speaks."""
    known = {label.partition("（")[0]: item for item, label in catalog.labels["speakers"].items()}
    known |= _SAME_SPEAKER
    for line in lines_of(given.get("script", "")):
        who, _, words = re.sub("[:：]", "\n", line, count=1).partition("\n")
        speaker = known.get(who.strip())
        yield ({speaker: words.strip()} if speaker and words.strip() else {}), line


def _source(given: dict[str, str], today: date) -> Iterator[tuple[str, str]]:
    yield "id", SOURCE
    for key in ("title", "publisher", "url", "date"):
        if f"source_{key}" in given:
            yield key, one_line(given[f"source_{key}"])
    yield "retrieved", today.isoformat()


def _rest(given: dict[str, str], catalog: Catalog) -> Iterator[str]:
    """What has no place in the entry: dialogue without a speaker, and all else that is known."""
    unplaced = [line for turn, line in _turns(given, catalog) if not turn]
    if unplaced:
        yield "没写是谁说的："
        yield from unplaced
    if "rest" in given:
        yield "还知道："
        yield from lines_of(given["rest"])


def _bare(value: Any) -> Any:
    """A value as it is read back: what is left to fill in is empty."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    return "" if value is None else value


def _issue(event: Path | None) -> tuple[str, int]:
    """The body and number of the issue, from the event file or the environment."""
    if event is not None:
        issue = json.loads(event.read_text(encoding="utf-8"))["issue"]
        return issue["body"] or "", int(issue["number"])
    return os.environ.get("ISSUE_BODY", ""), int(os.environ.get("ISSUE_NUMBER") or "0")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--event", type=Path, help="the forge's event file (JSON)")
    parser.add_argument("--root", type=Path, default=Path())
    given = parser.parse_args()
    try:
        print(written(*_issue(given.event), given.root).as_posix())
    except Refused as reason:
        print(reason, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
