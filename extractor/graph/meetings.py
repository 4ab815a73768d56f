"""Meetings, and the expressions of the text that stand for dates."""

from __future__ import annotations

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.model import DateExpression, Meeting


def describe_meeting(out: Statements, meeting: Meeting) -> None:
    """A meeting or other event."""
    node = out.iri("meeting", meeting.key)
    out.types(node, v.MEETING_TYPES.get(meeting.kind, v.ANY_MEETING_TYPES))
    out.concept(node, v.KIND, "meetingKind", meeting.kind)
    out.link(node, v.ORGANIZER, "body", meeting.body)
    out.integer(node, v.TERM, meeting.term)
    out.integer(node, v.SESSION, meeting.session)
    out.date(node, v.DATE, meeting.date)
    out.words(node, v.TOPIC, meeting.topic)
    out.words(node, v.EVENT_NAME, meeting.name)
    out.link(node, v.LOCATION, "place", meeting.place)
    out.shown_by(node, meeting.evidence)


def describe_date(out: Statements, expression: DateExpression) -> None:
    """An expression that can be placed on the calendar, with the words as written."""
    node = out.iri("date", expression.key)
    out.add(node, v.TYPE, v.DATE_EXPRESSION)
    out.date(node, v.DATE, expression.value)
    out.words(node, v.WRITTEN, expression.written)
    out.concept(node, v.ROLE, "dateRole", expression.role)
    out.shown_by(node, expression.evidence)
