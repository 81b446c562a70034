"""The ways cash sessions say no."""

from tillkeeper.kernel.refusal import Refusal


class SessionAlreadyOpen(Refusal):
    """
    You already have an open session, {existingSession[sessionNumber]},
    on register {existingSession[register][code]}.
    """

    code = "session-already-open"
    es_py = "Ya tenés un turno abierto, {existingSession[sessionNumber]}, en {existingSession[register][code]}."
    also = frozenset({"mayJoin"})


class ProgramWithoutDrawer(Refusal):
    """The program {program} may not be in charge of a drawer: its token was made without the right to one."""

    code = "program-without-drawer"
    es_py = "El programa {program} no puede tener una caja a su cargo: su token se creó sin ese derecho."
    perhaps = frozenset({"cashierName", "sessionNumber", "state"})


class RegisterInUse(Refusal):
    """{existingSession[cashier][name]} has session {existingSession[sessionNumber]} open on this register."""

    code = "register-in-use"
    es_py = "{existingSession[cashier][name]} tiene abierto el turno {existingSession[sessionNumber]} en esta caja."
    also = frozenset({"mayJoin"})


class SessionUnknown(Refusal):
    """There is no such cash session."""

    code = "session-unknown"
    es_py = "No existe ese turno."


class SessionNotOpen(Refusal):
    """Cash session {sessionNumber} is not open: nothing can be sold on it.

    ``state`` says what it is: ended or closed.
    """

    code = "session-not-open"
    es_py = "El turno {sessionNumber} no está abierto: no se puede vender en él."
    also = frozenset({"cashierName", "state"})


class SessionEnded(Refusal):
    """Cash session {sessionNumber} has ended: a spot count is taken in mid-session."""

    code = "session-ended"
    es_py = "El turno {sessionNumber} terminó: un arqueo parcial se hace durante el turno."


class SessionClosed(Refusal):
    """Cash session {sessionNumber} is closed: its count is final."""

    code = "session-closed"
    es_py = "El turno {sessionNumber} está cerrado: su arqueo es definitivo."


class SessionNotYours(Refusal):
    """Cash session {sessionNumber} is {cashierName}'s."""

    code = "session-not-yours"
    es_py = "El turno {sessionNumber} es de {cashierName}."
    perhaps = frozenset({"state"})


class ProfileMismatch(Refusal):
    """Cash session {sessionNumber} belongs to another profile."""

    code = "profile-mismatch"
    es_py = "El turno {sessionNumber} pertenece a otro perfil."
    also = frozenset({"cashierName", "state"})


class SessionNotClosed(Refusal):
    """Cash session {sessionNumber} is not closed yet: a recount is one of a closed session."""

    code = "session-not-closed"
    es_py = "El turno {sessionNumber} todavía no está cerrado: un recuento se hace sobre un turno cerrado."


class NothingToApprove(Refusal):
    """Cash session {sessionNumber} has no difference that waits for an approval."""

    code = "nothing-to-approve"
    es_py = "El turno {sessionNumber} no tiene una diferencia que espere autorización."


class ApprovalTooEarly(Refusal):
    """A blind count is closed first. Its approval is given once it is known what there is to approve."""

    code = "approval-too-early"
    es_py = "Un arqueo a ciegas primero se cierra. La autorización se da cuando ya se sabe qué hay que autorizar."


class CountMissing(Refusal):
    """Say what was counted: {field} or $.denominations."""

    code = "count-missing"
    es_py = "Indicá lo contado: {field} o $.denominations."


class CountOutdated(Refusal):
    """Cash has come in or gone out since the drawer was counted. Count it again."""

    code = "count-outdated"
    es_py = "Entró o salió efectivo después del conteo. Contá de nuevo."


class DenominationsInvalid(Refusal):
    """{value} is listed twice among the notes and coins."""

    code = "denominations-invalid"
    amounts = frozenset({"value"})
    es_py = "{value} figura dos veces entre los billetes y monedas."


class DenominationZero(Refusal):
    """{field} must be more than zero: no note or coin is worth nothing."""

    code = "denomination-zero"
    es_py = "{field} debe ser mayor que cero: ningún billete o moneda vale nada."


class CountsDiffer(Refusal):
    """The amount says {amount}, the notes and coins add up to {pieces}. Send one of them, or both alike."""

    code = "counts-differ"
    amounts = frozenset({"amount", "pieces"})
    es_py = "El importe dice {amount} y los billetes y monedas suman {pieces}. Enviá uno de los dos, o ambos iguales."
