/** Up to which day the supplier vouches, for each table of a file, and where the day is from. */
import { Button, Checkbox } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { DayUpToNow } from '../../../components/DayUpToNow';
import type { Draft } from '../types';

type Props = { draft: Draft; onDay: (answers: Record<string, string>) => void };

export function Days({ draft, onDay }: Props) {
  const { t } = useTranslation();
  return (
    <div className="source-block">
      <h2>{t('data:asOf.label')}</h2>
      <p className="small muted">{t('data:asOf.explain')}</p>
      {Object.entries(draft.delivery.days).map(([table, day]) => {
        const open = draft.undated.includes(table);
        const newest = draft.newest[table];
        // rows after the day are told apart from what is merely explained
        const late = draft.late.includes(table);
        const say = (answer: string) => onDay({ [`as_of.${table}`]: answer });
        return (
          <div key={table}>
            <div className="row day-row">
              <span className="clip grow" title={`${draft.name} ${table}`}>
                {table}
              </span>
              <DayUpToNow
                label={t('data:asOf.of', { table })}
                value={day ? dayjs(day) : null}
                status={open ? 'warning' : undefined}
                onChange={(one) => say(one?.format('YYYY-MM-DD') ?? '')}
              />
              <Checkbox
                checked={!day && !open}
                aria-label={t('data:asOf.unsaidOf', { table })}
                onChange={(event) => event.target.checked && say('')}
              >
                {t('data:unsaid')}
              </Checkbox>
            </div>
            <div className={open || late ? 'small tone-amber' : 'small muted'}>
              {newest && open
                ? t('data:asOf.newest', { day: newest })
                : draft.day_origins[table] || (day && t('data:asOf.typed'))}
              {newest && !open && late && t('data:asOf.later', { day: newest })}
              {newest && open && (
                <Button size="small" type="link" onClick={() => say(newest)}>
                  {t('data:asOf.take', { day: newest })}
                </Button>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
