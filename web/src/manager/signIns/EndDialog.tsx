import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInShown } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { notify } from '#/ui/notice';
import { RefusalView } from '#/ui/RefusalView';
import { useAttempt } from '#/ui/useAttempt';
import { endSignIn } from './calls';
import { placeOf } from './place';

type Props = { signIn: SignInShown; onEnded: () => void; onClose: () => void };

/** Somebody is signed out from afar: said is what becomes of their order and of what they have in hand. */
export function EndDialog({ signIn, onEnded, onClose }: Props) {
  const { t } = useTranslation();
  const { busy, error, attempt } = useAttempt();
  const { name } = signIn.user;
  const end = () =>
    attempt(async () => {
      await endSignIn(signIn.id);
      notify({ text: t('signIns.ended', { name }) });
      onEnded();
    });
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('signIns.endTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('signIns.keep')}
          </Button>
          <Button aria-disabled={busy} onClick={() => void end()}>
            {t(busy ? 'signIns.working' : 'signIns.endDo')}
          </Button>
        </>
      }
    >
      <p>{t('signIns.endDetail', { name, place: placeOf(t, signIn) })}</p>
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
