import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, newKey } from '#/protocol/client';
import { NoAnswerError } from '#/protocol/problem';
import type { Me, Opened, Register } from '#/protocol/shapes';
import { momentText, whenText } from '#/ui/clock';
import { moneyText } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { dropDraft } from './shiftDraft';

export type Opening = {
  openingCash: string;
  openingNotes: string;
  /** Whose shift was open when the button was pressed. */
  joining?: string;
  /** Said when one's own drawer stays open elsewhere meanwhile. */
  onExisting?: 'join';
};
export type StartingShift = ReturnType<typeof useStartShift>;

/** Opens the register, or comes back to or joins what is open there; then straight on to selling. */
export function useStartShift(me: Me, register: Register) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // One key for one intention: sent again after silence it can't open a second session.
  const key = useRef(newKey());
  return useMutation({
    mutationFn: ({ openingCash, openingNotes, onExisting }: Opening) =>
      body<Opened>(
        client.POST('/api/pos/sessions/get-or-create', {
          headers: { 'Idempotency-Key': key.current },
          body: {
            registerId: register.id,
            openingCash,
            ...(onExisting === undefined ? {} : { onExisting }),
            ...(openingNotes.trim() === '' ? {} : { openingNotes: openingNotes.trim() }),
          },
        }),
      ),
    onSuccess: async ({ session, outcome }, { joining }) => {
      dropDraft(register.id);
      const { openedAt } = session;
      const time = momentText(openedAt, me.business.timeZone);
      const when = whenText(openedAt, me.business.timeZone);
      const number = session.sessionNumber;
      const said = { created: t('shift.created', { number }), resumed: t('shift.resumed', { number, time }) };
      const float = moneyText(session.openingCash, me.business);
      if (outcome === 'joined') {
        const name = session.cashier.name;
        notify({
          text: t('shift.joined', { number }),
          detail: t('shift.joinedDetail', { name, when, float }),
        });
      } else if (outcome === 'created' && joining !== undefined)
        notify({ text: said.created, detail: t('shift.createdInstead', { name: joining, float }) });
      else notify({ text: said[outcome] });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
      await navigate({ to: '/cashier', search: { opening_entry: session.id } });
    },
    onError: (error) => {
      if (!(error instanceof NoAnswerError)) key.current = newKey();
    },
  });
}
