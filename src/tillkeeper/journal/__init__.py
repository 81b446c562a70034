"""One row per command: audit entry, feed event and remembered answer are the same row."""

from tillkeeper.journal.call import UNCHECKED, Answer, Approval, ApprovalUncheckedError, Call, answer_from
from tillkeeper.journal.command import Approvable, Batched, Command, Done, Procedure, Statement
from tillkeeper.journal.refusals import IdempotencyKeyReused, PositionUnknown
from tillkeeper.journal.store import recall, write_done, write_refused

__all__ = [
    "UNCHECKED",
    "Answer",
    "Approvable",
    "Approval",
    "ApprovalUncheckedError",
    "Batched",
    "Call",
    "Command",
    "Done",
    "IdempotencyKeyReused",
    "PositionUnknown",
    "Procedure",
    "Statement",
    "answer_from",
    "recall",
    "write_done",
    "write_refused",
]
