"""What a person wrote into an issue form, taken out of the text that the forge makes of it.

The text comes from a stranger. It is only ever cut and compared; nothing in it is looked up,
run, or put into a path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

MOST = 60_000
"""Characters of a body; the forge itself allows 65,536."""
MOST_OF_ONE = 5_000
"""Characters of one answer."""

_EMPTY = {"", "_No response_", "None"}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""Left by editors and chat programs, and of no use in Chinese: dropped."""


class Refused(Exception):
    """Why nothing is made of an issue: a sentence for the one who wrote it, in our words only."""


def answers(body: str, form: Mapping[str, Any]) -> dict[str, str]:
    """Field id -> what was answered, for the fields that were; raises ``Refused``.

    The forge writes ``### Label``, an empty line, the answer. A heading counts only if it is
    that of a field that comes later in the form, so that an answer may hold headings.
    """
    lines = cleaned(body).split("\n")
    out = dict(_sections(lines, _names(form)))
    if any(len(answer) > MOST_OF_ONE for answer in out.values()):
        raise Refused(f"有一栏太长了，最多 {MOST_OF_ONE} 个字。请只写要点，再开一个议题。")
    missing = [label for name, label in _required(form) if out.get(name, "") in _EMPTY]
    if missing:
        raise Refused(f"这几栏没有填：{'、'.join(missing)}。请用“新手法”表单再开一个议题。")
    return {name: answer for name, answer in out.items() if answer not in _EMPTY}


def cleaned(body: str) -> str:
    """``body`` with one kind of line end and no invisible characters; raises ``Refused`` if it
    is too long or holds what no keyboard types."""
    if len(body) > MOST:
        raise Refused(f"太长了，最多 {MOST} 个字。请只写要点，再开一个议题。")
    text = body.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_INVISIBLE)
    if any(_is_strange(char) for char in text):
        raise Refused("里面有看不见的控制字符，机器不敢收。请重新打一遍字，再开一个议题。")
    return text


def lines_of(answer: str) -> list[str]:
    """The lines of an answer that hold something, without list signs in front."""
    found = (re.sub(r"^\s*(?:[-*•]|\d{1,2}[.、)）])\s*", "", line) for line in answer.split("\n"))
    return [line.strip() for line in found if line.strip()]


def one_line(answer: str) -> str:
    """An answer as a single line."""
    return " ".join(answer.split())


def _is_strange(char: str) -> bool:
    """Control, format (direction of writing), private and unpaired characters."""
    return char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def _names(form: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(id, label) of each field that can be answered, in order."""
    return [(field["id"], field["attributes"]["label"]) for field in form["body"] if "id" in field]


def _required(form: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in form["body"]:
        if field.get("validations", {}).get("required"):
            yield field["id"], field["attributes"]["label"]


def _sections(lines: list[str], names: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(id, answer), parted at the headings of the form in their order."""
    at, name, held = 0, "", list[str]()
    for line in lines:
        later = [n for n in range(at, len(names)) if line.rstrip() == f"### {names[n][1]}"]
        if not later:
            held.append(line)
            continue
        if name:
            yield name, "\n".join(held).strip()
        name, at, held = names[later[0]][0], later[0] + 1, []
    if name:
        yield name, "\n".join(held).strip()
