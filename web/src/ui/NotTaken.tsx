import { useTranslation } from 'react-i18next';
import type { Untaken } from './numberTyping';
import { Objection } from './Objection';

type Props = {
  untaken: Untaken;
  /** The largest number the field takes, as it is written on screens. */
  largest: string;
  decimals: number;
};

/** Why a field took nothing of what was typed or pasted. */
export function NotTaken({ untaken, largest, decimals }: Props) {
  const { t } = useTranslation();
  const { why } = untaken;
  return (
    <Objection>
      {why === 'ambiguous' &&
        t('shift.ambiguous', { text: untaken.text, first: untaken.asPoint, second: untaken.asComma })}
      {why === 'unreadable' && t('shift.unreadable', { text: untaken.text })}
      {why === 'tooLarge' && t('shift.tooLarge', { largest })}
      {why === 'tooPrecise' && t('shift.tooPrecise', { decimals })}
      {why === 'noDecimals' && t('shift.noDecimals')}
      {why === 'secondSign' && t('shift.secondSign')}
    </Objection>
  );
}
