import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMoney } from '#/core/money';
import type { Outcome } from '#/core/tender';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import classes from './DeskNote.module.css';

type Props = {
  outcome: Outcome;
  online: boolean;
  unsaved: boolean;
  /** Something of the amount was not taken. */
  inDoubt: boolean;
  money: MoneyFormat;
};

/** The one line above the button: what is missing, what goes back, or why it can't be taken. Its room is always there. */
export function DeskNote({ outcome, online, unsaved, inDoubt, money }: Props) {
  const { t } = useTranslation();
  const text = (minor: bigint) =>
    writeMoney(minor, { code: money.currency, decimals: money.currencyDecimals });
  const words = (minor: bigint) => ({ amount: moneyText(text(minor), money) });
  const figure = (kind: 'missing' | 'change', minor: bigint) => (
    <div className={classes['figure']} data-kind={kind}>
      <span>{t(kind === 'missing' ? 'payment.missing' : 'payment.change')}</span>
      <strong>
        <Money amount={text(minor)} of={money} />
      </strong>
    </div>
  );
  const trouble = (said: string) => <p className={classes['trouble']}>{said}</p>;
  const note = (): ReactNode => {
    if (!online) return trouble(t('payment.noLine'));
    if (unsaved) return trouble(t('payment.notSaved'));
    if (inDoubt) return trouble(t('payment.inDoubt'));
    switch (outcome.kind) {
      case 'card-beyond':
        return trouble(t('payment.cardBeyond', words(outcome.over)));
      case 'card-over':
        return trouble(t('payment.cardOver', words(outcome.left)));
      case 'nothing-given':
        return trouble(t('payment.nothingGiven'));
      case 'part':
        return figure('missing', outcome.missing);
      default:
        return outcome.change > 0n && figure('change', outcome.change);
    }
  };
  return (
    <div className={classes['note']} role="status">
      {note()}
    </div>
  );
}
