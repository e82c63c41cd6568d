"""Nobody is called a fraudster by full name.

Bad: ``story: 犯罪嫌疑人张伟强被抓获。``

Good: ``story: 犯罪嫌疑人张某被抓获。`` A surname, a letter or a role tells as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import finds, owners, positions

ID = "named-accusation"

WHY = (
    "把全名和“嫌疑人”“诈骗”写在一起，同名的人会受牵连；没有判决的，将来也可能不成立。"
    "写姓、来源里的化名，或者身份：张某、“一名团伙成员”。"
    "程序只认最明白的几种写法，别的靠写的人和审的人。"
)

_SURNAME = (
    "(?:[王李张刘陈杨赵吴周徐孙朱胡郭何林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜"
    "戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎常武乔贺赖龚]"
    "|欧阳|上官|司马|诸葛|夏侯|慕容|司徒)"
)
_DOUBLE = frozenset(("欧阳", "上官", "司马", "诸葛", "夏侯", "慕容", "司徒"))
_GIVEN = r"[一-鿿]{1,2}"
_ACCUSED = r"(?:犯罪嫌疑人|嫌疑人|被告人|主犯|从犯|同案犯|通缉犯|诈骗犯|罪犯|骗子(?:名)?叫|真名叫)"
_AFTER = (
    r"(?=$|[，。；、：（(）)！？“”《》\s]|等[人\d一二三四五六七八九十]|被(?:抓|捕|判|刑|警|公安|依法)"
    r"|因(?:涉嫌|诈骗|犯)|犯诈骗罪|涉嫌|归案|落网|伙同|对(?:犯罪|指控)|供述|交代|到案)"
)
_BEFORE = r"(?:(?<=[，。；、：！？“”（）\s])|^)"
_NAMED = re.compile(
    "(?m)"
    rf"{_ACCUSED}(?:为|是|：|:)?(?P<one>{_SURNAME}{_GIVEN}?){_AFTER}"
    rf"|{_BEFORE}(?P<two>{_SURNAME}{_GIVEN}?)(?:是(?:个|一个)?(?:骗子|诈骗犯)(?=$|[，。；！？\s])"
    rf"|因(?:涉嫌|犯)?诈骗(?:罪)?(?:被|获|入|，)|犯诈骗罪|涉嫌诈骗)"
)
_WORDS = ("嫌疑人", "被告人", "犯", "名叫", "子叫", "是骗子", "个骗子", "涉嫌诈骗", "因诈骗")
"""One of them stands in whatever ``_NAMED`` finds."""
_NEAR = 6
"""So far from such a word a name stands at most."""
_NO_NAME = re.compile(
    r"[某姓人们家先女士男总哥姐叔姨爷奶妈爸伯婶嫂的是了在被将等员店客服师者方称化名甲乙丙丁谁哪么这那他她它我你您]"
    r"|小姐|老[师板总人]|.[×xX*＊○]|时间|时候|方法|任何|成功|金额|金融|金钱|高薪|常见|常用|孙子|曾经|曾因|何时|何地|江苏|江西"
    r"|石家|武汉|夏天|周边|周末|周围|周[一二三四五六日]|钱款|史上|毛利|程度|程序|许多|许可|余下|段时|汤|康复|田地"
    r"|龙头|雷同|常年|常常|常在|何况|何处|何种|何必|戴[着上]|金条|黄金|钟头|夏季|林区|石油"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _NAMED, sign=_has_sign(document.text)):
            group = "one" if find.match["one"] else "two"
            name = find.match[group]
            if len(name) < 2 or _NO_NAME.search(name):
                continue
            place = document.spot(find.passage, *find.match.span(group))
            short = f"{name[:2] if name[:2] in _DOUBLE else name[0]}某"
            message = f"写了全名，又说他是骗子（{short}）"
            yield Diagnostic(document.path, place, ID, message, f"写成 {short}，或者写他的身份")


def _has_sign(text: str) -> bool:
    """Whether the raw text has one, looked for only around plain words."""
    return any(
        _NAMED.search(text, max(0, at - _NEAR), at + 3 * _NEAR)
        for word in _WORDS
        for at in positions(text, word)
    )
