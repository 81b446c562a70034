import type { en } from '../en';
import type { SameKeys } from '../same';

export const scanning: SameKeys<typeof en.scanning> = {
  unused: 'Se escaneó el código {{code}}',
  unusedDetail: 'En esta pantalla no se usan códigos. No se escribió, no se apretó y no se vendió nada.',
  incomplete: 'El escaneo no llegó entero: {{code}}',
  incompleteDetail: 'No se agregó nada. Escanealo otra vez.',
  doubtful: '{{code}} llegó tan parejo como lo manda un lector',
  doubtfulDetail: 'No se tomó. Escribilo otra vez o tocalo.',
  setUp: 'Configurar el lector',
  how: 'Escaneá este código o cualquier producto del local. No se vende nada.',
  barcode: 'Código para escanear',
  unknown: 'En esta caja todavía no se escaneó nada.',
  prefix: 'Manda {{prefix}} antes de cada código, y una tecla cada {{pace}} ms.',
  noPrefix: 'No manda nada antes del código, y una tecla cada {{pace}} ms.',
  suffix: 'Después viene {{suffix}}.',
  noSuffix: 'Después no viene nada.',
  forSure: 'Cada código se distingue con seguridad de lo que se escribe, por corto o lento que sea.',
  bySpeed:
    'Los códigos se distinguen de lo que se escribe por su velocidad. Para estar seguro también con los cortos y los lentos, poné un prefijo como ~ con el manual del lector y escaneá acá otra vez.',
  otherCode: '{{code}} no es este código ni un producto del local. Escaneá otra vez.',
  typedPrefix:
    'El prefijo {{code}} es algo que la gente escribe. Poné un signo como ~ con el manual del lector.',
  save: 'Guardar así',
  saved: 'El lector quedó configurado en esta caja',
  notNow: 'Ahora no',
};
