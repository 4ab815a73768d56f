"""Who 我局, 本会 are: the office that speaks in a reply or a report, told by who signs it."""

from __future__ import annotations

import re

from extractor.model import Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context

_WE = re.compile(r"(?:我|本)(?P<sort>局|厅|部|院|办|会|校|所|委(?!员)|中心|公司)(?![议场员上后中])")
_COPIED = ("抄送", "抄报", "主送", "分送", "报送", "抄：", "报：", "送：")  # a line of those who get a copy
_SIGNED_WITHIN = 120  # code points at the end of a text in which its author signs


def speaker(context: Context, bodies: Bodies, clause: Span) -> str | None:
    """Key of the body that a clause calls 我局; empty where nobody signs as such, None where none is named."""
    chars = context.text.chars
    if chars.startswith("我们", clause.start) and (reporter := _reporter(context, bodies)) is not None:
        return reporter
    said = _WE.search(chars, clause.start, clause.end)
    if said is None:
        return None
    signed = context.index.before("body", len(chars), max(len(chars) - _SIGNED_WITHIN, 0))
    ours = (body for body in signed if chars.endswith(said["sort"], body.span.start, body.span.end))
    found = (body for body in ours if not chars.startswith(_COPIED, chars.rfind("\n", 0, body.span.start) + 1))
    return next((key for body in found if (key := bodies.key_of(body)) is not None), "")


def _reporter(context: Context, bodies: Bodies) -> str | None:
    """The office that a report's headline begins with: 某区人民政府关于提案办理情况的通报."""
    title = context.page.title_span
    body = context.index.covering("body", title.start) if title is not None else None
    key = bodies.key_of(body) if body is not None else None
    return key if key is not None and bodies.get(key).kind in ("government", "government-department") else None
