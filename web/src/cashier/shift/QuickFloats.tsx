import { useTranslation } from 'react-i18next';
import type { Profile } from '#/protocol/shapes';
import { sameAmount } from '#/ui/amountText';
import { Money, type MoneyFormat } from '#/ui/Money';
import { usualFloats } from './floats';
import classes from './StartShiftPage.module.css';

type Props = { profile: Profile; value: string; of: MoneyFormat; onChoose: (amount: string) => void };

export function QuickFloats({ profile, value, of, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['quick']} aria-label={t('shift.quickAmounts')}>
      {usualFloats(profile, of).map((amount) => (
        <button
          key={amount}
          type="button"
          aria-pressed={sameAmount(amount, value, of)}
          onClick={() => onChoose(amount)}
        >
          <Money amount={amount} of={of} />
        </button>
      ))}
    </fieldset>
  );
}
