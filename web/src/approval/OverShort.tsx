import { useTranslation } from 'react-i18next';
import { CheckIcon, MinusIcon, PlusIcon } from '#/ui/icons';
import { Money, type MoneyFormat } from '#/ui/Money';
import classes from './OverShort.module.css';

type Props = { amount: string; of: MoneyFormat /** In a row of a table. */; small?: boolean };

/** Over, short or balanced: in a word, a sign and an amount, not in colour alone. */
export function OverShort({ amount, of, small = false }: Props) {
  const { t } = useTranslation();
  const short = amount.startsWith('-');
  const balanced = !/[1-9]/.test(amount);
  const kind = balanced ? 'balanced' : short ? 'short' : 'over';
  return (
    <div className={classes['overShort']} data-kind={kind} data-small={small || undefined}>
      <span className={classes['word']}>
        {kind === 'balanced' ? <CheckIcon /> : kind === 'over' ? <PlusIcon /> : <MinusIcon />}
        {t(`closing.${kind}`)}
      </span>
      <Money amount={amount.replace('-', '')} of={of} className={classes['amount']} />
    </div>
  );
}
