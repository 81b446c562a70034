import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#/protocol/shapes';
import { forgetTill, rememberedPeople, rememberedTill } from '#/shop/rememberedRegister';
import { LanguageSwitch } from '#/ui/LanguageSwitch';
import { Notices } from '#/ui/NoticeBar';
import { ChooseRegister } from './ChooseRegister';
import { PasswordSignIn } from './PasswordSignIn';
import classes from './SignInPage.module.css';
import { TillSignIn } from './TillSignIn';

/** Before anybody is signed in, and until the device knows which register it stands at. */
export function SignInPage({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const [till, setTill] = useState(rememberedTill);
  const people = rememberedPeople();
  const stranger = me === null && till === null;
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div className={classes['place']}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <div>
            <strong>{me?.business.name ?? till?.businessName ?? 'Tillkeeper'}</strong>
            {till && !me && <span>{till.registerCode}</span>}
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
        {!me && till && (
          <TillSignIn
            till={till}
            people={people}
            onOtherTill={() => {
              forgetTill();
              setTill(null);
            }}
          />
        )}
      </main>
    </div>
  );
}
