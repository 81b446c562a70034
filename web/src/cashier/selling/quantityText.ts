import { spoken } from '#/words';

/** `"0.35"` as it is written in the language spoken: `0,35` or `0.35`. */
export function quantityText(wire: string): string {
  const [whole = '', fraction] = wire.split('.');
  const [group, point] = spoken() === 'en' ? [',', '.'] : ['.', ','];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + point + fraction;
}
