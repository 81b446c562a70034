import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { body, client } from '#/protocol/client';
import type { Me, Register } from '#/protocol/shapes';
import { moveToRegister, signOut } from '#/shop/identity';
import { CheckIcon, RegisterIcon } from '#/ui/icons';
import { Loading, Standstill } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import classes from './ChooseRegister.module.css';

/** Which register this device stands at; remembered on the device. */
export function ChooseRegister({ me, onChosen }: { me: Me; onChosen?: () => void }) {
  const { t } = useTranslation();
  const registers = useQuery({
    queryKey: ['registers', me.business.id],
    queryFn: async () =>
      (await body<{ items: Register[] }>(client.GET('/api/registers', { params: { query: { limit: 200 } } })))
        .items,
  });
  const move = useMutation({ mutationFn: moveToRegister, onSuccess: () => onChosen?.() });
  if (registers.isPending) return <Loading />;
  if (registers.error)
    return <RefusalView error={registers.error} onRetry={() => void registers.refetch()} />;
  if (registers.data.length === 0)
    return (
      <Standstill icon={<RegisterIcon />} title={t('signin.noRegisters')}>
        <Button variant="default" onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      </Standstill>
    );
  const locations = [...new Map(registers.data.map(({ location }) => [location.id, location])).values()];
  return (
    <div className={classes['choose']}>
      <h1>{t('signin.whichRegister')}</h1>
      <p>{t('signin.whichRegisterHint')}</p>
      {move.error && <RefusalView error={move.error} />}
      {locations.map((location) => (
        <section key={location.id} aria-labelledby={`location-${location.id}`}>
          <h2 id={`location-${location.id}`}>{location.name}</h2>
          <div className={classes['grid']}>
            {registers.data
              .filter((register) => register.location.id === location.id)
              .map((register) => (
                <RegisterCard
                  key={register.id}
                  register={register}
                  chosen={register.id === me.register?.id}
                  onChoose={() => !move.isPending && move.mutate(register.id)}
                />
              ))}
          </div>
        </section>
      ))}
      {!onChosen && (
        <Button variant="default" onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      )}
    </div>
  );
}

type CardProps = { register: Register; chosen: boolean; onChoose: () => void };

function RegisterCard({ register, chosen, onChoose }: CardProps) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes['card']} aria-pressed={chosen} onClick={onChoose}>
      <strong>
        {register.code} {chosen && <CheckIcon size={20} />}
      </strong>
      {register.name !== register.code && <span>{register.name}</span>}
      <span>{register.profile.sharesRegisters ? t('signin.sharedDrawer') : t('signin.personalDrawer')}</span>
      {register.openSession && (
        <span className={classes['open']}>
          {t('signin.openBy', { name: register.openSession.cashier.name })}
        </span>
      )}
    </button>
  );
}
