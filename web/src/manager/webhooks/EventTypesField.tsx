import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '#/ui/Choice';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import classes from './EventTypesField.module.css';
import { grouped } from './eventTypes';
import { useEventTypes } from './queries';

/** Null is everything, also what is added to the program later. */
export type Chosen = readonly string[] | null;

type Props = { value: Chosen; onChange: (value: Chosen) => void };

export function EventTypesField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <div className={classes['field']}>
      <span id={label} className={classes['label']}>
        {t('webhooks.which')}
      </span>
      <Choice
        label={t('webhooks.which')}
        value={value === null ? 'all' : 'chosen'}
        onChoose={(which) => onChange(which === 'all' ? null : (value ?? []))}
        options={[
          { value: 'all', label: t('webhooks.all') },
          { value: 'chosen', label: t('webhooks.chosen') },
        ]}
      />
      {value !== null && <Types value={value} onChange={onChange} />}
    </div>
  );
}

function Types({ value, onChange }: { value: readonly string[]; onChange: (value: Chosen) => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useEventTypes();
  if (error !== null && data === undefined)
    return <RefusalView error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={classes['groups']}>
      {grouped(data).map(({ group, words, types }) => (
        <fieldset key={group}>
          <legend>{t(words)}</legend>
          {types.map((type) => (
            <label key={type} className={classes['type']}>
              <input
                type="checkbox"
                checked={value.includes(type)}
                onChange={({ currentTarget: { checked } }) =>
                  onChange(data.filter((one) => (one === type ? checked : value.includes(one))))
                }
              />
              <code>{type}</code>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
