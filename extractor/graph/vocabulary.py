"""Every class, property and concept scheme that the program writes: the one place where terms are spelled.

Terms of statements are ready for N-Quads (`<…>`); namespaces are bare. What the `cppcc:` terms mean is said in
`ontology/cppcc.ttl`, and a test holds the two together.
"""

from __future__ import annotations

from typing import Final

BASE: Final = "https://w3id.org/cppcc-kg/"
"""Where resources are named when nothing else is asked for; the ontology stays here whatever the base."""

CPPCC: Final = "https://w3id.org/cppcc-kg/ontology#"
DCT: Final = "http://purl.org/dc/terms/"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
OA: Final = "http://www.w3.org/ns/oa#"
ORG: Final = "http://www.w3.org/ns/org#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
QB: Final = "http://purl.org/linked-data/cube#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final[dict[str, str]] = {
    "cppcc": CPPCC,
    "dct": DCT,
    "edtf": EDTF,
    "foaf": FOAF,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""In the order in which serialisations declare them."""


def _cppcc(name: str) -> str:
    return f"<{CPPCC}{name}>"


# ------------------------------------------------------------------------------- shared by all things

TYPE: Final = f"<{RDF}type>"
PREF_LABEL: Final = f"<{SKOS}prefLabel>"
ALT_LABEL: Final = f"<{SKOS}altLabel>"
NOTATION: Final = f"<{SKOS}notation>"
IN_SCHEME: Final = f"<{SKOS}inScheme>"
CONCEPT: Final = f"<{SKOS}Concept>"
IDENTIFIER: Final = f"<{DCT}identifier>"
TITLE: Final = f"<{DCT}title>"
ISSUED: Final = f"<{DCT}issued>"

KIND: Final = _cppcc("kind")
LEVEL: Final = _cppcc("level")
PLACE_OF: Final = _cppcc("place")
DATE: Final = _cppcc("date")
EARLIEST: Final = _cppcc("earliest")
LATEST: Final = _cppcc("latest")
ROLE: Final = _cppcc("role")

XSD_INTEGER: Final = f"<{XSD}integer>"
XSD_DECIMAL: Final = f"<{XSD}decimal>"
XSD_DATE: Final = f"<{XSD}date>"
XSD_ANY_URI: Final = f"<{XSD}anyURI>"
EDTF_DATE: Final = f"<{EDTF}EDTF>"

# ----------------------------------------------------------------------------------------- provenance

WAS_DERIVED_FROM: Final = f"<{PROV}wasDerivedFrom>"
FIRST_EVIDENCE: Final = _cppcc("firstEvidence")
SPECIFIC_RESOURCE: Final = f"<{OA}SpecificResource>"
HAS_SOURCE: Final = f"<{OA}hasSource>"
HAS_SELECTOR: Final = f"<{OA}hasSelector>"
POSITION_SELECTOR: Final = f"<{OA}TextPositionSelector>"
START: Final = f"<{OA}start>"
END: Final = f"<{OA}end>"
QUOTE_SELECTOR: Final = f"<{OA}TextQuoteSelector>"
EXACT: Final = f"<{OA}exact>"
PREFIX: Final = f"<{OA}prefix>"
SUFFIX: Final = f"<{OA}suffix>"
POSITION: Final = _cppcc("position")
RULE: Final = _cppcc("rule")

# ------------------------------------------------------------------------------------------ documents

DOCUMENT_TYPES: Final = (_cppcc("SourceDocument"), f"<{FOAF}Document>")
AGENT: Final = f"<{FOAF}Agent>"
PUBLISHER: Final = f"<{DCT}publisher>"
FORMAT: Final = f"<{DCT}format>"
URL: Final = f"<{SCHEMA}url>"
RETRIEVED: Final = _cppcc("retrieved")
GENRE: Final = _cppcc("genre")
SUBJECT: Final = _cppcc("subject")
PERIOD: Final = _cppcc("period")
PERIOD_START: Final = _cppcc("periodStart")
PERIOD_END: Final = _cppcc("periodEnd")
FILE_NAME: Final = _cppcc("fileName")
SHA256: Final = _cppcc("sha256")
ENCODING: Final = _cppcc("encoding")
REPAIRS: Final = _cppcc("repairs")

# --------------------------------------------------------------------------------- places and bodies

PLACE_TYPES: Final = (_cppcc("Place"), f"<{SCHEMA}AdministrativeArea>")
FULL_NAME: Final = _cppcc("fullName")
CONTAINED_IN_PLACE: Final = f"<{SCHEMA}containedInPlace>"

BODY: Final = _cppcc("Body")
UNRESOLVED: Final = _cppcc("Unresolved")
SUB_ORGANIZATION_OF: Final = f"<{ORG}subOrganizationOf>"
GUIDED_BY: Final = _cppcc("guidedBy")

_FORMAL: Final = f"<{ORG}FormalOrganization>"
_UNIT: Final = f"<{ORG}OrganizationalUnit>"
ANY_BODY_TYPES: Final = (BODY, f"<{ORG}Organization>")
BODY_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "cppcc-committee": (BODY, _cppcc("Committee"), _FORMAL),
    "cppcc-standing-committee": (BODY, _cppcc("StandingCommittee"), _UNIT),
    "cppcc-party-group": (BODY, _cppcc("PartyGroup"), _UNIT),
    "cppcc-special-committee": (BODY, _cppcc("SpecialCommittee"), _UNIT),
    "cppcc-office": (BODY, _cppcc("WorkingOffice"), _UNIT),
    "party-committee": (BODY, _cppcc("PartyCommittee"), _FORMAL),
    "party-organ": (BODY, _cppcc("PartyOrgan"), _UNIT),
    "government": (BODY, _cppcc("Government"), _FORMAL),
    "government-department": (BODY, _cppcc("GovernmentDepartment"), _UNIT),
    "peoples-congress": (BODY, _cppcc("PeoplesCongress"), _FORMAL),
    "school": (BODY, _cppcc("School"), _FORMAL),
    "media": (BODY, _cppcc("Media"), _FORMAL),
    "enterprise": (BODY, _cppcc("Enterprise"), _FORMAL),
    "social-organisation": (BODY, _cppcc("SocialOrganisation"), _FORMAL),
    "other": ANY_BODY_TYPES,
}

# --------------------------------------------------------------------------------- people and posts

PERSON: Final = f"<{FOAF}Person>"
NAME: Final = f"<{FOAF}name>"
MEMBERSHIP: Final = f"<{ORG}Membership>"
MEMBER: Final = f"<{ORG}member>"
ORGANIZATION: Final = f"<{ORG}organization>"
ORG_ROLE: Final = f"<{ORG}role>"
ORG_ROLE_CLASS: Final = f"<{ORG}Role>"
POST: Final = f"<{ORG}Post>"
POST_IN: Final = f"<{ORG}postIn>"
HOLDS: Final = f"<{ORG}holds>"

# --------------------------------------------------------------------------- meetings and dates

_EVENT: Final = f"<{SCHEMA}Event>"
_MEETING: Final = _cppcc("Meeting")
ANY_MEETING_TYPES: Final = (_MEETING, _EVENT)
MEETING_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "plenary-session": (_MEETING, _cppcc("PlenarySession"), _EVENT),
    "standing-committee-meeting": (_MEETING, _cppcc("StandingCommitteeMeeting"), _EVENT),
    "chairpersons-meeting": (_MEETING, _cppcc("ChairpersonsMeeting"), _EVENT),
    "party-group-meeting": (_MEETING, _cppcc("PartyGroupMeeting"), _EVENT),
    "party-congress": (_MEETING, _cppcc("PartyCongress"), _EVENT),
    "party-plenum": (_MEETING, _cppcc("PartyPlenum"), _EVENT),
    "peoples-congress-session": (_MEETING, _cppcc("PeoplesCongressSession"), _EVENT),
    "work-conference": (_MEETING, _cppcc("WorkConference"), _EVENT),
    "forum": (_MEETING, _cppcc("Forum"), _EVENT),
    "review-meeting": (_MEETING, _cppcc("ReviewMeeting"), _EVENT),
    "training": (_MEETING, _cppcc("Training"), _EVENT),
    "study-session": (_MEETING, _cppcc("StudySession"), _EVENT),
    "visit": (_MEETING, _cppcc("Visit"), _EVENT),
    "ceremony": (_MEETING, _cppcc("Ceremony"), _EVENT),
    "other": ANY_MEETING_TYPES,
}
ORGANIZER: Final = f"<{SCHEMA}organizer>"
LOCATION: Final = f"<{SCHEMA}location>"
EVENT_NAME: Final = f"<{SCHEMA}name>"
TERM: Final = _cppcc("term")
SESSION: Final = _cppcc("session")
TOPIC: Final = _cppcc("topic")

DATE_EXPRESSION: Final = _cppcc("DateExpression")
WRITTEN: Final = _cppcc("written")

# --------------------------------------------------------------------------------------------- counts

COUNT_TYPES: Final = (_cppcc("Count"), f"<{QB}Observation>")
DATA_SET_CLASS: Final = f"<{QB}DataSet>"
DATA_SET: Final = f"<{QB}dataSet>"
STRUCTURE: Final = f"<{QB}structure>"
COUNT_STRUCTURE: Final = _cppcc("countStructure")
SOURCE: Final = f"<{DCT}source>"
ENTRY: Final = _cppcc("entry")
REPORTED_IN: Final = _cppcc("reportedIn")
MEASURE: Final = _cppcc("measure")
VALUE: Final = _cppcc("value")
NUMERAL: Final = _cppcc("numeral")
UNIT: Final = _cppcc("unit")
QUALIFIER: Final = _cppcc("qualifier")
COMPARATOR: Final = _cppcc("comparator")
STATUS: Final = _cppcc("status")
COUNTED_BODY: Final = _cppcc("body")

# ------------------------------------------------------------------------- campaigns and policies

CAMPAIGN_TYPES: Final = (_cppcc("Campaign"), CONCEPT)
PROMOTED_BY: Final = _cppcc("promotedBy")
POLICY_TYPES: Final = (_cppcc("Policy"), f"<{DCT}BibliographicResource>")
ISSUER: Final = _cppcc("issuer")
IMPLEMENTS: Final = _cppcc("implements")

# ------------------------------------------------------------------------------ kinds of users' packs

MENTION: Final = _cppcc("Mention")
FIELD: Final = _cppcc("field")
PROPERTY_VALUE: Final = f"<{SCHEMA}PropertyValue>"
PROPERTY_NAME: Final = f"<{SCHEMA}name>"
PROPERTY_VALUE_OF: Final = f"<{SCHEMA}value>"


def class_of(kind: str) -> str:
    """The class of a kind that no resolver knows: `tea_house` → `cppcc:TeaHouse`, for the ontology to define."""
    return _cppcc("".join(part.capitalize() for part in kind.split("_")))


# ------------------------------------------------------------------------------------ concept schemes

MEASURES: Final = _cppcc("measures")
CAMPAIGNS: Final = _cppcc("campaigns")
POSTS: Final = _cppcc("posts")

_SIGNS: Final = {"=": "equal", "~": "about", ">=": "at-least", "<=": "at-most"}


def concept_name(series: str, notation: str) -> str:
    """Local name of the concept that `notation` stands for: `bodyKind`, `media` → `bodyKind-media`.

    `series` is one of bodyKind, meetingKind, campaignKind, policyKind, level, genre, personRole, dateRole, status,
    comparator. A notation that the ontology does not list gives a name by the same pattern, for users' own packs.
    """
    return f"{series}-{_SIGNS.get(notation, notation)}"
