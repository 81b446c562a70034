"""The ways identity says no."""

from tillkeeper.kernel.refusal import Refusal


class SignInFailed(Refusal):
    """That name and password or PIN don't go together."""

    code = "sign-in-failed"
    es_py = "El usuario y la contraseña o el PIN no coinciden."


class ApprovalFailed(Refusal):
    """The approver's name and PIN don't go together. Nothing was done."""

    code = "approval-failed"
    es_py = "El usuario y el PIN de quien autoriza no coinciden. No se hizo nada."


class SignInThrottled(Refusal):
    """Too many wrong tries. Wait {retryAfterSeconds} seconds and try again."""

    code = "sign-in-throttled"
    es_py = "Demasiados intentos fallidos. Esperá {retryAfterSeconds} segundos y probá de nuevo."
    may_retry = True


class BusinessRequired(Refusal):
    """You work for several businesses: say which one."""

    code = "business-required"
    es_py = "Trabajás en varios negocios: indicá en cuál."


class CredentialMissing(Refusal):
    """Sign in first."""

    code = "credential-missing"
    es_py = "Primero iniciá sesión."


class CredentialInvalid(Refusal):
    """This sign-in is no longer valid. Sign in again."""

    code = "credential-invalid"
    es_py = "Este inicio de sesión ya no es válido. Volvé a ingresar."


class CsrfTokenMismatch(Refusal):
    """The page's security token is missing or old. Reload the page."""

    code = "csrf-token-mismatch"
    es_py = "Falta el código de seguridad de la página o es viejo. Recargá la página."


class IdentityMismatch(Refusal):
    """{field} is not this sign-in's."""

    code = "identity-mismatch"
    es_py = "{field} no es el de este inicio de sesión."


class NotPermitted(Refusal):
    """Your role ({role}) does not allow this."""

    code = "not-permitted"
    es_py = "Tu rol ({role}) no permite hacer esto."
