import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#/protocol/shapes';
import { forgetRegister, rememberedPeople, rememberedRegister } from '#/shop/rememberedRegister';
import { LanguageSwitch } from '#/ui/LanguageSwitch';
import { Notices } from '#/ui/NoticeBar';
import { ChooseRegister } from './ChooseRegister';
import { PasswordSignIn } from './PasswordSignIn';
import { RegisterSignIn } from './RegisterSignIn';
import classes from './SignInPage.module.css';

/** Before anybody is signed in, and until the device knows which register it stands at. */
export function SignInPage({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const [register, setRegister] = useState(rememberedRegister);
  const people = rememberedPeople();
  const stranger = me === null && register === null;
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div className={classes['place']}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <div>
            <strong>{me?.business.name ?? register?.businessName ?? 'Tillkeeper'}</strong>
            {register && !me && <span>{register.registerCode}</span>}
          </div>
        </div>
        <LanguageSwitch />
      </header>
      <Notices />
      <main className={classes['main']}>
        {me && <ChooseRegister me={me} />}
        {stranger && (
          <div className={classes['card']}>
            <h1>{t('signin.setUpTitle')}</h1>
            <p className={classes['hint']}>{t('signin.setUpHint')}</p>
            <PasswordSignIn />
          </div>
        )}
        {!me && register && (
          <RegisterSignIn
            register={register}
            people={people}
            onOtherRegister={() => {
              forgetRegister();
              setRegister(null);
            }}
          />
        )}
      </main>
    </div>
  );
}
