"""Steps that mend single characters: markup, controls, glosses, lost characters, script, punctuation, spacing."""

from __future__ import annotations

import pytest
from clean_samples import raw_of, text_of

MARKUP = {
    "paragraphs": ("<p>市政协召开会议。</p><p>会议强调落实。</p>", "市政协召开会议。\n\n会议强调落实。"),
    "inline tags": ("<p><strong>一、主席：</strong>李某某</p>", "一、主席：李某某"),
    "line breaks": ("第一次会议<br />第二次会议<br>第三次会议", "第一次会议\n第二次会议\n第三次会议"),
    "source line breaks mean nothing": (
        "<p>\n\t市政协召开\n\t会议。\n</p>\n<p>\n\t会后视察。\n</p>",
        "市政协召开会议。\n\n会后视察。",
    ),
    "attributes": ('<p style="text-indent:2em" title="a>b">市政协</p>', "市政协"),
    "scripts, styles and comments": (
        "<style>p{color:red}</style><script>var a='<p>no</p>';</script><!-- <p>no</p> --><p>市政协</p>",
        "市政协",
    ),
    "named references": ("<p>&emsp;&emsp;李某某&nbsp;王某某&ldquo;好商量&rdquo;</p>", "李某某 王某某“好商量”"),
    "numeric references": ("<p>&#25919;&#x534F;</p>", "政协"),
    "references without tags": ("市政协&nbsp;&nbsp;&ldquo;好商量&rdquo;平台", "市政协 “好商量”平台"),
    "escaped twice": ("<p>&amp;nbsp;&amp;ldquo;好商量&amp;rdquo;</p>", "“好商量”"),
    "tables": (
        "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>李某某</td><td>主席</td></tr></table>",
        "姓名 职务\n\n李某某 主席",
    ),
    "a formula is no tag": ("当a<b时，b>a成立。", "当a<b时，b>a成立。"),
    "words in angle brackets are no tag": ("见<政协章程>和<附件一>。", "见<政协章程>和<附件一>。"),
    "an ampersand is no reference": ("A&B公司和AT&T公司", "A&B公司和AT&T公司"),
    "text before the first tag keeps its lines": ("市政协\n委员会<br>主席会议", "市政协\n委员会\n主席会议"),
}

CONTROLS = {
    "byte order mark": ("\ufeff市政协", "市政协"),
    "carriage returns": ("市政协\r\n县政协\r区政协", "市政协\n县政协\n区政协"),
    "zero-width characters": ("市\u200b政\u2060协\u00ad", "市政协"),
    "direction marks": ("\u202a市政协\u202c", "市政协"),
    "other line separators": ("市政协\u2028县政协\x0c区政协", "市政协\n县政协\n区政协"),
    "control codes": ("市\x00政\x7f协\x9f", "市政协"),
}

GLOSSES = {
    "tone marks": ("協(xié)商(shāng)議(yì)政(zhèng)", "协商议政"),
    "partial": ("市政協(xié)堅(jiān)持黨的領導(dǎo)", "市政协坚持党的领导"),
    "full-width brackets": ("班（bān）长主持", "班长主持"),
    "spaces inside": ("协( xié )商 (shāng)议", "协商议"),
    "tone digits": ("协(xie2)商(shang1)", "协商"),
    "no tone": ("协(xie)商(shang)议(yi)", "协商议"),
    "u with dots": ("绿(lǜ)色、女(nü)性、吕(lv3)某", "绿色、女性、吕某"),
    "combining tone marks": ("协(xie\u0301)商", "协商"),
    "a gloss for two characters": ("荥阳(xíng yáng)市、濮阳(púyáng)市", "荥阳市、濮阳市"),
    "one after another": ("会(huì)会(huì)议", "会会议"),
    "broken by a line end": ("市政协(xi\né)召开会议。", "市政协召开会议。"),
    "acronyms stay": ("人工智能(AI)、客户端(APP)、生产总值(GDP)", "人工智能（AI）、客户端（APP）、生产总值（GDP）"),
    "a word that is no reading stays": ("他(he)和我(me)", "他（he）和我（me）"),
    "Chinese brackets stay": ("党组(扩大)会议（新华）", "党组（扩大）会议（新华）"),
    "a bracket after no Han character stays": ("(xié)协", "（xié）协"),
}

LOST = {
    "one word is possible": ("检察机关，??h政府拨款", "检察机关，县政府拨款"),
    "replacement characters": ("由\ufffd\ufffdh政协承办", "由县政协承办"),
    "the longest word wins": ("??h委书记到会", "??h委书记到会"),
    "two words are possible": ("共青团??h委主办", "共青团？？h委主办"),
    "the other character": ("市政协??h组书记", "市政协党组书记"),
    "one question mark, proved": ("报?h政府同意", "报县政府同意"),
    "a question stays": ("是什么?A县怎么做", "是什么？A县怎么做"),
    "two question marks before a Han character": ("真的吗??政协怎么看", "真的吗？？政协怎么看"),
}

SCRIPT = {
    "Traditional": ("市政協堅持黨的領導，發揮專門協商機構作用", "市政协坚持党的领导，发挥专门协商机构作用"),
    "著 as a particle": (
        "協商著力解決難題，沿著道路，有著優勢，圍繞著中心",
        "协商着力解决难题，沿着道路，有着优势，围绕着中心",
    ),
    "著 that stays": ("顯著成效，著名學者，專著與論著，編著《縣誌》", "显著成效，著名学者，专著与论著，编著《县志》"),
    "乾": ("乾隆年間的幹部，乾坤與乾燥", "乾隆年间的干部，乾坤与干燥"),
    "瞭": ("瞭解情況，瞭望塔", "了解情况，瞭望塔"),
    "徵": ("徵求意見，魏徵進諫", "征求意见，魏徵进谏"),
    "沈": ("沈慧某主席沉著發言，氣氛沈默", "沈慧某主席沉着发言，气氛沉默"),
    "藉": ("藉此機會慰藉群眾", "借此机会慰藉群众"),
    "於": ("關於加強於某地的調研", "关于加强于某地的调研"),
    "覆": ("答覆與覆蓋，反覆協商", "答复与覆盖，反复协商"),
    "Simplified 著 and 乾 stay": (
        "他是《县志》的著者，著力、乾隆、於某某都照原样。",
        "他是《县志》的著者，著力、乾隆、於某某都照原样。",
    ),
    "one Traditional name in a Simplified text stays": (
        "市政协委员陈昇在会上发言，建议加强协商平台建设，完善制度机制，提升协商实效，办好民生实事，服务发展大局。",
        "市政协委员陈昇在会上发言，建议加强协商平台建设，完善制度机制，提升协商实效，办好民生实事，服务发展大局。",
    ),
}

PUNCTUATION = {
    "commas": ("会议强调,要抓好落实,推动发展", "会议强调，要抓好落实，推动发展"),
    "colons and semicolons": ("会议指出:一是学习;二是落实", "会议指出：一是学习；二是落实"),
    "questions": ("干什么?怎么干!", "干什么？怎么干！"),
    "brackets": ("工作报告(摘要)和党组(扩大)会议", "工作报告（摘要）和党组（扩大）会议"),
    "a bracket with a number": ("《某某联播》(20230530)", "《某某联播》（20230530）"),
    "thousands": ("投入1,234,567.8元", "投入1,234,567.8元"),
    "after a percentage": ("办复率100%,满意率98.6%。", "办复率100%，满意率98.6%。"),
    "a time": ("2023-05-22 11:15", "2023-05-22 11:15"),
    "a ratio": ("比例为3:1。", "比例为3:1。"),
    "an address": ("网址:http://www.example.org/a?b=1", "网址：http://www.example.org/a?b=1"),
    "Latin text": ("Hello, world (one; two)!", "Hello, world (one; two)!"),
    "full-width letters and digits": ("２０２３年ＡＩ应用达９８．６％", "2023年AI应用达98.6%"),
    "Traditional quotation marks": ("「楓橋經驗」與『好商量』聯動發展協會", "“枫桥经验”与‘好商量’联动发展协会"),
    "straight quotation marks": ('打造"好商量"品牌和"板凳议事"平台', "打造“好商量”品牌和“板凳议事”平台"),
    "an odd straight quotation mark stays": ('直径5"的管道', '直径5"的管道'),
    "nested": ("“围绕'两手'开展工作”", "“围绕‘两手’开展工作”"),
    "an apostrophe stays": ("It's a dog's life", "It's a dog's life"),
    "doubled commas": ("以创新为引擎,,推动升级，，见成效", "以创新为引擎，推动升级，见成效"),
    "the stronger mark stays": ("向基层延伸,。开展工作。，落实、、到位，。", "向基层延伸。开展工作。落实、到位。"),
    "emphasis stays": ("为什么？！怎么办！！", "为什么？！怎么办！！"),
    "dots and dashes stay": ("90多场次……用实干赢得——口碑…", "90多场次……用实干赢得——口碑…"),
    "circles for zeros": ("二○二一年、二◯○八年、二〇二二年", "二〇二一年、二〇〇八年、二〇二二年"),
    "a circle for a name stays": ("李○和王○○", "李○和王○○"),
    "middle dots": ("阿不都•艾山、同心议事・共建家园", "阿不都·艾山、同心议事·共建家园"),
    "compatibility characters": ("⾦融、\uf9dd用、⻓期", "金融、利用、长期"),
    "vertical and small forms": ("某县政协︓﹁好商量﹂﹐有成效", "某县政协：“好商量”，有成效"),
    "a full stop of the Latin keyboard": ("会议在县城召开.县政协主席讲话.", "会议在县城召开。县政协主席讲话。"),
    "a dot in a foreign name stays": ("艾山.买买提发言", "艾山.买买提发言"),
    "horizontal bars": ("──在全会上的讲话", "——在全会上的讲话"),
}

SPACING = {
    "dates": ("7 月20 日，2023 年 5 月 9 日", "7月20日，2023年5月9日"),
    "ideographic and no-break spaces": ("2023\u3000年\u00a05\u2009月", "2023年5月"),
    "counts": ("平台12 个，办复率 100 %，建党102 周年，第 2 号", "平台12个，办复率100%，建党102周年，第2号"),
    "Latin": ("议事通 APP 上线，AI 应用", "议事通APP上线，AI应用"),
    "a date and a time": ("2023-05-22 11:15", "2023-05-22 11:15"),
    "a time and a newspaper": ("2026-03-06 12:11 某某日报", "2026-03-06 12:11 某某日报"),
    "quotation marks set apart on both sides": ('开展 "回头看" 视察', "开展“回头看”视察"),
    "quotation marks set apart on one side": ("点亮“微心愿” 架起“连心桥”", "点亮“微心愿” 架起“连心桥”"),
    "a date and a number": ("2022年01月18日 10阅读 来源：某某日报", "2022年01月18日 10阅读 来源：某某日报"),
    "a range of dates": ("4月15日 至 20日", "4月15日至20日"),
    "two numbers": ("共 35 48 两组", "共35 48两组"),
    "names keep one": ("段  鸣、黎\u3000丽、王某某   班某", "段 鸣、黎 丽、王某某 班某"),
    "headline halves keep one": ("拧成一股绳　聚成一股力", "拧成一股绳 聚成一股力"),
    "around punctuation": ("会议指出 ， 要抓好 “ 落实 ” 。", "会议指出，要抓好 “落实”。"),
    "between bracketed names": ("李某某（女） 王某某（壮族）", "李某某（女） 王某某（壮族）"),
    "spaced-out numerals": ("二 〇 二 一 年 三 月", "二〇二一年三月"),
    "a spread clause": ("县 政 协 九 届 三 次 会 议 以 来 ，委员们", "县政协九届三次会议以来，委员们"),
    "a spread clause and its words": ("坚 持 团 结 和 民 主 两大 主题，成效 明显", "坚持团结和民主两大主题，成效 明显"),
    "a spread headline": ("关 于 印 发 《 工 作 要 点 》 的 通 知", "关于印发《工作要点》的通知"),
    "spread digits": ("提交提案 1 7 3 件，立案 9 5 件", "提交提案173件，立案95件"),
    "spread rates": ("办复率 1 0 0 ％，满意率 9 9 . 8 %", "办复率100%，满意率99.8%"),
    "rates and numbers that broke once": (
        "共收提案1 30多件，立案1 05 件，办结率98 .46%，由原来的12 . 5%降到 3.1%",
        "共收提案130多件，立案105件，办结率98.46%，由原来的12.5%降到3.1%",
    ),
    "numbers of annexes": ("附件1 20名委员名单，表1 30余件提案", "附件1 20名委员名单，表1 30余件提案"),
    "row numbers before dates": (
        "1 6月18日 主席会议\n2 5月20日 视察\n3 1 2月8日 全会",
        "1 6月18日 主席会议\n2 5月20日 视察\n3 12月8日 全会",
    ),
    "a row number before one date": ("研究安排 2 8月20日 调研", "研究安排2 8月20日 调研"),
    "row numbers before amounts": ("1 8名委员\n2 6场会议", "1 8名委员\n2 6场会议"),
    "a spread date at the beginning of a row": (
        "2 0 2 4 年 5 月 8 日\n1 1 月 2 0 日 召开",
        "2024年5月8日\n11月20日召开",
    ),
    "a spread date": ("2 0 2 1 年 1 1 月 3 0 日，召开", "2021年11月30日，召开"),
    "a spread numeric date": ("发布日期：2019 - 07 - 18", "发布日期：2019-07-18"),
    "a spread coinage": ("采取 “ 三 见 面 ” 办法", "采取“三见面”办法"),
    "lists of spaced names": ("王 刚 李 明 张 伟 赵某某", "王 刚 李 明 张 伟 赵某某"),
    "words of a menu": ("首页 要闻 提案 专题 委员", "首页 要闻 提案 专题 委员"),
    "a list of pages": ("上一页 1 2 3 4 5 下一页", "上一页1 2 3 4 5下一页"),
    "one number after another": ("学习 1 2 3 家企业", "学习1 2 3家企业"),
    "ends of lines and blank lines": ("\n\n  市政协  \n \n\n\n　　会议召开。 \n", "市政协\n\n会议召开。"),
}


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        pytest.param(*case, id=f"{step}: {name}")
        for step, cases in {
            "markup": MARKUP,
            "controls": CONTROLS,
            "glosses": GLOSSES,
            "lost": LOST,
            "script": SCRIPT,
            "punctuation": PUNCTUATION,
            "spacing": SPACING,
        }.items()
        for name, case in cases.items()
    ],
)
def test_characters(raw, cleaned):
    assert text_of(raw).chars == cleaned


@pytest.mark.parametrize(
    ("raw", "words", "segments"),
    [
        pytest.param("協(xié)商(shāng)議(yì)政", "协商", ["協(xié)商(shāng)"], id="a gloss belongs to its character"),
        pytest.param("市政協(xié)堅(jiān)持", "坚持", ["堅(jiān)持"], id="a gloss before is not in the quote"),
        pytest.param("7 月20 日召开", "7月20日", ["7 月20 日"], id="spaces inside stay in the quote"),
        pytest.param("机关，??h政府拨款", "县政府", ["??h政府"], id="a repaired character quotes what is there"),
        pytest.param("延伸,。开展", "延伸。", ["延伸,。"], id="folded marks quote both"),
        pytest.param("<p><b>市</b>政协</p>", "市政协", ["市</b>政协"], id="tags inside stay in the quote"),
        pytest.param("&#25919;&#x534F;会议", "政协", ["&#25919;&#x534F;"], id="references quote their source"),
        pytest.param("２０２３年", "2023年", ["２０２３年"], id="folded digits quote the wide ones"),
        pytest.param("乾隆年間的幹部", "干部", ["幹部"], id="script quotes the Traditional form"),
    ],
)
def test_raw_segments(raw, words, segments):
    assert raw_of(raw, words) == segments


@pytest.mark.parametrize(
    ("raw", "repairs"),
    [
        pytest.param("協(xié)商民主協會", [("glosses", "協(xié)", "協")], id="gloss"),
        pytest.param("延伸，。开展", [("doubled", "，。", "。")], id="doubled mark"),
        pytest.param("机关，??h政府", [("lost", "??h", "縣")], id="repaired loss"),
        pytest.param("共青团??h委", [("lost", "??h", "??h")], id="loss that two words could mend"),
        pytest.param("会议\ufffd\ufffd召开", [("lost", "\ufffd\ufffd", "\ufffd\ufffd")], id="loss without a trace"),
        pytest.param("会议强调,要抓好落实。", [], id="a normal form is no repair"),
    ],
)
def test_repairs(raw, repairs):
    text = text_of(raw)
    assert [(r.kind, r.before, r.after) for r in text.repairs] == repairs
    assert [raw[r.segments[0].start : r.segments[-1].end] for r in text.repairs] == [before for _, before, _ in repairs]
