import type { en } from '../en';
import type { SameKeys } from '../same';

export const signIns: SameKeys<typeof en.signIns> = {
  title: 'Quién ingresó',
  detail: 'En las cajas y en programas, lo más nuevo primero. A quien hacés salir, sale de ahí al instante.',
  go: 'Quién ingresó',
  noRegister: 'Sin caja',
  bearer: 'Por la API',
  since: 'Desde {{time}}',
  until: 'hasta {{time}}',
  thisOne: 'Sos vos, acá',
  end: 'Hacer salir',
  endWhose: 'Hacer salir a {{name}} de {{place}}',
  endTitle: '¿Hacer salir a {{name}}?',
  endDetail:
    'En {{place}} ya no se puede hacer nada como {{name}}. Su pedido espera a que vuelva a ingresar, y los pedidos que tiene tomados quedan libres.',
  keep: 'Dejarlo así',
  endDo: 'Sí, hacer salir',
  working: 'Haciendo salir…',
  ended: '{{name}} salió de ahí',
};
