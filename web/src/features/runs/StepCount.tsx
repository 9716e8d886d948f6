/** How many rows of a step took one way; those put aside open to their rows. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { Page, Step } from './queries';

type Props = {
  page: Page;
  step: Step;
  name: 'passed' | 'review' | 'unchecked' | 'unkeyed' | 'dropped';
};

export function StepCount({ page, step, name }: Props) {
  const { t } = useTranslation();
  const value = step[name];
  if (value === null || value === undefined)
    return <span className="muted">{t('common:none')}</span>;
  if (value === 0) return <span className="runs-zero">0</span>;
  if (!page.kept || name === 'passed' || name === 'dropped') return count(value);
  const search = { tab: 'rows', stream: name, step: step.id };
  return (
    <Link
      to={'/runs/$id' as '/'}
      params={{ id: page.run.id } as never}
      search={search as never}
      aria-label={t('runs:openRows', {
        step: step.name || step.id,
        way: t(`runs:way.${name}`),
        count: value,
      })}
    >
      {count(value)}
    </Link>
  );
}
