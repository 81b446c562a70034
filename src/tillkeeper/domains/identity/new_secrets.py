"""The rules for user names and passwords that are made anew; older ones stay as they are."""

import re

from tillkeeper.domains.identity.refusals import PasswordTooShort, UsernameMalformed
from tillkeeper.kernel import limits


def new_username(text: str) -> str:
    """Return a new person's user name, in small letters. Refusal: ``username-malformed``."""
    name = text.strip().lower()
    if not re.fullmatch(rf"[^\s\x00-\x1f\x7f]{{1,{limits.USERNAME_LENGTH_MAX}}}", name):
        raise UsernameMalformed(maximum=limits.USERNAME_LENGTH_MAX)
    return name


def new_password(text: str) -> str:
    """Return a new password. Refusal: ``password-too-short``."""
    if not limits.PASSWORD_LENGTH_MIN <= len(text) <= limits.PASSWORD_LENGTH_MAX:
        raise PasswordTooShort(minimum=limits.PASSWORD_LENGTH_MIN, maximum=limits.PASSWORD_LENGTH_MAX)
    return text
