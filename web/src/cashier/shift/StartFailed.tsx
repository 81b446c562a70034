import { useTranslation } from 'react-i18next';
import { ProblemError } from '#/protocol/problem';
import { RefusalView } from '#/ui/RefusalView';

/** Why no shift was started or joined; nothing where nothing went wrong. */
export function StartFailed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <RefusalView
      error={error}
      lead={(_, reason) =>
        t(error instanceof ProblemError ? 'shift.failed' : 'shift.networkFailed', { reason })
      }
    />
  );
}
