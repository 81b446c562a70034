import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setLanguage, spoken } from '#/words';

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="lg"
      radius="md"
      aria-label={t('shell.language')}
      value={spoken()}
      onChange={(value) => setLanguage(value === 'en' ? 'en' : 'es-PY')}
      data={[
        { value: 'en', label: t('shell.english') },
        { value: 'es-PY', label: t('shell.spanish') },
      ]}
    />
  );
}
