"""The ways identity says no."""

from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.refusal import Refusal


class SignInFailed(Refusal):
    """That name and password, or that name and PIN at this register, don't go together."""

    code = "sign-in-failed"
    es_py = "Ese usuario y esa contraseña, o ese usuario y ese PIN en esta caja, no coinciden."


class ApprovalFailed(Refusal):
    """The approver's name and PIN don't go together. Nothing was done."""

    code = "approval-failed"
    es_py = "El usuario y el PIN de quien autoriza no coinciden. No se hizo nada."


class ApproverNotPermitted(Refusal):
    """{name} may not approve this: ask a manager.

    ``username`` is theirs.
    """

    code = "approver-not-permitted"
    es_py = "{name} no puede autorizar esto: pedí a un encargado."
    also = frozenset({"username"})


class ApprovalByOneself(Refusal):
    """{name} can't approve this: nobody approves for themselves, nor on their own drawer. Ask somebody else.

    ``username`` is theirs.
    """

    code = "approval-by-oneself"
    es_py = "{name} no puede autorizar esto: nadie autoriza lo suyo ni su propia caja. Pedí a otra persona."
    also = frozenset({"username"})


class SignInThrottled(Refusal):
    """Too many wrong tries. Wait {retryAfterSeconds} s and try again."""

    code = "sign-in-throttled"
    es_py = "Demasiados intentos fallidos. Esperá {retryAfterSeconds} s y probá de nuevo."
    may_retry = True


class SignInsWaiting(Refusal):
    """Too many people are signing in at this moment. Try again in a few seconds."""

    code = "sign-ins-waiting"
    es_py = "Hay demasiadas personas ingresando en este momento. Probá de nuevo en unos segundos."
    may_retry = True


class PinUnfit(Refusal):
    """A PIN of this role ({role}) has {least} to {most} digits and nothing else."""

    code = "pin-unfit"
    es_py = "El PIN de este rol ({role}) tiene de {least} a {most} dígitos y nada más."


class PinGuessable(Refusal):
    """This PIN is easy to guess: its digits count or repeat themselves. Choose another one."""

    code = "pin-guessable"
    es_py = "Este PIN es fácil de adivinar: sus cifras van en orden o se repiten. Elegí otro."


class BusinessRequired(Refusal):
    """You work for several businesses: say which one."""

    code = "business-required"
    es_py = "Trabajás en varios negocios: indicá en cuál."
    also = frozenset({"businesses"})


class CredentialMissing(Refusal):
    """Sign in first."""

    code = "credential-missing"
    es_py = "Primero iniciá sesión."


class CredentialInvalid(Refusal):
    """This sign-in is no longer valid. Sign in again."""

    code = "credential-invalid"
    es_py = "Este inicio de sesión ya no es válido. Volvé a ingresar."


class SignInUnknown(Refusal):
    """There is no such sign-in here."""

    code = "sign-in-unknown"
    es_py = "Acá no hay un ingreso así."


class CsrfTokenMismatch(Refusal):
    """The page's security token is missing or old. Reload the page."""

    code = "csrf-token-mismatch"
    es_py = "Falta el código de seguridad de la página o es viejo. Recargá la página."


class IdentityMismatch(Refusal):
    """{field} is not this sign-in's."""

    code = "identity-mismatch"
    es_py = "{field} no es el de este inicio de sesión."


class UsernameMalformed(Refusal):
    """A user name is one word of 1 to {maximum} characters."""

    code = "username-malformed"
    es_py = "Un usuario es una sola palabra de 1 a {maximum} caracteres."


class PasswordTooShort(Refusal):
    """A password has {minimum} to {maximum} characters."""

    code = "password-too-short"
    es_py = "Una contraseña tiene de {minimum} a {maximum} caracteres."


class ProgramNameMalformed(Refusal):
    """A program's name is one line of 1 to {maximum} characters."""

    code = "program-name-malformed"
    es_py = "El nombre de un programa es una línea de 1 a {maximum} caracteres."


class ProgramOtherwise(Refusal):
    """There is a program {name} already, with another role or another right to a drawer. Give this one another name."""

    code = "program-otherwise"
    es_py = "Ya hay un programa {name}, con otro rol u otro derecho a una caja. Poné otro nombre a este."


class TokenEndPast(Refusal):
    """A token can't end on {expires}: that day is over, or later than any calendar goes."""

    code = "token-end-past"
    es_py = "Un token no puede terminar el {expires}: ese día ya pasó, o está más allá de todo calendario."


class TokenUnknown(Refusal):
    """This business has no program's token {tokenId}."""

    code = "token-unknown"
    es_py = "Este negocio no tiene un token de programa {tokenId}."


class TokenNotSignedOut(Refusal):
    """A program's token does not sign out. An admin revokes it: tillkeeper token revoke."""

    code = "token-not-signed-out"
    es_py = "El token de un programa no cierra sesión. Un administrador lo revoca: tillkeeper token revoke."


class NotPermitted(Refusal):
    """Your role ({role}) does not allow this."""

    code = "not-permitted"
    es_py = "Tu rol ({role}) no permite hacer esto."
    also = frozenset({"permission"})

    @classmethod
    def of(cls, actor: Actor, permission: Permission) -> "NotPermitted":
        """Return the refusal of an actor who lacks the permission; clients read which one it is."""
        return cls(role=actor.role.value, permission=permission.value)
