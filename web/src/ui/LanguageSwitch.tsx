import { useTranslation } from 'react-i18next';
import { setLanguage, spoken } from '#/words';
import { Choice } from './Choice';

/** Choosing the language that is spoken already keeps it on this device, whoever signs in next. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('shell.language')}
      value={spoken()}
      onChoose={setLanguage}
      options={[
        { value: 'en', label: t('shell.english'), lang: 'en' },
        { value: 'es-PY', label: t('shell.spanish'), lang: 'es-PY' },
      ]}
    />
  );
}
