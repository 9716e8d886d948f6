/** The numbers of a run; each opens what it counts. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { Page } from './queries';

export function RunNumbers({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { counts, model_id, id } = page.run;
  const parts = (['new', 'again', 'changed', 'reopened', 'marked', 'gone'] as const)
    .filter((name) => counts[name])
    .map((name) => t(`runs:part.${name}`, { count: count(counts[name] ?? 0) }));
  const found = (what: string) => ({
    to: '/clues',
    search: { model: [model_id], kind: [page.kinds[what]], run: id },
  });
  const aside = (stream: string) => ({
    to: '/runs/$id',
    params: { id },
    search: { tab: 'rows', stream },
  });
  return (
    <section className="panel runs-numbers" aria-label={t('runs:outcome')}>
      <Figure
        label={t('runs:clues')}
        value={counts.clues}
        note={parts.length ? t('runs:parts', { parts: parts.join(t('common:comma')) }) : ''}
        link={found('clues')}
      />
      <Figure
        label={t('runs:hints')}
        value={counts.hints}
        note={t('runs:hintsWhy')}
        link={found('hints')}
      />
      <Figure
        label={t('runs:review')}
        value={counts.review}
        note={t('runs:reviewWhy')}
        link={aside('review')}
      />
      <Figure
        label={t('runs:unchecked')}
        value={counts.unchecked}
        note={
          <>
            {t('runs:uncheckedWhy')}
            {Boolean(counts.unkeyed) && (
              <div>
                <Link {...(aside('unkeyed') as unknown as { to: '/' })}>
                  {t('runs:unkeyedWhy', { count: count(counts.unkeyed ?? 0) as never })}
                </Link>
              </div>
            )}
          </>
        }
        link={aside('unchecked')}
      />
    </section>
  );
}

type Props = {
  label: string;
  value: number | null | undefined;
  note: ReactNode;
  link?: { to: string; params?: object; search?: object };
};

function Figure({ label, value, note, link }: Props) {
  const { t } = useTranslation();
  const shown = value === null || value === undefined ? t('common:none') : count(value);
  return (
    <div className="runs-number">
      <div className="muted small">{label}</div>
      <div className="kpi">
        {link && value ? <Link {...(link as unknown as { to: '/' })}>{shown}</Link> : shown}
      </div>
      <div className="muted small">{note}</div>
    </div>
  );
}
