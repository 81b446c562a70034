import { Money, type MoneyFormat } from './Money';
import classes from './SumLine.module.css';

type Props = { label: string; amount: string; of: MoneyFormat };

/** What a count comes to, growing while it is counted. */
export function SumLine({ label, amount, of }: Props) {
  return (
    <div className={classes['sum']}>
      <span>{label}</span>
      <output aria-live="polite" aria-label={label}>
        <Money amount={amount} of={of} />
      </output>
    </div>
  );
}
