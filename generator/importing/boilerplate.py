"""What belongs to the page and not to the article: account cards, advertising, recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.article import Block

_FRAME = re.compile(
    r"(?:微信号|功能介绍|长按(?:识别|二维码)|(?:扫码|点击|欢迎|长按)?关注(?:我们|公众号)"
    r"|扫(?:一扫|描)(?:上方|下方)?二维码|点击(?:上方|下方|这里|阅读)|阅读原文|阅读 ?\d|点赞|点个(?:赞|在看)|在看"
    r"|分享(?:到|给)|转发(?:到|给)|版权(?:声明|所有)|免责声明|责任编辑|责编|编辑[:：]|审核[:：]|校对[:：]"
    r"|上一篇|下一篇|返回(?:首页|列表)|举报/反馈|©|Copyright)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:相关|热门|更多|推荐|猜你喜欢|延伸)?(?:产品|方案|文章|阅读|内容|资讯|新闻|链接|服务)?"
    r"(?:推荐|相关(?:产品|方案|文章|阅读|新闻|链接)|猜你喜欢|延伸阅读|友情链接|关于我们|联系我们|广告|赞助商?)"
    r"(?:阅读|文章|产品|链接)?[:：]?"
)
_CARD_NAME = re.compile(r"[\[【]?[\w·]{1,20}[\]】]?")


def is_recommendation(text: str) -> bool:
    """Whether a heading opens a part that recommends something else."""
    return len(text) <= 12 and bool(_SECTION.fullmatch(text))


def parted(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The article proper, and the texts of what is left out of it."""
    kept: list[Block] = []
    left: list[str] = []
    recommending = False
    for block in blocks:
        if is_recommendation(block.text):
            recommending = True
        elif block.kind == "heading":
            recommending = False
        if recommending or block.kind == "chrome" or _is_frame(block):
            if block.text.startswith(("微信号", "功能介绍")):
                left += _card_names(kept)
            left.append(block.text or block.src)
        else:
            kept.append(block)
    return kept, [text for text in left if text]


def _is_frame(block: Block) -> bool:
    return block.kind == "line" and len(block.text) <= 80 and bool(_FRAME.match(block.text))


def _card_names(kept: list[Block]) -> list[str]:
    """The name that an account card bears above its number: the lines just above, taken off."""
    taken: list[str] = []
    while (
        kept and len(taken) < 2 and kept[-1].kind == "line" and _CARD_NAME.fullmatch(kept[-1].text)
    ):
        taken.insert(0, kept.pop().text)
    return taken
