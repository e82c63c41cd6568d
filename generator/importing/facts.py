"""What single words of an article tell: its kind, amounts, channels, where to report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Literal

from generator.model import amount

_OF_MERCHANTS = re.compile(r"商家|店铺|单号|避坑|卖家|电商|发货|网店经营")
_OF_SCAMS = re.compile(r"骗|民警|警方|受害|嫌疑人|转账|验证码|反诈")

_AMOUNT = re.compile(
    r"(?:约|近|超|不足)?\d[\d,]*(?:\.\d+)?(?:[余多]?[万亿]?[余多]?元?)?"
    r"(?:-\d[\d,]*(?:\.\d+)?(?:[余多]?[万亿]?[余多]?)?)?(?:元|美元|港元|USDT)"
    r"|[几数上][十百千]?[万亿]?元"
)
_LOST = re.compile(r"损失|被骗|骗走|骗取|转走|被转|汇款|转账|支出|盗刷")
_PRICE = re.compile(r"价格|售价|单价|卖")

_CHANNELS = (
    ("phone", r"电话|来电"),
    ("sms", r"(?:发|收到)[^，。]{0,8}短信(?!验证码|提醒)"),
    ("qq", r"加[^，。]{0,6}QQ|QQ(?:好友|聊天)"),
    ("wechat", r"加[^，。]{0,6}微信|微信(?:好友|聊天)"),
    ("website", r"网站|网址|链接"),
    ("meeting-app", r"(?:腾讯|视频)?会议(?:软件|App|APP)|屏幕共享|共享屏幕"),
    ("short-video", r"短视频|抖音|快手"),
    ("live-stream", r"直播间"),
    ("email", r"邮件"),
)
_REPORT = re.compile(r"举报|投诉")


def kind_of(texts: Iterable[str]) -> Literal["scam", "merchant"]:
    """Whether an article reads as a trick told to everybody or as a guide for merchants."""
    whole = "\n".join(texts)
    merchants, scams = len(_OF_MERCHANTS.findall(whole)), len(_OF_SCAMS.findall(whole))
    return "merchant" if merchants > scams else "scam"


def amounts(text: str) -> list[str]:
    """The sums of money in a text that the format can read, each once, as they stand there."""
    tight = re.sub(r"(?<=\d) (?=[余多万亿元])", "", text)
    return list(dict.fromkeys(found for found in _AMOUNT.findall(tight) if _reads(found)))


def loss(text: str) -> str:
    """The one sum that a story says was lost; empty if it names none or several."""
    named = amounts(text)
    return named[0] if len(named) == 1 and _LOST.search(text) else ""


def price(text: str) -> str:
    """The one sum that a sentence says is the price; empty if it says none or several."""
    named = amounts(text) if _PRICE.search(text) else []
    return named[0] if len(named) == 1 else ""


def channels(texts: Iterable[str], known: Collection[str]) -> list[str]:
    """The channels that the texts name, those of the list only, in the order of the texts."""
    whole = "\n".join(texts)
    found = [(match.start(), id_) for id_, words in _CHANNELS if (match := re.search(words, whole))]
    return [id_ for _, id_ in sorted(found) if id_ in known]


def report_to(texts: Iterable[str], known: Collection[str]) -> list[str]:
    """The hotlines that the texts name by number as places to report to."""
    sentences = (s for text in texts for s in re.split("[。；]", text) if _REPORT.search(s))
    numbers = (n for s in sentences for n in re.findall(r"(?<!\d)\d{3,5}(?!\d)", s))
    return [n for n in dict.fromkeys(numbers) if n in known]


def _reads(text: str) -> bool:
    try:
        amount.parse(text)
    except ValueError:
        return False
    return True
