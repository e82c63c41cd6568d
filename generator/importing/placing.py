"""From an article to a draft: each line goes to the field its section and shape tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from generator.importing import facts
from generator.importing.article import Article, Block, numbered
from generator.importing.boilerplate import parted
from generator.importing.dialogue import Talk, quoted, talks
from generator.importing.draft import Check, Draft, EntryKind, Picture, Question, Tip
from generator.importing.origin import origin_of
from generator.importing.sections import Section, sections

_LABELLED = re.compile(r"(?P<name>[^\s：:，。！？；]{2,20})\s*[:：]\s*(?P<text>.{6,})")
_ODD = re.compile(r"异常|不符|警惕|可疑|未更新|不更新|高度集中|对不上|查不到|没有(?:揽收|揽件)")
_INLINE_ADVICE = re.compile(r".{0,8}(?:提示|提醒|支招|建议)\s*[:：]\s*(?P<text>.{4,})")
_ASK = re.compile(r"[问Qq]\s*[:：]\s*(?P<text>.{2,300})")
_ANSWER = re.compile(r"[答Aa]\s*[:：]\s*(?P<text>.{2,})")
_NEXT_CASE = re.compile(r"案例\s?[一二三四五六七八九十\d]{1,3}")
_ORDINAL_STEP = re.compile(r"第.+步")
_CAPTION = re.compile(
    r"(?:[（(](?P<inner>[^（）()]{2,60})[）)]|[▲△](?P<marked>.{2,80})|(?P<said>(?:图为|图[一二三四\d ]*[:：]).{2,80}))"
)


def placed(
    article: Article,
    today: date,
    lists: Mapping[str, Collection[str]],
    kind: EntryKind | None = None,
) -> Draft:
    """The draft of an article; ``lists`` has the known ids of ``channels`` and ``hotlines``.

    Without ``kind`` it is guessed from the article's words.
    """
    origin, blocks = origin_of(article, today)
    kept, left_out = parted(blocks)
    texts = [block.text for block in kept if block.kind != "image"]
    draft = Draft(kind or facts.kind_of([origin.title, *texts]), origin, left_out=left_out)
    placing = _Placing(draft)
    for section in sections(draft.kind, kept, is_plain=article.is_plain):
        placing.section(section)
    _put_idle_headings_aside(draft)
    draft.amounts = facts.amounts("\n".join(texts))
    draft.report_to = facts.report_to(texts, lists["hotlines"])
    if draft.kind == "scam":
        spoken = (turn.words for talk in draft.scripts for turn in talk.turns)
        told = [*draft.incidents, *spoken, *draft.steps]
        draft.channels = facts.channels(told, lists["channels"])
    return draft


def _put_idle_headings_aside(draft: Draft) -> None:
    """Headings below which nothing found its field go with the others."""
    filled = {
        "advice": draft.advice,
        "steps": draft.steps,
        "incidents": draft.incidents,
        "talk": draft.scripts,
        "trade": draft.how,
        "risks": draft.risks,
        "tips": draft.tips,
    }
    for topic, items in filled.items():
        if not items and (headings := draft.headings.pop(topic, [])):
            draft.headings.setdefault("", []).extend(headings)


class _Placing:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def section(self, section: Section) -> None:
        """Place what stands below one heading."""
        before = len(self.draft.unplaced)
        lines: list[Block] = []
        for part in talks(self._without_pictures(section.blocks)):
            if isinstance(part, Talk):
                self.draft.scripts.append(part)
            else:
                lines.append(part)
        rest = [numbered(block) for block in self._anywhere(lines)]
        place = {
            "advice": self._advice,
            "steps": self._steps,
            "incidents": self._incidents,
            "trade": self._trade,
            "risks": self._risks,
            "tips": self._tips,
        }.get(section.topic, self._nowhere)
        place(rest)
        if section.heading:
            stays = len(self.draft.unplaced) > before and not section.topic
            if stays:
                self.draft.unplaced.insert(before, f"【{section.heading}】")
            else:
                self.draft.headings.setdefault(section.topic, []).append(section.heading)

    def _without_pictures(self, blocks: list[Block]) -> list[Block]:
        """The blocks without pictures; a picture takes the caption that follows it along."""
        out: list[Block] = []
        image: Block | None = None
        for block in blocks:
            if block.kind == "image":
                self._picture(image, "")
                image = block
                continue
            match = _CAPTION.fullmatch(block.text) if image else None
            if image and (match or block.kind == "caption"):
                caption = next(filter(None, match.groups()), "") if match else block.text
                self._picture(image, caption)
                image = None
                continue
            self._picture(image, "")
            image = None
            out.append(block)
        self._picture(image, "")
        return out

    def _picture(self, image: Block | None, caption: str) -> None:
        if image is None:
            return
        words = caption or image.text
        if words and len(words) <= 300:
            self.draft.pictures.append(Picture(image.src, words))
        else:
            self.draft.left_out.append(f"没有图注的图片 {image.src}")
            self.draft.unplaced += [words] if words else []

    def _anywhere(self, blocks: Iterable[Block]) -> Iterable[Block]:
        """Place what its own shape tells, whatever section it stands in; give the rest."""
        ask = ""
        for block in blocks:
            if ask and (match := _ANSWER.fullmatch(block.text)):
                self.draft.questions.append(Question(ask, match["text"]))
                ask = ""
                continue
            self._nowhere_text(f"问：{ask}" if ask else "")
            ask = ""
            if match := _ASK.fullmatch(block.text):
                ask = match["text"]
            elif self.draft.kind == "scam" and (match := _INLINE_ADVICE.fullmatch(block.text)):
                self.draft.advice.append(match["text"])
                self.draft.headings.setdefault("advice", []).append(
                    block.text[: match.start("text")]
                )
            elif self.draft.kind == "scam" and _ORDINAL_STEP.match(block.text):
                self.draft.steps.append(numbered(block).text)
            else:
                yield block
        self._nowhere_text(f"问：{ask}" if ask else "")

    def _advice(self, blocks: list[Block]) -> None:
        self.draft.advice += [block.text for block in blocks]

    def _steps(self, blocks: list[Block]) -> None:
        self.draft.steps += self._numbered_if_any(blocks)

    def _incidents(self, blocks: list[Block]) -> None:
        stories: list[str] = []
        for block in blocks:
            if not stories or block.number or _NEXT_CASE.match(block.text):
                stories.append(block.text)
            else:
                stories[-1] += block.text
        self.draft.incidents += stories
        self.draft.scripts += [talk for story in stories if (talk := quoted(story))]

    def _trade(self, blocks: list[Block]) -> None:
        for block in blocks:
            self.draft.price = self.draft.price or facts.price(block.text)
        self.draft.how += self._numbered_if_any(blocks)

    def _risks(self, blocks: list[Block]) -> None:
        named = [block for block in blocks if block.number or _LABELLED.fullmatch(block.text)]
        chosen = named or blocks
        self.draft.risks += [block.text for block in chosen]
        self._nowhere([block for block in blocks if block not in chosen])

    def _tips(self, blocks: list[Block]) -> None:
        title, do = "", list[str]()
        for block in blocks:
            named = _LABELLED.fullmatch(block.text)
            if block.number:
                self._tip(title, do)
                title, do = _head(block.text)
            elif named and _ODD.search(named["text"]):
                self.draft.checks.append(Check(named["name"], named["text"]))
            elif title or do:
                do.append(block.text)
            elif named and any(other.number for other in blocks) is False:
                self.draft.tips.append(Tip(named["name"], named["text"]))
            else:
                self._nowhere([block])
        self._tip(title, do)

    def _tip(self, title: str, do: list[str]) -> None:
        if title or do:
            self.draft.tips.append(Tip(title, "".join(do)))

    def _numbered_if_any(self, blocks: list[Block]) -> list[str]:
        """The numbered lines; where none is, all lines. What is left stays unplaced."""
        chosen = [block for block in blocks if block.number] or blocks
        self._nowhere([block for block in blocks if block not in chosen])
        return [block.text for block in chosen]

    def _nowhere(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._nowhere_text(f"{block.number} {block.text}".strip())

    def _nowhere_text(self, text: str) -> None:
        self.draft.unplaced += [text] if text else []


def _head(text: str) -> tuple[str, list[str]]:
    """The title of a numbered tip and what it begins to say."""
    if match := _LABELLED.fullmatch(text):
        return match["name"], [match["text"]]
    is_title = len(text) <= 40 and not text.endswith("。")
    return (text, []) if is_title else ("", [text])
