"""What an article says of where it comes from: title, publisher, date, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.importing.article import Article, Block

_LOOK_AT = 8
"""So many blocks at the head may speak of the article itself."""


@dataclass(frozen=True)
class Origin:
    """What is known of the source; an empty text is unknown. ``told`` are the lines that say so."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    told: tuple[str, ...] = ()


_LABEL = re.compile(
    r"[（(【\[]?(?:(?P<who>来源|来自|出处|作者|文|发布者?|发布单位|供稿|转载自?|公众号|记者|编辑|通讯员)"
    r"|(?P<when>发布(?:时间|日期)|时间|日期|更新时间))\s*[:：|丨/]\s*(?P<value>.{1,60}?)[）)】\]]?"
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_AND_WHEN = re.compile(rf"(?:发布|更新)?(?:时间|日期)\s*[:：]|{_DATE.pattern}")
_VAGUE = re.compile(
    r"互联网|网络|网上|综合|转载|微信公众号|微信|公众号|未知|佚名|本站|原创|admin|管理员|小编|编辑部?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[\w·\-. ]{2,20}")
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.\-]*(?::[0-9]+)?(?:[/?#][^\s<>\x22\x00-\x1f]{0,900})?"
)


def origin_of(article: Article, today: date) -> tuple[Origin, list[Block]]:
    """The article's origin, and its blocks without the lines that say it."""
    blocks = list(article.blocks)
    title = _title(article)
    rest = [block for at, block in enumerate(blocks) if not (block.text == title and at < 20)]
    told = [block for block in rest[:_LOOK_AT] if _speaks_of_itself(block)]
    named = _unlabelled(rest, told) if article.is_plain else None
    about = [*([named] if named else []), *told]
    said = [block.text for block in about]
    found = Origin(
        title=title,
        publisher=_publisher(article, said, named),
        date=_date([article.meta.get("date", ""), *said], today),
        url=next(
            (
                a
                for key in ("url", "link", "source_url", "source")
                if _ADDRESS.fullmatch(a := article.meta.get(key, ""))
            ),
            "",
        ),
        told=tuple(said),
    )
    return found, [block for block in rest if not any(block is one for one in about)]


def _title(article: Article) -> str:
    if article.meta.get("title"):
        return article.meta["title"]
    texts = [block for block in article.blocks if block.kind in {"line", "heading"}]
    heading = next((block.text for block in texts[:10] if block.kind == "heading"), "")
    if heading or article.meta.get("page-title"):
        return heading or article.meta["page-title"]
    first = texts[0].text if texts else ""
    return (
        first
        if len(first) <= 60 and not first.endswith(("。", "；", "，", "：")) and len(texts) > 1
        else ""
    )


def _speaks_of_itself(block: Block) -> bool:
    if block.kind != "line" or len(block.text) > 80:
        return False
    dated = _DATE.match(block.text)
    return bool(_LABEL.match(block.text)) or bool(dated and len(block.text) <= 30)


def _unlabelled(blocks: Sequence[Block], told: Sequence[Block]) -> Block | None:
    """A short line between the title and the lines that speak of the article: its author."""
    if not told or not blocks or blocks[0].kind != "line" or blocks[0] in told:
        return None
    return blocks[0] if _SHORT.fullmatch(blocks[0].text) and blocks[1] is told[0] else None


def _publisher(article: Article, said: Sequence[str], named: Block | None) -> str:
    values = [
        _AND_WHEN.split(match["value"])[0].strip(" |丨/，,")
        for text in said
        if (match := _LABEL.fullmatch(text)) and match["who"]
    ]
    values += [article.meta.get(key, "") for key in ("publisher", "author", "source", "from")]
    values += [named.text] if named else []
    clear = (value for value in values if value and not _VAGUE.fullmatch(value))
    return next((value for value in clear if not _ADDRESS.match(value) and len(value) <= 60), "")


def _date(texts: Sequence[str], today: date) -> str:
    for text in texts:
        for match in _DATE.finditer(text):
            try:
                day = date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
            if day <= today:
                return day.isoformat()
    return ""
