"""The closed vocabularies of this stage, which `records` hands on."""

from enum import StrEnum


class Scope(StrEnum):
    """How a paper speaks of a recommendation."""

    OWN = "own"  # its own row, paragraph or heading
    GROUP = "group"  # together with others
    LIST = "list"  # only listed
    CROSS_REFERENCE = "cross_reference"  # named inside another's text
    TOPIC = "topic"  # a statement about a topic with no number


class Status(StrEnum):
    """How far the work has got, as the paper says."""

    IMPLEMENTED = "implemented"
    SUBSTANTIALLY_IMPLEMENTED = "substantially_implemented"
    PARTIALLY_IMPLEMENTED = "partially_implemented"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    UNDER_CONSIDERATION = "under_consideration"
    NOT_STARTED = "not_started"
    STALLED = "stalled"
    NOT_IMPLEMENTED = "not_implemented"
    CLOSED_NOT_IMPLEMENTED = "closed_not_implemented"
    SUPERSEDED = "superseded"
    NO_LONGER_APPLICABLE = "no_longer_applicable"
    OPEN_UNSPECIFIED = "open_unspecified"
    CLOSED_UNSPECIFIED = "closed_unspecified"
    UNCLEAR = "unclear"
    NOT_STATED = "not_stated"


class Response(StrEnum):
    """What the receiver of a recommendation answered."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle"
    PARTIALLY_ACCEPTED = "partially_accepted"
    NOTED = "noted"
    UNDER_CONSIDERATION = "under_consideration"
    NO_POSITION = "no_position"
    REJECTED = "rejected"
    NOT_FOR_RECIPIENT = "not_for_recipient"
    NO_RESPONSE = "no_response"
    NOT_STATED = "not_stated"


class Degree(StrEnum):
    """How much progress, in the paper's own grading."""

    NONE = "none"
    SOME = "some"
    GOOD = "good"
    SIGNIFICANT = "significant"


class Rag(StrEnum):
    """A traffic-light colour. Green is not complete unless the paper's legend says so."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class Assurance(StrEnum):
    """Who says so."""

    SELF_REPORTED = "self_reported"
    EVIDENCED = "evidenced"
    INDEPENDENTLY_VERIFIED = "independently_verified"


class Timeliness(StrEnum):
    """Whether the work keeps to its dates."""

    NOT_DUE = "not_due"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    DELAYED = "delayed"
    OVERDUE = "overdue"
    EXTENSION_REQUESTED = "extension_requested"


class DatePrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class DateSource(StrEnum):
    """Where a paper's date was found; a file's name and properties are the last resort."""

    PRINTED = "printed"
    FILE_NAME = "file_name"
    PARENT_PAPER = "parent_paper"
    FILE_METADATA = "file_metadata"


class PaperKind(StrEnum):
    MINUTES = "minutes"
    AGENDA = "agenda"
    REPORT = "report"
    ACTION_PLAN = "action_plan"
    APPENDIX = "appendix"
    ANNUAL_REPORT = "annual_report"
    RESPONSE = "response"
    BRIEFING = "briefing"
    OTHER = "other"


class RelationKind(StrEnum):
    """What an entry says of its recommendation and another one."""

    MERGED_INTO = "merged_into"
    SPLIT_INTO = "split_into"
    SUPERSEDED_BY = "superseded_by"
    REPLACES = "replaces"
    RESTATES = "restates"


class RowOutcome(StrEnum):
    """What became of a row of a table; each row of each table has one."""

    MENTION = "mention"
    HEADING = "heading"  # of columns, or of the rows below it
    CONTINUATION = "continuation"  # goes on with the row above, or is empty
    LEGEND = "legend"
    UNPARSED = "unparsed"  # nothing was read from it: right for a table of other matters, worth a look in a tracker
