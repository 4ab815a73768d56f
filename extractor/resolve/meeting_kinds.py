"""The kinds of meetings that words tell."""

from __future__ import annotations

from functools import lru_cache

_KINDS = (
    # (what the head holds, kind), the first that holds
    ("仪式", "ceremony"),
    ("开班式", "ceremony"),
    ("幕式", "ceremony"),
    ("结业式", "ceremony"),
    ("开营式", "ceremony"),
    ("典礼", "ceremony"),
    ("主席", "chairpersons-meeting"),
    ("党组", "party-group-meeting"),
    ("常委", "standing-committee-meeting"),
    ("常务委员会", "standing-committee-meeting"),
    ("工作会议", "work-conference"),
    ("培训", "training"),
    ("研讨班", "training"),
    ("提升班", "training"),
    ("研修班", "training"),
    ("示范班", "training"),
    ("进修班", "training"),
    ("轮训班", "training"),
    ("读书班", "training"),
    ("学习班", "training"),
    ("学习", "study-session"),
    ("读书会", "study-session"),
    ("观摩", "review-meeting"),
    ("推进", "review-meeting"),
    ("讲评", "review-meeting"),
    ("表彰", "ceremony"),
    ("现场会", "review-meeting"),
    ("调度", "review-meeting"),
    ("座谈", "forum"),
    ("研讨", "forum"),
    ("协商", "forum"),
    ("议政", "forum"),
    ("议事会", "forum"),
    ("联席", "forum"),
    ("恳谈", "forum"),
    ("圆桌", "forum"),
    ("院坝会", "forum"),
    ("板凳会", "forum"),
    ("坝坝会", "forum"),
    ("屋场会", "forum"),
    ("论坛", "forum"),
    ("交流会", "forum"),
    ("茶话会", "ceremony"),
    ("团拜会", "ceremony"),
)


@lru_cache(maxsize=1024)
def kind_of(head: str) -> str:
    """The kind that a word for a meeting says: 座谈会, 工作会议; an empty string where it says none."""
    return next((kind for word, kind in _KINDS if word in head), "")
