"""The words that screens must show, written down apart from the console's own catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language that the journeys look for."""

    locale: str
    language_switch: str
    user_name: str
    password: str
    sign_in: str
    which_business: str
    which_register: str
    who_is_there: str
    other_person: str
    continue_with_pin: str
    wrong_pin: str
    too_many_tries: str
    required: str
    cashier: str
    sell_hint: str
    start_hint: str
    join_shift: str
    join: str
    here_since: str
    go_on: str
    joined_this: str
    own_elsewhere: str
    cash_goes_to: str
    no_session: str
    open_session: str
    start_shift: str
    opening_float: str
    notes: str
    notes_and_coins: str
    keypad: str
    one_more: str
    does_not_fit: str
    no_decimals: str
    change_it: str
    yes_start: str
    started: str
    resumed: str
    joined: str
    network_error: str
    conflict_title: str
    conflict_text: str
    view_session: str
    close_it: str
    cancel: str
    which_session: str
    yours: str
    closed: str
    home: str
    menu: str
    sign_out: str
    your_shifts: str
    dark: str
    not_found: str
    not_open: str
    not_yours: str
    profile_mismatch: str
    end_shift: str
    one_figure: str
    counted: str
    compare: str
    close_shift: str
    end_and_close: str
    expected: str
    short: str
    balanced: str
    approver_needed: str
    reason: str
    approver: str
    approver_pin: str
    who_approves: str
    pin_missing: str
    approval_failed: str
    approved_by: str
    approve: str
    approve_now: str
    approve_later: str
    no_reason: str
    one_waits: str
    board: str
    past_limit: str
    waits_for_approval: str
    approval_asked: str
    closes_to_approve: str
    leave_as_it_was: str
    shift_closed: str
    already_closed: str
    back_to_opening: str
    live: str
    no_line: str
    count_the_drawer: str
    search_or_scan: str
    other_screen_words: tuple[str, ...]


ENGLISH = Words(
    locale="en-US",
    language_switch="English",
    user_name="User name",
    password="Password",
    sign_in="Sign in",
    which_business="Which business?",
    which_register="Which register is this?",
    who_is_there="Who is there?",
    other_person="Other person",
    continue_with_pin="Continue with PIN",
    wrong_pin="That PIN is not right.",
    too_many_tries="Too many tries.",
    required="This has to be filled in.",
    cashier="Cashier",
    sell_hint="Sell on an open shift",
    start_hint="Count the float and open",
    join_shift="Join the shift",
    join="Join",
    here_since="has been here since",
    go_on="Go on selling",
    joined_this="You are in this one",
    own_elsewhere="Your shift is at",
    cash_goes_to="The cash goes into the drawer of",
    no_session="No shift is open",
    open_session="Open a session",
    start_shift="Start shift",
    opening_float="Opening float",
    notes="Notes",
    notes_and_coins="Notes and coins",
    keypad="Keypad",
    one_more="One more of",
    does_not_fit="That does not fit",
    no_decimals="No decimals here, so the sign was not taken.",
    change_it="Change it",
    yes_start="Yes, start",
    started="started",
    resumed="Back in your shift",
    joined="✅ Joined existing session:",
    network_error="❌ Network error:",
    conflict_title="Can't Open New Session",
    conflict_text="You have an open session from",
    view_session="View session",
    close_it="Close it",
    cancel="Cancel",
    which_session="Which shift?",
    yours="Yours",
    closed="Closed",
    home="Home",
    menu="Menu",
    sign_out="Sign out",
    your_shifts="Your shifts",
    dark="Dark",
    not_found="There is no such shift",
    not_open="This shift is not open any more",
    not_yours="This shift is not yours",
    profile_mismatch="This shift belongs to another profile",
    end_shift="End shift",
    one_figure="One figure",
    counted="Counted",
    compare="Compare",
    close_shift="Close shift",
    end_and_close="End and close shift",
    expected="Expected",
    short="Short",
    balanced="Balanced",
    approver_needed="An approver is needed",
    reason="Reason",
    approver="User name of the approver",
    approver_pin="PIN of the approver",
    who_approves="Who approves it?",
    pin_missing="Type the PIN.",
    approval_failed="The approver's name and PIN don't go together",
    approved_by="Approved by",
    approve="Approve",
    approve_now="Have it approved",
    approve_later="Later",
    no_reason="None was given",
    one_waits="1 shift waits for approval",
    board="Manager",
    past_limit="The difference is above the limit",
    waits_for_approval="Waits for an approval",
    approval_asked="Somebody has to approve this",
    closes_to_approve="Closed, waiting for an approval",
    leave_as_it_was="Leave it as it was",
    shift_closed="Shift closed",
    already_closed="was already closed",
    back_to_opening="Back to opening",
    live="Live",
    no_line="No answer since",
    count_the_drawer="Count the drawer",
    search_or_scan="Search or scan",
    other_screen_words=("Caja", "Fondo", "Turno", "Sesión", "Cerrar"),
)

SPANISH = Words(
    locale="es-PY",
    language_switch="Español",
    user_name="Usuario",
    password="Contraseña",
    sign_in="Entrar",
    which_business="¿Qué negocio?",
    which_register="¿Qué caja es esta?",
    who_is_there="¿Quién está?",
    other_person="Otra persona",
    continue_with_pin="Seguir con PIN",
    wrong_pin="Ese PIN no es correcto.",
    too_many_tries="Demasiados intentos.",
    required="Esto hay que completarlo.",
    cashier="Caja",
    sell_hint="Vender en un turno abierto",
    start_hint="Contar el fondo y abrir",
    join_shift="Sumarte al turno",
    join="Sumarme",
    here_since="está acá desde las",
    go_on="Seguir vendiendo",
    joined_this="Estás en este",
    own_elsewhere="Tu turno está en",
    cash_goes_to="La plata entra en la caja",
    no_session="No hay turno abierto",
    open_session="Abrir caja",
    start_shift="Abrir caja",
    opening_float="Fondo inicial",
    notes="Notas",
    notes_and_coins="Billetes y monedas",
    keypad="Teclado",
    one_more="Una más de",
    does_not_fit="No entra, así que no se tomó nada.",
    no_decimals="Acá no van decimales; el signo no se tomó.",
    change_it="Corregir",
    yes_start="Sí, abrir",
    started="abierto",
    resumed="De vuelta en tu turno",
    joined="✅ Te sumaste al turno abierto:",
    network_error="❌ Error de red:",
    conflict_title="No se puede abrir otro turno",
    conflict_text="Tenés un turno abierto desde las",
    view_session="Ver sesión",
    close_it="Terminar y contar",
    cancel="Cancelar",
    which_session="¿Qué turno?",
    yours="Tuyo",
    closed="Cerrado",
    home="Inicio",
    menu="Menú",
    sign_out="Salir",
    your_shifts="Tus turnos",
    dark="Oscuro",
    not_found="Ese turno no existe",
    not_open="Este turno ya no está abierto",
    not_yours="Este turno no es tuyo",
    profile_mismatch="Este turno es de otro perfil",
    end_shift="Terminar turno",
    one_figure="Un solo monto",
    counted="Contado",
    compare="Comparar",
    close_shift="Cerrar caja",
    end_and_close="Terminar turno y cerrar caja",
    expected="Esperado",
    short="Faltante",
    balanced="Cuadra",
    approver_needed="Hace falta autorización",
    reason="Motivo",
    approver="Usuario de quien autoriza",
    approver_pin="PIN de quien autoriza",
    who_approves="¿Quién autoriza?",
    pin_missing="Falta el PIN.",
    approval_failed="El usuario y el PIN de quien autoriza no coinciden",
    approved_by="Autorizó",
    approve="Autorizar",
    approve_now="Pedir autorización",
    approve_later="Más tarde",
    no_reason="No se dio ninguno",
    one_waits="1 cierre espera autorización",
    board="Encargado",
    past_limit="La diferencia pasa el límite",
    waits_for_approval="Espera autorización",
    approval_asked="Otra persona lo tiene que autorizar",
    closes_to_approve="Cerradas, esperan autorización",
    leave_as_it_was="Dejarlo como estaba",
    shift_closed="Caja cerrada",
    already_closed="ya estaba cerrada",
    back_to_opening="Volver a la apertura",
    live="En vivo",
    no_line="Sin respuesta desde las",
    count_the_drawer="Contar la caja",
    search_or_scan="Buscar o escanear",
    other_screen_words=("Cashier", "Float", "Shift", "Session", "Close"),
)

LANGUAGES = {"en": ENGLISH, "es-PY": SPANISH}
