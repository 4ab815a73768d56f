"""Clean prose to damage. Not a test itself."""

from __future__ import annotations

from hypothesis import strategies as st

SENTENCES = (
    "市政协召开五届十二次常委会会议，围绕城市内涝治理开展专题协商。",
    "会议审议通过《关于进一步做好提案办理协商工作的意见》，讨论了年度协商计划。",
    "全年共征集提案214件，经审查立案187件，办复率100%，满意率98.5%。",
    "9月15日至17日，部分委员到三个乡镇视察农村供水工程。",
    "截至2023年6月底，全区建成协商议事室86个，其中村级61个、社区25个。",
    "委员们认为，既要“听得见”群众的声音，也要“看得见”办理的结果；落实不力的，要跟踪督办。",
    "县政协党组书记、主席主持会议并讲话，副主席、秘书长参加。",
    "要打造“茶馆议事”品牌，推动协商向基层延伸（每个街道至少建一处）。",
    "为什么要把会场搬到田间？因为问题在那里，办法也在那里！",
    "我们联合工商联走访民营企业53家，帮助解决用工、融资、用地等难题31个。",
    "文史资料征编稳步推进，《老街记忆》第二辑于8月出版，印数3000册。",
    "一年来，全体委员学思践悟、履职尽责，为发展大局贡献了智慧和力量。",
    "专门委员会与民主党派组成4个调研组，历时两个月，形成报告6篇。",
    "省政协调研组来我县考察，对“小院协商”的做法给予肯定。",
    "与会人员实地察看了污水处理厂、产业园和老旧小区改造现场，并座谈交流。",
    "新的一年，要坚持党的领导，把团结和民主贯穿工作始终。",
)
"""Sentences that cleaning leaves as they are, in both scripts."""

TITLES = ("市政协开展城市治理专题协商", "区政协年度工作回顾", "把协商搬到群众家门口")

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map("".join)
documents = st.tuples(st.sampled_from(TITLES), st.lists(paragraphs, min_size=2, max_size=5)).map(
    lambda parts: "\n".join((parts[0], *parts[1]))
)
"""A title and two to five paragraphs, one a line."""
pages = st.tuples(st.sampled_from(TITLES), st.lists(paragraphs, min_size=5, max_size=8)).map(
    lambda parts: "\n".join((parts[0], *parts[1]))
)
"""Documents long enough for lines and columns to show their width."""
