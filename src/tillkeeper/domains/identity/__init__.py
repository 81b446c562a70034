"""People, their places in businesses, sign-ins and approvals."""

from tillkeeper.domains.identity import guesses
from tillkeeper.domains.identity.commands import Credentials, approver_id, refuse_approval, sign_in
from tillkeeper.domains.identity.model import Membership, Person, SignIn
from tillkeeper.domains.identity.new_secrets import new_password, new_username
from tillkeeper.domains.identity.operator import operator_actor
from tillkeeper.domains.identity.pepper import (
    Pepper,
    PepperError,
    ServedPepper,
    embedded_pepper,
    known_fingerprint,
    pepper_of,
    require_pepper,
)
from tillkeeper.domains.identity.pins import hash_pin
from tillkeeper.domains.identity.programs import CreateToken, RevokeToken, tokens
from tillkeeper.domains.identity.refusals import (
    ApprovalByOneself,
    ApprovalFailed,
    ApproverNotPermitted,
    BusinessRequired,
    CredentialInvalid,
    CredentialMissing,
    CsrfTokenMismatch,
    IdentityMismatch,
    NotPermitted,
    PinGuessable,
    PinUnfit,
    SignInFailed,
    SignInsWaiting,
    SignInThrottled,
    SignInUnknown,
    TokenNotSignedOut,
)
from tillkeeper.domains.identity.secrets import csrf_token, hash_secret, new_token, token_hash
from tillkeeper.domains.identity.store import (
    actor_of_token,
    approver_verdict,
    forget_sign_ins,
    insert_memberships,
    insert_user,
    is_member,
    move_token,
    user_ids_of,
)
from tillkeeper.domains.identity.store_sign_ins import (
    begin_to_end,
    end_sign_in,
    holder_of_sign_in,
    sign_ins,
    sign_ins_before,
)
from tillkeeper.domains.identity.throttle import Origin

__all__ = [
    "ApprovalByOneself",
    "ApprovalFailed",
    "ApproverNotPermitted",
    "BusinessRequired",
    "CreateToken",
    "CredentialInvalid",
    "CredentialMissing",
    "Credentials",
    "CsrfTokenMismatch",
    "IdentityMismatch",
    "Membership",
    "NotPermitted",
    "Origin",
    "Pepper",
    "PepperError",
    "Person",
    "PinGuessable",
    "PinUnfit",
    "RevokeToken",
    "ServedPepper",
    "SignIn",
    "SignInFailed",
    "SignInThrottled",
    "SignInUnknown",
    "SignInsWaiting",
    "TokenNotSignedOut",
    "actor_of_token",
    "approver_id",
    "approver_verdict",
    "begin_to_end",
    "csrf_token",
    "embedded_pepper",
    "end_sign_in",
    "forget_sign_ins",
    "guesses",
    "hash_pin",
    "hash_secret",
    "holder_of_sign_in",
    "insert_memberships",
    "insert_user",
    "is_member",
    "known_fingerprint",
    "move_token",
    "new_password",
    "new_token",
    "new_username",
    "operator_actor",
    "pepper_of",
    "refuse_approval",
    "require_pepper",
    "sign_in",
    "sign_ins",
    "sign_ins_before",
    "token_hash",
    "tokens",
    "user_ids_of",
]
