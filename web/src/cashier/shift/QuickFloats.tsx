import { useTranslation } from 'react-i18next';
import type { Profile } from '#/protocol/shapes';
import { sameAmount } from '#/ui/amountText';
import { cashOf } from '#/ui/currencies';
import { Money, type MoneyFormat } from '#/ui/Money';
import classes from './StartShiftPage.module.css';

type Props = { profile: Profile; value: string; of: MoneyFormat; onChoose: (amount: string) => void };

/** The profile's own float first, then what shops of this currency usually start with. */
export function QuickFloats({ profile, value, of, onChoose }: Props) {
  const { t } = useTranslation();
  const usual = cashOf(of.currency).floats.filter((amount) => !sameAmount(amount, profile.defaultFloat, of));
  return (
    <fieldset className={classes['quick']} aria-label={t('shift.quickAmounts')}>
      {[profile.defaultFloat, ...usual].slice(0, 4).map((amount) => (
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
