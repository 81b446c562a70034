import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { isOwn } from '#/shop/sessions';
import { WarningIcon } from '#/ui/icons';
import classes from './OtherDrawer.module.css';

/** Stays while the shift that is sold on has its drawer at another register: the cash of this one is not its own. */
export function OtherDrawer({ me, session }: { me: Me; session: CashSession }) {
  const { t } = useTranslation();
  if (session.register.id === me.register?.id) return null;
  const register = session.register.code;
  return (
    <p className={classes['sign']}>
      <WarningIcon size={20} />
      <span>
        <strong>
          {isOwn(session, me)
            ? t('home.cashGoesTo', { register })
            : t('home.cashGoesToOf', { register, name: session.cashier.name })}
        </strong>{' '}
        {t('home.thisIs', { register: me.register?.code ?? '' })}
      </span>
    </p>
  );
}
