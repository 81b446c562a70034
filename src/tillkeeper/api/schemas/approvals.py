"""The approval that goes with a call."""

from tillkeeper.api.schemas.base import Pin, Request, Username


class ApprovalRequest(Request):
    """Somebody else who permits what is past the caller's limit, by their PIN (CS-8, TX-5)."""

    username: Username
    pin: Pin
