export const approval = {
  title: 'Otra persona lo tiene que autorizar',
  who: '¿Quién autoriza?',
  username: 'Usuario de quien autoriza',
  pin: 'PIN de quien autoriza',
  reason: 'Motivo',
  asking: 'Consultando…',
  approve: 'Autorizar',
  leaveAsItWas: 'Dejarlo como estaba',
  backToPayment: 'Volver al cobro',
} as const;
