"""People, their places in businesses, sign-ins and approvals."""

from tillkeeper.domains.identity.commands import Credentials, approver_id, refuse_approval, sign_in
from tillkeeper.domains.identity.model import Membership, Person, SignIn
from tillkeeper.domains.identity.operator import operator_actor
from tillkeeper.domains.identity.refusals import (
    ApprovalFailed,
    BusinessRequired,
    CredentialInvalid,
    CredentialMissing,
    CsrfTokenMismatch,
    IdentityMismatch,
    NotPermitted,
    SignInFailed,
    SignInThrottled,
)
from tillkeeper.domains.identity.secrets import csrf_token, hash_secret, token_hash
from tillkeeper.domains.identity.store import (
    actor_of_token,
    begin_to_end,
    forget_sign_ins,
    insert_memberships,
    insert_user,
    move_token,
    revoke_token,
    user_ids_of,
)

__all__ = [
    "ApprovalFailed",
    "BusinessRequired",
    "CredentialInvalid",
    "CredentialMissing",
    "Credentials",
    "CsrfTokenMismatch",
    "IdentityMismatch",
    "Membership",
    "NotPermitted",
    "Person",
    "SignIn",
    "SignInFailed",
    "SignInThrottled",
    "actor_of_token",
    "approver_id",
    "begin_to_end",
    "csrf_token",
    "forget_sign_ins",
    "hash_secret",
    "insert_memberships",
    "insert_user",
    "move_token",
    "operator_actor",
    "refuse_approval",
    "revoke_token",
    "sign_in",
    "token_hash",
    "user_ids_of",
]
