"""Issue bodies as the forge makes them of a filled-in form."""

from __future__ import annotations

from tools.issue_forms import wording

ANSWERS = {
    "title": "假快递客服：“丢件”理赔 #1",
    "summary": "自称快递客服，说包裹丢了: 要赔钱，骗走短信验证码。",
    "category": "不确定",
    "channels": "电话, 微信",
    "impersonates": "快递客服",
    "asks_for": "点链接, 短信验证码",
    "steps": "1. 打电话说包裹丢了，要理赔\n2. 让人加微信，发来一个链接",
    "script": "骗子：您的快递丢了，给您三倍赔偿。\n我: 怎么赔？\n没说是谁的一句",
    "advice": "挂断，自己从 App 里找客服问。",
    "source_title": "警方提醒",
    "source_publisher": "某市公安局",
    "source_date": "2026-11-01",
    "rest": "听说上个月才有。",
}


def body(form: str = "new-trick", **changed: str) -> str:
    """The body of an issue; a field without an answer says so, as the forge writes it."""
    given = {**ANSWERS, **changed}
    fields = [field for field in wording(form)["body"] if "id" in field]
    return "\n\n".join(
        f"### {field['attributes']['label']}\n\n{given.get(field['id']) or '_No response_'}"
        for field in fields
    )
