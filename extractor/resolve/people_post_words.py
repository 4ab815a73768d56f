"""The words by which posts and the organs that they belong to are told apart."""

from __future__ import annotations

import re

from extractor.model import Span

GOVERNMENT = ("省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长")
COMMITTEE = ("主席", "副主席", "常务副主席", "秘书长", "副秘书长", "常委", "常务委员", "委员")
MEMBERS = ("常委", "常务委员", "委员")
CHAIRS = ("主席", "副主席", "常务副主席")
MEMBERLESS = ("government", "government-department", "enterprise", "school")  # kinds of bodies without members
CHAIRLESS = ("government", "government-department", "party-committee")  # and without a chairman
OF_THE_STATE = ("国家主席", "国家副主席", "军委主席", "军委副主席", "国务委员")
NATIONAL = ("总书记", "国家主席", "国家副主席", "军委主席", "军委副主席", "国务委员", "总理", "副总理", "委员长")
OF_NO_BODY = (
    "调研员",
    "巡视员",
    "主任科员",
    "警长",
    "教授",
    "研究员",
    "院士",
    "博士",
    "律师",
    "医师",
    "医生",
    "工程师",
    "讲师",
    "法官",
    "检察官",
    "党代表",
    "行政长官",
    "农艺师",
    "组长",
    "领队",
    "召集人",
    "技术员",
)
COMMITTEE_HEAD = "主任委员"
FOUNDED = re.compile(
    r"(?:(?:成立|设立|组成|组建|恢复)了?|(?<![\u4e00-\u9fff]))((?:(?!成立|设立|政协|全国)[\u4e00-\u9fff]){2,10}委员会)(?=成立|组成|，|、)"
)
FOUNDED_WITHIN = 32  # code points, more than that pattern and what it looks at behind it take up
PARTY_GROUP = "党组"
PARTY_ORGANS = (
    "统战部",
    "组织部",
    "宣传部",
    "政法委",
    "社会工作部",
    "统一战线工作部",
    "老干部局",
    "党校",
    "政研室",
    "改革办",
    "网信办",
    "台办",
)
OFFICE_HEADS = ("办公厅", "办公室", "研究室", "信息中心", "机关党组", "机关党委", "综合科", "秘书科", "委员联络办公室")
SPECIAL = (
    "提案",
    "经济",
    "农业",
    "人口",
    "教科",
    "科教",
    "社会",
    "社法",
    "民族",
    "民宗",
    "港澳",
    "外事",
    "文化",
    "文史",
    "委员",
    "城建",
    "学习",
    "资源",
    "环境",
    "联谊",
    "三胞",
)  # topics of the special committees of a CPPCC committee
SCHOOLS = ("大学", "学院", "党校")
COMPANIES = ("公司", "集团", "银行", "厂", "律师事务所", "合作社", "酒店", "农场", "林场")
SOCIETIES = (
    "协会",
    "商会",
    "学会",
    "联谊会",
    "联合会",
    "总会",
    "同乡会",
    "公会",
    "联会",
    "校友会",
    "青年会",
    "促进会",
    "研究会",
)
OFFICES = ("局", "厅", "院", "办", "校", "所", "委", "会")  # what calls itself 我局
OFFICE_POSTS = ("局长", "厅长", "司长", "院长", "校长", "行长", "台长", "馆长", "所长", "园长", "董事长", "总经理")
# What the heads of offices and firms are called → how the names of these end.
HEADS_OF = {
    "局长": ("局",),
    "厅长": ("厅",),
    "校长": ("学校", "小学", "中学", "大学", "高中", "党校"),
    "院长": ("学院", "医院", "法院", "福利院", "敬老院", "卫生院", "研究院"),
    "行长": ("银行", "支行", "分行"),
    "馆长": ("馆", "博物院"),
    "园长": ("幼儿园",),
    "董事长": ("公司", "集团"),
    "总经理": ("公司", "集团"),
    "场长": ("农场", "林场", "茶场"),
    "厂长": ("厂",),
}
# Organisations of the people that a post names without the place: those of the place named just before.
PEOPLES = ("工商联", "社科联", "贸促会", "红十字会", "团委", "文联", "残联", "妇联", "侨联", "台联", "科协", "总工会")
ACADEMIC = ("教授", "讲师", "研究员")  # what a school has, if one was named just before
SECTIONS = ("处", "科", "室", "办")  # parts of an office
RANK = re.compile(r"^(?:常务|专职|代)?副?")
# What an organisation that no rule knows ends with: a post right behind it is not that of the body named before.
UNKNOWN_TAIL = re.compile(r"备区$|分区$|军区$|村$|社区$|嘎查$|[会社盟团队处科办站馆台网报厂店场园道校院司局]\Z")
NO_TAIL = re.compile(
    r"(?:大会|全会|会上|都会|社会|机会|开会|与会|全会|现场|市场|到场|本报|汇报|通报|在场|广场|参会|赴会|到会|全团|驻会)\Z"
)
TOWN_PARTY = re.compile(r"^(?:中国共产党)?(.{2,5}?(?:镇|乡|街道))(?:党委|党工委|工委|委员会)$")
WITH_PARTS = ("government-department", "school", "enterprise", "media", "social-organisation", "other")
BRANCH = re.compile(r"(党委|党工委|党总支|党支部|机关党委|总支|支部)((?:常务|专职|第一)?副?书记)$")
OWN_HEADS = ("会长", "副会长", "常务副会长", "理事长", "副理事长", "监事长")
PARTY_PARTS = (PARTY_GROUP, "党委", "党总支", "党支部", "总支", "支部")
NOWHERE = Span(0, 0)
CODE = 6  # digits of a division's code
# A note behind a name that gives more posts.
NOTED = re.compile(r"^[^、（ ]{2,12}（(?:同时)?(?:兼|现任|时任|曾任|系|也是|又是|为)[^（）]{2,22}）$")
# A note behind one name that may be posts and nothing else.
IN_NOTE = re.compile(r"^[^、（ ]{2,12}（([^（）]{2,40})）$")
TOWN_MEMBERS = ("统战委员", "纪检委员", "政法委员", "组织统战委员", "宣传统战委员")
OF_ONE_BEFORE = re.compile(r"(?:(?<![时现原历曾])任|为)$")  # before a post: of the person named before it
SEVERAL = re.compile(r"(?<!第)[二两三四五六七八九十几数多余\d][位名个]$")  # before a post: of persons who are counted
PARTING = ("及", "以及", "和", "与", "、")
PROFESSIONS = ("律师", "医生", "医师", "教师", "教授", "法官", "检察官", "会计师", "工程师", "博士", "院士")
OTHERS = ("和", "及")  # between posts of bodies of one kind: those of two persons
PARTNERED = re.compile(r"(?:会同|联合|协同|配合|商请)$")
LIAISON = ("联络委", "联络委员会", "联络工委", "工委", "联络处", "联络组")
ANY_SPECIAL = ("专委会", "专门委员会", "的委员会", "该委员会")  # the special committee just named
OWN_NAMED = (*SCHOOLS, *COMPANIES, *SOCIETIES, "中心", "医院", "中学", "小学", "研究院", "研究所")
LEVELS = ("省", "市", "县", "区", "州", "旗")  # before a name of its own: 县茶叶发展中心
SHORTEST_OWN = 5  # characters of such a name that are more than the word for its kind
NO_OWN = (*"市县区省州旗镇乡村本该某各原", "便民", "政务", "党群", "综合", "公共")
GROUP_POSTS = ("书记", "成员", "党组")  # what a Party group has
