"""Entries as people type them: nasty text in every field, by the names of the form's fields."""

from __future__ import annotations

from typing import Any

Typed = dict[str, Any]

LINE = "他说: “退款” #1 <img src=x onerror=\"alert('1')\"> & {{ 7*7 }} [x](y) \\n %"
PROSE = "第一行: 冒号 #井号\n  - 像列表\n\n# 像注释\n\tTab 开头\n<script>alert(1)</script>\n末行：'单' \"双\""
ODD = ("- 减号", "yes", "123", ": 冒号", "# 井号", "* 星号", "@某人", "|竖线", "'", '"', "{a: b}")
MORE_ODD = (
    "[a, b]",
    "---",
    "!叹号",
    "&和",
    "%百分",
    "null",
    "? 问",
    ">大于",
    "尾巴:",
    "😀",
    "`反引号",
)

SCAM: Typed = {
    "title": "- 试一试: “质量问题” #1 <b>退款</b>",
    "summary": LINE,
    "category": "fake-service",
    "aliases": list(ODD),
    "sources": [
        {
            "id": "police-2020",
            "title": "'引号' 和 \"引号\": 标题",
            "publisher": "@某地反诈",
            "by": "police",
            "reliability": "mirror",
            "url": "https://www.example.gov.cn/a?b=c&d=%20#e:",
            "date": "2020-06-19",
            "retrieved": "2026-11-01",
            "repost": "| 转载者",
            "note": PROSE,
        },
        {"id": "no", "title": "no", "publisher": "null", "retrieved": "2026-11-02"},
    ],
    "channels": ["qq", "phone"],
    "impersonates": ["shop-service"],
    "targets": ["online-shopper"],
    "levers": ["gain", "fear", "trust"],
    "asks_for": ["sms-code", "add-contact"],
    "pretexts": list(MORE_ODD),
    "scripts": [
        {
            "title": "开场: 一",
            "material": "condensed",
            "source": ["police-2020", "no"],
            "turns": [
                {
                    "said": {"speaker": "scammer", "words": PROSE},
                    "as": "shop-service",
                    "via": "phone",
                    "stage": "bait",
                    "signals": ["sms-code-asked"],
                    "stop": "挂断: 别犹豫 #现在\n  再说一遍",
                },
                {"said": {"speaker": "victim", "words": "? 怎么退"}},
                {"said": {"speaker": "device", "words": "% 银行卡支出 3450 元"}},
            ],
        }
    ],
    "steps": [
        {"stage": "contact", "do": "& 打来电话", "via": "qq", "signals": ["sms-code-asked"]},
        {"stage": "pay", "do": "钱没了: 全没了"},
    ],
    "compare": [{"point": "[看]", "real": "* 真的", "fake": "! 假的\n两行", "source": ["no"]}],
    "advice": [{"when": "during", "text": ": 挂断", "source": ["police-2020"]}],
    "incidents": [
        {
            "when": "2020-06-10~",
            "who": "李先生",
            "place": "{某市}",
            "loss": "约5.2万",
            "recovered": "0",
            "paid_by": ["code-debit"],
            "story": "> 被转走",
            "noticed": "'短信",
            "result": '"对方关机',
            "source": ["police-2020"],
        }
    ],
}

GUIDE: Typed = {
    "title": "123",
    "summary": "查得到物流，不等于有包裹 #1",
    "category": "fake-tracking",
    "aliases": ["空包: 单号"],
    "targets": ["online-shop"],
    "sources": [{"id": "trade-2025", "title": "# 标题", "publisher": "某网站"}],
    "trade": {"how": ["- 编轨迹", "收旧号: 再卖"], "price": "0.1-1元", "source": ["trade-2025"]},
    "risks": [{"area": "platform", "text": "扣分: 降权", "source": ["trade-2025"]}],
    "checks": [
        {
            "look_at": "揽收: 时间",
            "odd": "没有揽收 #1\n第二行",
            "basis": "inference",
            "weight": "weak",
        },
    ],
    "tips": [{"title": "yes", "do": "& 签约", "why": "* 清楚"}],
    "compare": [{"point": "单号", "real": "签约的", "fake": "买来的"}],
    "evidence": ["chat-log"],
    "report_to": ["help-line"],
}


def loaded(kind: str, typed: Typed) -> Typed:
    """What the file must hold: the same, with one key a turn, and one source without brackets."""
    return {"kind": kind, "status": "draft", **{key: _held(typed[key], key) for key in typed}}


def _held(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        said = value.get("said")
        rest = {name: _held(inner, name) for name, inner in value.items() if name != "said"}
        return {said["speaker"]: said["words"], **rest} if said else rest
    if key == "source" and len(value) == 1:
        return value[0]
    return [_held(item, "") for item in value] if isinstance(value, list) else value
