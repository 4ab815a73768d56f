"""What stands over a headline and is none: the head of a newspaper's page, of a site, of a bulletin or of a red paper.

某某日报 2023年10月20日 星期五 02版 要闻; 某某政协网 | 领导讲话; 某县政协办公室文件; 某协发〔2023〕5号; 第12期. Such a
line is made of short words, all of the kinds that tell where a text was printed.
"""

from __future__ import annotations

import re

from extractor.clean.furniture import is_menu_word

__all__ = ["is_bulletin", "is_issuer", "is_masthead", "is_official_title"]

_LONGEST = 60
_COLUMN = 8
"""Characters of the longest name of a column beside a date or a page."""
_SHORT_COLUMN = 4
"""And beside the name of the paper alone."""
_HAN = "\u4e00-\u9fff"
_TELLS = frozenset("报网刊版期号件讯站线日办题栏发否开系承程级类")
"""A line without any of these characters is no masthead, unless strokes part its words."""
_MEDIUM = re.compile(
    rf"[{_HAN}]{{1,14}}(?:日报|晚报|晨报|时报|早报|周报|商报|都市报|团结报|政协报|联谊报|导报|数字报|电子报|简报|新闻网|政协网|政务网"
    r"|信息网|门户网|网站|在线|政协通讯|工作通讯|融媒体中心|电视台|融媒)"
)
_PAPER = re.compile(rf"[{_HAN}]{{2,8}}[报网刊]")
"""A weaker form, only where more tells."""
_DAY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日?|([-./])\d{1,2}\1\d{1,2})")
_PAGE = re.compile(
    r"第?[A-Z]?\d{1,3}版?|[A-Z]\d{1,2}|第?[一二三四五六七八九十]{1,2}版|星期[一二三四五六日天]|周[一二三四五六日]"
    r"|农历.{2,8}"
)
_PAGES = re.compile(r"(?<![\d第])第?[A-Z]?\d{1,3} ?版|第[一二三四五六七八九十]{1,2}版|星期[一二三四五六日天]")
_IMPRINT = re.compile(
    r"国内统一(?:连续出版物号|刊号)|统一刊号|邮发代号|CN ?\d\d-\d{4}"
    r"|ISSN|内部资料|(?:今日|本期)\d{1,2}版|准印证"
)
_ISSUE = re.compile(r"(?:\d{4}年)?[（(]?(?:总?第 ?\d{1,4} ?期[ ，、·]{0,2}){1,2}[）)]?(?:[（(]总第?\d{1,4}期?[）)])?")
_BULLETIN = re.compile(rf"[{_HAN}]{{2,14}}(?:动态|简报|简讯|信息|通讯|快报|专报|摘报|参阅|反映|之窗)")
_RED_HEAD = re.compile(rf"[{_HAN}]{{3,28}}(?:委员会|办公室|办公厅|政协|党组)文件")
# Who edits a bulletin and when; what a page is part of.
_EDITED = re.compile(
    rf"[{_HAN}]{{2,24}}(?:委员会|办公室|办公厅|研究室|政协|编印|编|主办) ?(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日"
)
_SERIES = re.compile(
    rf"(?:专题|专栏|栏目|专版|特刊)[：:].{{2,30}}"
    rf"|[{_HAN}]{{2,16}}(?:专栏|专版|专刊|特刊|专题报道|专报)"
)
_NUMBER = re.compile(rf"[{_HAN}]{{0,12}}[〔\[（(【](?:19|20)\d\d[〕\]）)】]第? ?\d{{1,4}} ?号")
_LETTER = re.compile(
    rf"[{_HAN}]{{1,14}}[〔\[（(【](?:19|20)\d\d[〕\]）)】]第? ?\d{{1,4}} ?号 .{{1,20}}"
    rf"|(?:签发人|办理结果|办理类别|是否公开|公开属性|联系单位|承办单位|紧急程度|密级)[：:].{{1,24}}|[ABCabc]类?"
)
"""What stands beside the number of an official letter."""
_ISSUER = re.compile(
    rf"[{_HAN}]{{3,26}}(?:委员会|人民政府|政协|办公[室厅]|[局厅委]|组织部|统战部|宣传部|党组|管委会|法院|检察院|公司)(?:函|文件)?"
)
_OFFICIAL = re.compile(
    r"关于.{3,60}的(?:(?:初步|正式|书面)?(?:通知|答复|复函|函|意见|报告|公告|公示|决定|通报|批复|请示|汇报|方案|说明)|回复|提案|建议案|情况)"
    r"(?:[（(].{1,16}[）)])?"
)
_REPLY = re.compile(
    r"对.{6,60}(?:提案|建议|议案|建议案)(?:办理(?:情况|结果))?的(?:答复|复函|回复|函)(?:[（(].{1,16}[）)])?"
)
_WHOLE = (_LETTER, _RED_HEAD, _NUMBER, _ISSUE, _EDITED, _SERIES)
_BUTTONS = re.compile(r"(?:放大|缩小|默认|[上下]一[版期]|返回|目录|[+\-])+[a-z]?")
_APART = re.compile(r"[ |｜/·•>—:：]+")
_MARKS = re.compile(r"[，。；！？“”‘’《》、…]|\d{1,4}[个项名件次场家]")


def is_issuer(line: str) -> bool:
    """True for the name of an organ alone, as it stands over an official letter."""
    return _ISSUER.fullmatch(line) is not None


def is_official_title(line: str) -> bool:
    """True for the headline of an official letter or paper: 关于…的答复, 关于…的通知."""
    if line.startswith("对"):  # 对…第68号提案的答复
        return _REPLY.fullmatch(line) is not None
    return line.startswith("关于") and _OFFICIAL.fullmatch(line) is not None


def is_bulletin(line: str, below: str) -> bool:
    """True for the name of a bulletin over the number of its issue: 提案工作动态 / 第6期."""
    return _BULLETIN.fullmatch(line) is not None and _ISSUE.fullmatch(below) is not None


def is_masthead(line: str) -> bool:
    """True for a line that says where and when a text was printed and stands over its headline."""
    if len(line) > _LONGEST or _MARKS.search(line):
        return False
    strokes = "|" in line or "｜" in line
    if not strokes and _TELLS.isdisjoint(line):
        return False
    if _IMPRINT.search(line) or any(pattern.fullmatch(line) for pattern in _WHOLE):
        return True
    day = _DAY.search(line)
    bare = f"{line[: day.start()]} {line[day.end() :]}" if day else line
    pages = _PAGES.search(bare)
    words = [word for word in _APART.split(_PAGES.sub(" ", bare)) if word and not _PAGE.fullmatch(word)]
    media = [word for word in words if _MEDIUM.fullmatch(word)]
    others = [word for word in words if word not in media and not is_menu_word(word) and not _BUTTONS.fullmatch(word)]
    if day or pages:
        # A date, a page and short words; a headline with a date in it is longer.
        told = bool(pages or media or any(map(_PAPER.fullmatch, others)))
        return told and max(map(len, others), default=0) <= _COLUMN
    if strokes:
        return len(words) > 1 and max(map(len, others), default=0) <= _SHORT_COLUMN
    if media:
        return max(map(len, others), default=0) <= _SHORT_COLUMN
    papers = [word for word in others if _PAPER.fullmatch(word)]
    return len(words) > 1 and words[0] in papers and all(is_menu_word(word) for word in words[1:])
