/** The strip of key figures: number first, what it means below, its list behind it. */
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { count, percent } from '../../components/numbers';
import { NumberLink } from './NumberLink';
import { freshnessQuery, funnelQuery, modelsQuery, todoQuery } from './queries';
import * as targets from './targets';

type Figure = { key: string; value?: string; note: string; target: targets.Target };

/** A figure is there when all that it and its note count is: never a 0 that only waits. */
function useFigures(): Figure[] {
  const { t } = useTranslation();
  const todo = useQuery(todoQuery).data;
  const funnel = useQuery(funnelQuery).data;
  const pool = useQuery(freshnessQuery).data;
  const models = useQuery(modelsQuery).data;
  const open = todo && targets.waiting(todo, null, 'total');
  const week = todo?.waiting.reduce((sum, one) => sum + one.week, 0) ?? 0;
  const of = (state: string | undefined) => funnel?.states[state ?? ''] ?? 0;
  const kind = todo ? [todo.kind] : [];
  const judged = models?.reduce((sum, one) => sum + one.judged, 0) ?? 0;
  const right = models?.reduce((sum, one) => sum + one.judged * (one.precision ?? 0), 0) ?? 0;
  return [
    {
      key: 'open',
      value: funnel && todo && count(of(todo.open)),
      note: t('home:figures.openNote', { count: week }),
      target: open ?? targets.clues({}),
    },
    {
      key: 'checking',
      value: funnel && todo && count(of(todo.checking)),
      note: t('home:figures.checkingNote'),
      target: targets.clues({ kind, state: todo ? [todo.checking] : [] }),
    },
    {
      key: 'precision',
      value: models && (judged ? percent(right / judged) : t('home:none')),
      note: judged
        ? t('home:figures.precisionNote', { right: Math.round(right), judged })
        : t('home:figures.notJudged'),
      target: targets.ran,
    },
    {
      key: 'models',
      value: models && funnel && count(models.length),
      note: t('home:figures.modelsNote', { count: funnel?.found ?? 0 }),
      target: targets.ran,
    },
    {
      key: 'rows',
      value: pool && count(pool.rows),
      note: t('home:figures.rowsNote', { count: pool?.total ?? 0 }),
      target: targets.data,
    },
    {
      key: 'quarantined',
      value: pool && count(pool.quarantined),
      note: t('home:figures.quarantinedNote'),
      target: targets.quarantine,
    },
  ];
}

export function KeyFigures() {
  const { t } = useTranslation();
  return (
    <section className="panel figures" aria-label={t('home:figures.title')}>
      {useFigures().map((figure) => {
        const label = t(`home:figures.${figure.key}`);
        return (
          <NumberLink key={figure.key} target={figure.target} label={label} className="figure">
            <span className="muted">{label}</span>
            <span className="kpi">
              {figure.value ?? <Skeleton.Button active size="small" className="figure-wait" />}
            </span>
            <span className="muted small">{figure.value === undefined ? '' : figure.note}</span>
          </NumberLink>
        );
      })}
    </section>
  );
}
