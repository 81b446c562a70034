import { useTranslation } from 'react-i18next';
import type { NumberRule, Untaken } from './numberTyping';
import { Objection } from './Objection';

type Props = {
  untaken: Untaken;
  /** The largest number the field takes, as it is written on screens. */
  largest: string;
  rule: NumberRule;
};

/** Why a field took nothing of what was typed or pasted. */
export function NotTaken({ untaken, largest, rule: { decimals, point } }: Props) {
  const { t } = useTranslation();
  const { why } = untaken;
  /** Without groups: they are what is in doubt. */
  const plain = (number: string) => number.replace('.', point);
  return (
    <Objection>
      {why === 'ambiguous' &&
        t('shift.ambiguous', {
          text: untaken.text,
          first: plain(untaken.asPoint),
          second: plain(untaken.asComma),
        })}
      {why === 'unreadable' && t('shift.unreadable', { text: untaken.text })}
      {why === 'tooLarge' && t('shift.tooLarge', { largest })}
      {why === 'tooPrecise' && t('shift.tooPrecise', { decimals })}
      {why === 'noDecimals' && t('shift.noDecimals')}
      {why === 'secondSign' && t('shift.secondSign')}
    </Objection>
  );
}
