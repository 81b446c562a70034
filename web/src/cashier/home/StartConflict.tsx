import { useTranslation } from 'react-i18next';
import { ConflictDialog } from '#/cashier/shift/ConflictDialog';
import type { Start } from '#/cashier/shift/entry';
import { useStartShift } from '#/cashier/shift/startShift';
import type { Me, Register } from '#/protocol/shapes';
import { isOwn, mayCount } from '#/shop/sessions';

type Props = { me: Me; register: Register; start: Extract<Start, { kind: 'conflict' }>; onClose: () => void };

/** What is in the way of a shift at this register, and the ways round it. */
export function StartConflict({ me, register, start, onClose }: Props) {
  const { t } = useTranslation();
  const starting = useStartShift(me, register);
  return (
    <ConflictDialog
      me={me}
      existing={start.session}
      mayEnd={mayCount(start.session, me)}
      onClose={onClose}
      {...(start.joins !== undefined && { joins: { register, starting } })}
    >
      <p>
        {isOwn(start.session, me) ? t('home.endFirst', { register: register.code }) : t('home.personalHere')}
      </p>
    </ConflictDialog>
  );
}
