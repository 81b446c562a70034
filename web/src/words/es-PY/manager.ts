import type { en } from '../en';
import type { SameKeys } from '../same';

export const manager: SameKeys<typeof en.manager> = {
  title: 'Encargado',
  hint: 'Quién tiene cada pedido',
  board: 'Pedidos tomados',
  order: 'Pedido',
  holder: 'Quién lo tiene',
  register: 'Caja',
  since: 'Desde',
  left: 'Le queda',
  requests: 'Lo piden',
  total: 'Total',
  actions: 'Acciones',
  ranOut: 'vencido',
  emptyTitle: 'Nadie tiene un pedido tomado',
  unknownTitle: 'No se sabe quién tiene pedidos',
  unknownDetail: 'El servidor no contesta. Lo que pase mientras tanto aparece acá cuando vuelva.',
  open: 'Abrir',
  emptyDetail: 'Aparecen acá apenas alguien toma uno.',
  noDrawer: 'Para quitarle un pedido a alguien, primero abrí caja vos.',
  yours: 'Tuyo',
};
