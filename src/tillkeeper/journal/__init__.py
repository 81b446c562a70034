"""One row per command: audit entry, feed event and remembered answer are the same row."""

from tillkeeper.journal.call import Answer, Call, answer_from
from tillkeeper.journal.command import Batched, Done, Procedure, Statement
from tillkeeper.journal.refusals import IdempotencyKeyReused
from tillkeeper.journal.store import recall, write_done, write_refused

__all__ = [
    "Answer",
    "Batched",
    "Call",
    "Done",
    "IdempotencyKeyReused",
    "Procedure",
    "Statement",
    "answer_from",
    "recall",
    "write_done",
    "write_refused",
]
