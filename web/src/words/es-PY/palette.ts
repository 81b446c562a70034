import type { en } from '../en';
import type { SameKeys } from '../same';

export const palette: SameKeys<typeof en.palette> = {
  open: 'Comandos',
  title: '¿Qué querés hacer?',
  search: 'Escribí un comando',
  nothing: 'Ningún comando se llama así',
  results: 'Comandos',
  key: 'Ctrl+K',
  goHome: 'Ir al inicio',
  goQueue: 'Ir a los pedidos',
  goBoard: 'Ir a los pedidos tomados',
  goSelling: 'Seguir vendiendo',
  findOrder: 'Buscar un pedido',
  menu: 'Menú',
};
