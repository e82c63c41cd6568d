"""The search page in a real browser, over an index as the build writes it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from generator.search import FIELDS, Record, postings
from generator.search.shard import shard_of

if TYPE_CHECKING:
    from tests.search.conftest import SearchPage

    Opened = Callable[..., SearchPage]


def scam(title: str, *texts: str, field: str = "body") -> Record:
    return Record(
        f"scams/{title}/", title, "scam", (("title", title), *((field, t) for t in texts))
    )


LIBRARY = [
    scam("假客服退款", "您好，这里是网店客服，您买的衣服有质量问题，我给您办理退款。"),
    scam("冒充公检法", "你的身份证涉嫌洗钱，请马上把钱转到安全账户。"),
    scam("刷单返利", "加QQ群领任务，垫付越多返利越多。", "扫码加 微信，每天三百。"),
    scam("索要验证码", "把收到的驗證碼告诉我就行。", "反诈专线是９６１１０，来电请接。"),
    scam("注销网贷", "不注销校园贷会影响征信，先下载会议软件，共享屏幕。"),
]


@pytest.mark.parametrize(
    ("question", "title", "mark"),
    [
        pytest.param("质量问题", "假客服退款", "质量问题", id="word from the middle of a sentence"),
        pytest.param("款您好", None, None, id="run over the border of two items"),
        pytest.param("衣服\u200b质量", None, None, id="invisible character parts no words"),
        pytest.param("服您买", "假客服退款", "服，您买", id="run over a comma and two words"),
        pytest.param("的衣服有", "假客服退款", "的衣服有", id="run over word borders"),
        pytest.param("安全賬戶", "冒充公检法", "安全账户", id="traditional question"),
        pytest.param("验证码告诉", "索要验证码", "驗證碼告诉", id="traditional text"),
        pytest.param("洗 钱", "冒充公检法", "洗钱", id="spaced question"),
        pytest.param("共、享 屏·幕", "注销网贷", "共享屏幕", id="question full of signs"),
        pytest.param("加微信", "刷单返利", "加 微信", id="spaced text"),
        pytest.param("加ＱＱ群", "刷单返利", "加QQ群", id="full-width mixed question"),
        pytest.param("加qq", "刷单返利", "加QQ", id="mixed question in lower case"),
        pytest.param("96110", "索要验证码", "９６１１０", id="digits, full-width in the text"),
        pytest.param("洗\u200b钱", "冒充公检法", "洗钱", id="invisible character in the question"),
    ],
)
def test_a_run_is_found_and_marked(
    search_page: Opened, question: str, title: str | None, mark: str | None
) -> None:
    page = search_page(LIBRARY)
    assert page.ask(question) == ([title] if title else [])
    assert page.marks == ([mark] if mark else [])
    assert page.fallback == (title is None)


def test_an_answer_says_what_it_is(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    page.ask("安全账户")
    entry = page.page.locator("[data-search-results] li")
    assert page.headings == ["骗局"]
    assert entry.locator("p").inner_text() == LIBRARY[1].items[1][1]
    assert entry.locator("a").get_attribute("href") == page.url.replace(
        "find/", "scams/%E5%86%92%E5%85%85%E5%85%AC%E6%A3%80%E6%B3%95/"
    )
    assert page.status == "找到 1 条。"


def test_an_excerpt_is_cut_around_the_match(search_page: Opened) -> None:
    page = search_page([scam("长文", "😀甲。" * 60 + "𠮷安全账户𠮷" + "，乙😀" * 90)])
    page.ask("安全账户")
    excerpt = page.page.locator("[data-search-results] p").inner_text()
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")
    assert "𠮷安全账户𠮷" in excerpt
    assert "\ufffd" not in excerpt
    assert len(excerpt) < 260


def test_matches_in_the_title_are_marked_and_the_opening_is_shown(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    assert page.ask("刷单返利") == ["刷单返利"]
    assert page.page.locator("a mark").all_inner_texts() == ["刷单返利"]
    assert page.page.locator("li p").inner_text() == "加QQ群领任务，垫付越多返利越多。"


def test_an_exact_run_stands_above_scattered_words(search_page: Opened) -> None:
    """Titles weigh most and rare words more; a run in the body must still come first."""
    loose = [
        scam(f"冒充客服充客{number}", "充客。冒充他人。客服。" * 3, field="phrase")
        for number in range(12)
    ]
    loose = [Record(r.uri, r.title, r.group, r.items[1:]) for r in loose]
    one_item = [scam(f"同项{number}", "冒充，充客，客服。", field="phrase") for number in range(12)]
    exact = scam("真", "他们冒充客服来电。")
    filler = [scam(f"别的{number}", "无关的内容。") for number in range(30)]
    page = search_page([*loose, *one_item, exact, *filler])
    assert page.ask("冒充客服")[0] == "真"
    assert page.headings == ["骗局", "也许有关"]
    assert page.status == "找到 25 条，已显示 5 条。"


def test_no_more_is_read_once_the_best_stands_for_sure(search_page: Opened) -> None:
    """The index cannot tell 真 from the others; what it promises is read when it is asked for, and
    what proves to hold only pieces goes to those that do."""
    alike = [scam(f"同项{number}", "冒充，充客，客服。") for number in range(16)]
    true = [scam(f"真{number}", "他们冒充客服。") for number in range(2)]
    page = search_page([scam("冒充客服", "无关"), *alike[:6], true[0], *alike[6:], true[1]])
    assert page.ask("冒充客服")[0] == "冒充客服"
    assert page.headings == ["骗局", "也许有关"]
    assert len(page.fetched("doc/")) == 5
    page.page.get_by_role("button", name="更多骗局（还有 14 条）").click()
    expect(page.page.get_by_role("link", name="真0")).to_be_focused()
    section = page.page.get_by_role("region", name="骗局")
    assert section.locator("a").all_inner_texts() == ["冒充客服", "真0", "真1"]
    assert page.buttons == ["更多也许有关（还有 12 条）"]
    assert page.status == "找到 19 条，已显示 7 条。"


def test_what_is_left_may_prove_to_hold_only_pieces(search_page: Opened) -> None:
    alike = [scam(f"同项{number}", "冒充，充客，客服。") for number in range(2)]
    true = [scam(f"真{number}", "他们冒充客服。") for number in range(5)]
    page = search_page([*true, *alike])
    assert page.ask("冒充客服") == ["真0", "真1", "真2", "真3", "真4"]
    assert page.headings == ["骗局"]
    page.page.get_by_role("button", name="更多骗局（还有 2 条）").click()
    button = page.page.get_by_role("button", name="看也许有关（2 条）")
    expect(button).to_be_focused()
    assert page.buttons == ["看也许有关（2 条）"]
    button.click()
    expect(page.page.get_by_role("link", name="同项0")).to_be_focused()
    assert page.headings == ["骗局", "也许有关"]
    assert page.status == "找到 7 条。"


def test_reading_goes_on_until_the_best_stands_for_sure(search_page: Opened) -> None:
    alike = [scam(f"同项{number}", "冒充，充客，客服。") for number in range(12)]
    page = search_page([*alike, scam("真", "他们冒充客服。")])
    assert page.ask("冒充客服")[0] == "真"


def test_an_exact_run_of_the_commonest_characters_stands_first(
    search_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "DENSE", 4)
    loose = [
        scam(f"散{number}", "冒充他人", "充客", "客服在线，客服", "冒充") for number in range(20)
    ]
    lacking = scam("缺", "冒充客人")
    page = search_page([*loose, lacking, scam("真", "冒充客服", "充客", "客服")])
    assert page.ask("冒充客服")[0] == "真"
    assert page.status == "找到 21 条，已显示 5 条。"


def test_whole_question_above_its_terms_above_the_rest(search_page: Opened) -> None:
    library = [
        scam("散", "客户。户服务。服务。退货。货款。退", "客 服货。退 货"),
        scam("两词", "退货找客户服务"),
        scam("整句", "客户服务退货"),
    ]
    page = search_page(library)
    assert page.ask("客户服务 退货")[:2] == ["整句", "两词"]


def test_a_run_in_the_title_comes_first(search_page: Opened) -> None:
    page = search_page([scam("甲", "安全账户"), scam("安全账户", "乙"), scam("丙", "安全账户")])
    assert page.ask("安全账户") == ["安全账户", "甲", "丙"]


def test_a_run_in_a_phrase_above_one_whose_pieces_are_in_the_title(search_page: Opened) -> None:
    pieces = scam("账户安全账", "安全账户")
    page = search_page([pieces, scam("乙", "安全账户", field="phrase"), scam("丙", "无关")])
    assert page.ask("安全账户") == ["乙", "账户安全账"]


def test_what_stands_nowhere_shows_the_fallback(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    assert page.ask("裸聊敲诈") == []
    assert page.fallback
    assert page.status == "没有找到。"
    assert page.ask("安全账户") == ["冒充公检法"]
    assert not page.fallback


def test_a_short_question_wants_every_word(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    assert page.ask("退款 裸聊") == []
    assert page.ask("退款 客服") == ["假客服退款"]


@pytest.mark.parametrize("question", ["88888", "13800138000", "138-0013-8000", "加qqqq", "96119"])
def test_pieces_of_numbers_and_latin_words_are_no_answer(
    search_page: Opened, question: str
) -> None:
    numbers = scam(
        "热线", "96110，12381，4008823823，80013，8000，01388，0138 0011 3800 61196", "加qq"
    )
    assert search_page([numbers, *LIBRARY]).ask(question) == []


def test_nothing_unread_is_shown_as_an_answer_to_a_number(search_page: Opened) -> None:
    page = search_page([scam(f"案例{n}", f"8888号{n}") for n in range(60)])
    assert page.ask("88888") == []
    assert page.fallback
    assert len(page.fetched("doc/")) <= 30


def test_a_piece_of_a_latin_word_is_found_among_its_own_pieces(search_page: Opened) -> None:
    loose = [scam(f"散{n}", f"keer erra raker {n}") for n in range(60)]
    page = search_page([*loose, scam("真", "https://brokerage.example")])
    assert page.ask("kera") == ["真"]
    assert len(page.fetched("doc/")) == 1


def test_pages_that_cannot_hold_a_number_are_not_read(search_page: Opened) -> None:
    page = search_page([scam("甲", "9611", "1196", "19"), *LIBRARY])
    assert page.ask("96119") == []
    assert page.fetched("doc/") == []


@pytest.mark.parametrize("question", ["款", "Q", " 款。", "𠮷"])
def test_one_character_asks_for_two(search_page: Opened, question: str) -> None:
    page = search_page(LIBRARY)
    assert page.ask(question) == []
    assert page.status == "请至少输入两个字。"
    assert page.fetched("shard/") == []


def rich_library(documents: int) -> list[Record]:
    rng = random.Random(7)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 1_500)]
    words = ["".join(rng.choices(han, k=rng.choice((2, 2, 3)))) for _ in range(4_000)]

    def sentence() -> str:
        return "".join(rng.choices(words, k=16)) + "。"

    return [scam(f"案例{n}", *(sentence() for _ in range(30))) for n in range(documents)]


def test_a_pasted_message_finds_its_page(search_page: Opened) -> None:
    library = rich_library(120)
    texts = [text for _, text in library[77].items[3:13]]
    others = [library[n].items[5][1] for n in (3, 50)]
    message = "【通知】" + others[0] + "，".join(texts)[:300] + others[1]
    page = search_page(library)
    assert page.ask(message)[0] == "案例77"
    assert 10 < len(page.fetched("shard/")) <= 40
    assert len(page.marks) > 0


def test_a_few_words_from_an_entry_inside_a_long_message_find_it(search_page: Opened) -> None:
    library = rich_library(121)
    strange = "".join(text for _, text in library.pop().items)
    message = strange[:250] + library[90].items[9][1][:24] + strange[250:300]
    page = search_page(library)
    assert page.ask(strange[:300]) == []
    assert page.ask(message) == ["案例90"]


def test_one_latin_word_in_a_long_message_is_no_match(search_page: Opened) -> None:
    library = rich_library(121)
    strange = "".join(text for _, text in library.pop().items)
    library.append(scam("别的", "用 spreadsheet 记账"))
    assert search_page(library).ask(strange[:280] + "spreadsheet") == []


def test_a_long_message_is_sampled_all_over(visit: Opened) -> None:
    message = "".join(chr(0x4E00 + number) for number in range(300))
    chosen = visit().page.evaluate(
        """async (message) => {
          const { choose } = await import("../assets/search/choose.js");
          const { readQuestion } = await import("../assets/search/question.js");
          const { shardOf } = await import("../assets/search/shards.js");
          const library = { index: { frequent: [] }, shardOf: (one) => shardOf(one, 1 << 20) };
          return choose(readQuestion(message, new Map()), library);
        }""",
        message,
    )
    third = [ord(gram[0]) - 0x4E00 for gram in chosen]
    assert len(chosen) == 40
    assert all(sum(at // 100 == part for at in third) > 4 for part in range(3))


@pytest.mark.parametrize(("length", "left_out"), [(8, 0), (9, 1), (11, 2)])
def test_the_most_frequent_pairs_are_left_out_where_enough_others_tell(
    visit: Opened, length: int, left_out: int
) -> None:
    question = "".join(chr(0x5000 + number) for number in range(length))
    frequent = [question[:2], question[5:7]]
    chosen = visit().page.evaluate(
        """async ([question, frequent]) => {
          const { choose } = await import("../assets/search/choose.js");
          const { readQuestion } = await import("../assets/search/question.js");
          const { shardOf } = await import("../assets/search/shards.js");
          const library = { index: { frequent }, shardOf: (one) => shardOf(one, 1 << 20) };
          return choose(readQuestion(question, new Map()), library);
        }""",
        [question, frequent],
    )
    pairs = {question[at : at + 2] for at in range(length - 1)}
    assert len(chosen) == len(pairs) - left_out
    assert pairs - set(chosen) <= set(frequent)


def test_a_pasted_message_of_other_words_finds_nothing(search_page: Opened) -> None:
    rng = random.Random(8)
    page = search_page(rich_library(60))
    message = "".join(chr(rng.randrange(0x6000, 0x7000)) for _ in range(300))
    assert page.ask(message) == []
    assert page.fallback


def test_texts_and_titles_stay_inert(search_page: Opened) -> None:
    title = "<img src=x onerror=alert(1)>退款"
    text = "<script>alert(2)//退款<b>客服&lt;"
    page = search_page([Record("x/", title, "<i>", (("title", title), ("body", text)))])
    assert page.ask("退款") == [title]
    assert page.page.locator("li p").inner_text() == text
    assert page.page.locator("li :is(img, script, b, i)").count() == 0
    assert page.ask("<script>alert") == [title]
    assert page.marks == ["script>alert"]


def test_nothing_is_fetched_before_a_question(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    page.page.wait_for_load_state("networkidle")
    assert page.fetched("") == []
    page.page.locator("input[name=q]").focus()
    page.page.wait_for_load_state("networkidle")
    page.page.wait_for_timeout(200)
    assert page.fetched("shard/") + page.fetched("doc/") == []
    page.ask("退款")
    assert len(page.fetched("shard/")) > 0
    assert all(url.startswith(page.url.removesuffix("find/")) for url in page.requests)


def test_the_question_stands_in_the_address(search_page: Opened) -> None:
    page = search_page(LIBRARY, "?q=%E5%AE%89%E5%85%A8%E8%B4%A6%E6%88%B7&from=home")
    assert page.answer() == ["冒充公检法"]
    assert page.page.locator("input[name=q]").input_value() == "安全账户"
    page.ask("退款")
    assert page.page.url == f"{page.url}?q=%E9%80%80%E6%AC%BE&from=home"
    page.page.locator("input[name=q]").fill("")
    page.page.wait_for_url(f"{page.url}?from=home")
    assert page.titles() == []
    assert page.page.evaluate("history.length") == 2


MESSAGE = "【通知】您的账户存在风险，请尽快将资金转入安全账户，联系电话与验证码请勿告知他人。"


WARNED = [scam("安全账户局", "请尽快将资金转入安全账户，验证码请勿告知他人"), *LIBRARY]


def test_a_long_message_stays_out_of_the_address(search_page: Opened) -> None:
    """An address is sent to the server and logged; a message is nobody's business."""
    page = search_page(WARNED, "?q=%E9%80%80%E6%AC%BE")
    page.answer()
    page.page.locator("input[name=q]").fill(MESSAGE)
    expect(page.page.locator("li a").first).to_have_text("安全账户局")
    assert page.page.url == page.url
    page.page.reload()
    assert page.answer()[0] == "安全账户局"
    assert page.page.locator("input[name=q]").input_value() == MESSAGE
    assert not any("%E3%80%90" in url for url in page.requests)
    page.ask("退款")
    page.page.reload()
    assert page.answer() == ["假客服退款"]


@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_long_message_that_comes_by_the_address_leaves_it(search_page: Opened, mark: str) -> None:
    page = search_page(WARNED, f"{mark}q={quote(MESSAGE)}")
    assert page.answer()[0] == "安全账户局"
    assert page.page.url == page.url
    sent = [url for url in page.requests if "%E3%80%90" in url.partition("#")[0]]
    assert len(sent) == (1 if mark == "?" else 0)


def test_typing_asks_by_itself_and_only_the_last_answer_counts(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    hold = "url => url.includes('/doc/0.json')"
    page.page.evaluate(
        f"""() => {{
          const real = window.fetch;
          const slow = {hold};
          window.fetch = async (url, ...rest) => {{
            if (slow(String(url))) await new Promise((done) => setTimeout(done, 600));
            return real(url, ...rest);
          }};
        }}"""
    )
    box = page.page.locator("input[name=q]")
    box.press_sequentially("衣服")
    page.page.wait_for_url("**q=*")
    box.fill("洗钱")
    expect(page.page.locator("li a")).to_have_text("冒充公检法")
    page.page.wait_for_timeout(800)
    assert page.titles() == ["冒充公检法"]


def test_half_a_composed_word_asks_nothing(search_page: Opened) -> None:
    page = search_page(LIBRARY)
    page.page.locator("input[name=q]").focus()
    session = page.page.context.new_cdp_session(page.page)
    session.send(
        "Input.imeSetComposition", {"text": "tuikuan", "selectionStart": 7, "selectionEnd": 7}
    )
    page.page.wait_for_timeout(400)
    assert page.fetched("shard/") == []
    assert "q=" not in page.page.url
    session.send("Input.insertText", {"text": "退款"})
    assert page.answer() == ["假客服退款"]


def test_more_shows_the_rest_and_moves_the_focus_on(search_page: Opened) -> None:
    page = search_page([scam(f"案例{n}", f"安全账户{n}") for n in range(23)])
    assert page.ask("安全账户") == [f"案例{n}" for n in range(5)]
    button = page.page.get_by_role("button", name="更多")
    for before, after in ((5, 15), (15, 23)):
        button.press("Enter")
        expect(page.page.locator("li")).to_have_count(after)
        expect(page.page.locator("li a").nth(before)).to_be_focused()
    assert page.titles() == [f"案例{n}" for n in range(23)]
    assert page.status == "找到 23 条。"
    assert not button.is_visible()


def test_more_that_does_not_arrive_can_be_asked_for_again(search_page: Opened) -> None:
    page = search_page([scam(f"案例{n}", "安全账户") for n in range(7)])
    page.ask("安全账户")
    button = page.page.get_by_role("button", name="更多")
    page.page.route("**/search/doc/**", lambda route: route.abort())
    button.click()
    expect(page.page.get_by_text("没有取到，请再按一次“更多”。")).to_be_visible()
    page.errors.clear()
    page.page.unroute("**/search/doc/**")
    button.click()
    expect(page.page.locator("li")).to_have_count(7)
    assert page.status == "找到 7 条。"


def of_group(group: str, title: str, *texts: str) -> Record:
    items = (("title", title), *(("body", text) for text in texts))
    return Record(f"{group}/{title}/", title, group, items)


def test_results_stand_in_groups_the_best_first(search_page: Opened) -> None:
    library = [
        of_group("page", "关于", "安全账户"),
        of_group("help", "求助页", "安全账户"),
        *(of_group("scam", f"局{n}", "安全账户") for n in range(4)),
        *(of_group("signal", f"号{n}", "安全账户") for n in range(3)),
        of_group("signal", "安全账户", "听到就停"),
    ]
    page = search_page(library)
    assert page.ask("安全账户") == ["安全账户", "求助页", "局0", "局1", "局2"]
    assert page.headings == ["危险信号", "求助", "骗局", "本站"]
    section = page.page.get_by_role("region", name="骗局")
    assert section.locator("ol > li").count() == 3
    assert page.buttons == [
        "更多危险信号（还有 3 条）",
        "更多骗局（还有 1 条）",
        "看本站（1 条）",
    ]
    assert page.status == "找到 10 条，已显示 5 条。"


def test_a_group_of_which_none_is_shown_yet_still_stands_there(search_page: Opened) -> None:
    library = [
        *(of_group("help", f"帮{n}", "安全账户") for n in range(2)),
        *(of_group("page", f"页{n}", "安全账户") for n in range(2)),
        *(of_group("scam", f"局{n}", "安全账户") for n in range(2)),
        *(of_group("signal", f"号{n}", "安全账户") for n in range(2)),
    ]
    page = search_page(library)
    page.ask("安全账户")
    assert page.headings == ["求助", "骗局", "危险信号", "本站"]
    page.page.get_by_role("button", name="看本站（2 条）").click()
    expect(page.page.get_by_role("link", name="页0")).to_be_focused()


def alias(group: str, title: str, word: str) -> Record:
    return Record(f"{group}/{title}/", title, group, (("title", title), ("alias", word)))


def test_a_title_stands_above_another_name(search_page: Opened) -> None:
    page = search_page([alias("scam", "甲", "假验证码"), scam("索要验证码", "无关")])
    assert page.ask("验证码") == ["索要验证码", "甲"]


@pytest.mark.parametrize("field", ["title", "alias", "phrase"])
def test_what_has_the_word_for_a_name_is_third_at_the_latest(
    search_page: Opened, field: str
) -> None:
    """The group of the best hit comes first, but with two only; the others wait behind its button."""
    named = Record("signal/号/", "号", "signal", ((field, "要验证码"),))
    library = [
        of_group("scam", "验证码局", "无关"),
        *(alias("scam", f"局{n}", "验证码") for n in range(4)),
        named,
    ]
    page = search_page(library)
    assert page.ask("验证码") == ["验证码局", "局0", "号"]
    assert page.buttons == ["更多骗局（还有 3 条）"]


def test_titles_give_way_to_no_name(search_page: Opened) -> None:
    library = [
        *(of_group("scam", f"验证码{n}", "无关") for n in range(4)),
        alias("signal", "号", "要验证码"),
    ]
    assert search_page(library).ask("验证码") == ["验证码0", "验证码1", "验证码2", "验证码3", "号"]


def test_a_long_page_of_the_site_gives_way_to_an_entry(search_page: Opened) -> None:
    """The glossary holds everyone's words; where they are scattered, the entry is meant."""
    words = of_group("page", "词", "付费", "会员", "保险", "每月", "扣费")
    page = search_page([words, scam("局", "每月，扣费"), *LIBRARY])
    assert page.ask("保险会员是不是每月付费扣费")[:2] == ["局", "词"]
    assert page.ask("保险")[0] == "词"


def test_pairs_of_particles_cost_a_long_question_nothing(search_page: Opened) -> None:
    page = search_page(rich_library(60))
    page.ask("我们就是要说了这个那个的")
    assert page.fetched("shard/") == []


def test_a_group_shows_more_of_its_own(search_page: Opened) -> None:
    library = [
        *(of_group("scam", f"局{n}", "安全账户") for n in range(14)),
        *(of_group("signal", f"号{n}", "安全账户") for n in range(4)),
    ]
    page = search_page(library)
    assert page.ask("安全账户") == ["局0", "局1", "局2", "号0", "号1"]
    page.page.get_by_role("button", name="更多危险信号").click()
    expect(page.page.get_by_role("link", name="号2")).to_be_focused()
    assert page.titles() == ["局0", "局1", "局2", "号0", "号1", "号2", "号3"]
    assert page.buttons == ["更多骗局（还有 11 条）"]
    page.page.get_by_role("button", name="更多骗局").click()
    expect(page.page.get_by_role("link", name="局12")).to_be_visible()
    assert page.buttons == ["更多骗局（还有 1 条）"]
    assert page.status == "找到 18 条，已显示 17 条。"


def test_no_group_lifts_scattered_words_above_a_run(search_page: Opened) -> None:
    """The group of the best hit comes first, but only with what holds the question itself."""
    library = [
        of_group("scam", "散", "冒充，充客，客服。" * 3),
        of_group("scam", "冒充客服", "无关"),
        of_group("signal", "真", "他们冒充客服来电。"),
        *(of_group("help", f"别的{n}", "无关") for n in range(9)),
    ]
    page = search_page(library)
    assert page.ask("冒充客服") == ["冒充客服", "真", "散"]
    assert page.headings == ["骗局", "危险信号", "也许有关"]
    last = page.page.locator("section").last.locator("li")
    assert last.locator("span").inner_text() == "骗局"


def test_a_sentence_that_no_page_holds_whole_finds_what_is_nearest(search_page: Opened) -> None:
    page = search_page([scam("刮刮卡", "快递里的卡叫您扫码领奖"), *LIBRARY])
    assert page.ask("快递要我扫码领奖") == ["刮刮卡"]
    assert page.ask("快递叫我扫码") == ["刮刮卡"]
    assert page.ask("快递叫我领") == []
    assert page.ask("量子榴莲飞船") == []


def test_a_latin_word_of_three_letters_counts_as_a_word(search_page: Opened) -> None:
    """乙 holds as many pieces, one of them common: a third of a word would weigh less."""
    page = search_page([scam("甲", "通知"), scam("乙", "通知e"), scam("丙", "收费 ETC")])
    assert page.ask("新通知etc收费站")[:2] == ["丙", "乙"]


def test_how_one_speaks_counts_less_than_what_about(search_page: Opened) -> None:
    page = search_page([scam("甲", "我把，有没有"), scam("乙", "保险"), *LIBRARY])
    assert page.ask("我把保险退了吗有没有")[0] == "乙"


def test_a_missing_index_says_so(visit: Opened) -> None:
    page = visit()
    assert page.ask("退款") == []
    assert page.status == "搜索暂时用不了，请检查网络后再试。"
    assert page.fallback
    page.errors.clear()


def test_both_sides_know_the_same_places(visit: Opened) -> None:
    """One place, places near and far, and as many as are told by their fields alone."""
    stride, kinds, documents = len(postings.DIGITS), len(FIELDS), 3_000
    known = [
        [7],
        [0, 1, stride, 44 * stride, 89 * stride + 3, 2_999 * stride + 89],
        [number * stride + number % kinds for number in range(0, documents, 7) for _ in range(9)],
    ]
    found = visit().page.evaluate(
        """async ([written, index]) => {
          const { readPostings } = await import("../assets/search/shards.js");
          return written.map((one) => {
            const { places, fields } = readPostings(one, index);
            return [places, [...fields]];
          });
        }""",
        [
            [postings.written(places, documents) for places in known],
            {"digits": postings.DIGITS, "fields": list(FIELDS)},
        ],
    )
    places, fields = zip(*found, strict=True)
    assert places == (known[0], known[1], None)
    assert fields[0] == [[0, 1 << 7 % kinds]]
    assert fields[1] == [[0, 3], [1, 1], [44, 1], [89, 1 << 3], [2_999, 1 << 89 % kinds]]
    assert fields[2] == [[number, 1 << number % kinds] for number in range(0, documents, 7)]


def test_both_sides_find_the_same_shard(visit: Opened) -> None:
    rng = random.Random(5)
    planes = [(0x4E00, 0xA000), (0x20000, 0x32000), (0x30, 0x7A), (0x10FF00, 0x110000)]
    pairs = [
        "".join(chr(rng.randrange(*rng.choice(planes))) for _ in range(2 + number % 2))
        for number in range(2_000)
    ]
    found = visit().page.evaluate(
        """async ([pairs, counts]) => {
          const { shardOf } = await import("../assets/search/shards.js");
          return counts.map((count) => pairs.map((pair) => shardOf(pair, count)));
        }""",
        [pairs, [1, 2, 1_024, 1 << 20]],
    )
    assert found == [[shard_of(pair, count) for pair in pairs] for count in (1, 2, 1_024, 1 << 20)]
