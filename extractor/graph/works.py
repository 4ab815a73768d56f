"""What bodies bring forth: named campaigns, and policy documents."""

from __future__ import annotations

from extractor.graph import vocabulary as v
from extractor.graph.statements import Statements
from extractor.model import Campaign, Policy


def describe_campaign(out: Statements, campaign: Campaign) -> None:
    """A named brand, campaign, platform, mechanism, strategy, formula or work style."""
    node = out.iri("campaign", campaign.key)
    out.types(node, v.CAMPAIGN_TYPES)
    out.add(node, v.IN_SCHEME, v.CAMPAIGNS)
    out.words(node, v.PREF_LABEL, campaign.name)
    for alias in campaign.aliases:
        if alias != campaign.name:
            out.words(node, v.ALT_LABEL, alias)
    out.concept(node, v.KIND, "campaignKind", campaign.kind)
    for body in campaign.promoters:
        out.link(node, v.PROMOTED_BY, "body", body)
    out.shown_by(node, campaign.evidence)


def describe_policy(out: Statements, policy: Policy) -> None:
    """A policy document, not the source that speaks of it."""
    node = out.iri("policy", policy.key)
    out.types(node, v.POLICY_TYPES)
    out.words(node, v.TITLE, policy.title)
    out.concept(node, v.KIND, "policyKind", policy.kind)
    out.link(node, v.ISSUER, "body", policy.issuer)
    out.date(node, v.ISSUED, policy.issued)
    out.link(node, v.IMPLEMENTS, "policy", policy.implements)
    out.shown_by(node, policy.evidence)
