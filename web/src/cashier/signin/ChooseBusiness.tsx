import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './PasswordSignIn.module.css';

type Props = {
  businesses: { id: string; code: string; name: string }[];
  onChoose: (id: string) => void;
  onBack: () => void;
};

export function ChooseBusiness({ businesses, onChoose, onBack }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['form']}>
      <h2 className={classes['question']}>{t('signin.whichBusiness')}</h2>
      <ul className={classes['businesses']}>
        {businesses.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={onBack}>
        {t('shell.back')}
      </Button>
    </div>
  );
}
