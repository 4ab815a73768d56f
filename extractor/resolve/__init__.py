"""Mentions and context in, records out: what 市政协, 今年 and 《实施意见》 mean in this document."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.gazetteer import Gazetteer
from extractor.model import Mention, Records, Text
from extractor.resolve.bodies import resolve_bodies
from extractor.resolve.campaigns import resolve_campaigns
from extractor.resolve.context import Context
from extractor.resolve.counts import resolve_counts
from extractor.resolve.dates import resolve_dates
from extractor.resolve.document import document_record
from extractor.resolve.index import Index
from extractor.resolve.locate import Locator
from extractor.resolve.meetings import resolve_meetings
from extractor.resolve.others import resolve_others
from extractor.resolve.page import describe
from extractor.resolve.people import resolve_people
from extractor.resolve.policies import resolve_policies

__all__ = ["resolve"]


def resolve(text: Text, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Records:
    """Settle what every mention means; what the document leaves open stays open."""
    index = Index(text, mentions)
    context = Context(text, index, gazetteer, describe(text), Locator(text, index, gazetteer))
    bodies = resolve_bodies(context)
    dates = resolve_dates(context)
    people, posts = resolve_people(context, bodies, dates)
    meetings = resolve_meetings(context, bodies, dates)
    document = document_record(context, bodies, dates)
    counts = resolve_counts(context, bodies, dates, document.period)
    campaigns = resolve_campaigns(context, bodies)
    policies = resolve_policies(context, bodies, dates)
    return Records(
        source=text.source,
        document=document,
        places=bodies.places,
        bodies=bodies.records,  # last: the others make organs known
        people=people,
        posts=posts,
        meetings=meetings,
        dates=dates.records,
        counts=counts,
        campaigns=campaigns,
        policies=policies,
        others=resolve_others(index, mentions),
        repairs=len(text.repairs),
    )
