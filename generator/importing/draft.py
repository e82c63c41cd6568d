"""What could be told apart in an article: each part under the field it goes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.importing.dialogue import Talk
from generator.importing.origin import Origin

EntryKind = Literal["scam", "merchant"]


class Tip(NamedTuple):
    title: str
    do: str


class Check(NamedTuple):
    look_at: str
    odd: str


class Question(NamedTuple):
    ask: str
    answer: str


class Picture(NamedTuple):
    src: str
    caption: str


@dataclass
class Draft:
    """An entry to be: the source's own words, each where it belongs.

    ``unplaced`` is the text that no field takes, kept in a comment; ``left_out`` is what belongs
    to the page and not to the article; ``headings`` are the article's own, by topic.
    """

    kind: EntryKind
    origin: Origin
    scripts: list[Talk] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    price: str = ""
    risks: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    tips: list[Tip] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    report_to: list[str] = field(default_factory=list)
    amounts: list[str] = field(default_factory=list)
    headings: dict[str, list[str]] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def tally(self) -> str:
        """What was placed, counted, in Chinese."""
        turns = sum(len(talk.turns) for talk in self.scripts)
        counts = {
            "对话（句）": turns,
            "步骤": len(self.steps),
            "建议": len(self.advice),
            "案例": len(self.incidents),
            "怎么来的": len(self.how),
            "风险": len(self.risks),
            "怎么查": len(self.checks),
            "怎么防": len(self.tips),
            "问答": len(self.questions),
            "有图注的图片": len(self.pictures),
        }
        return "、".join(f"{what} {count}" for what, count in counts.items() if count) or "没有"
