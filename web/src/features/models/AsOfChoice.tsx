/** Which table sets the day of a run, and which later day one may take instead. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FitTable, FitView, Page } from './queries';

type Props = {
  fit: FitView;
  /** the day that stands in the field */
  day: string | undefined;
  onChoose: (day: string) => void;
};

/** More later days than these only confuse. */
const MOST = 3;

/** The tables with a day, by day, the earliest first. */
export function byDay(tables: FitTable[]): [day: string, tables: string[]][] {
  const found = new Map<string, string[]>();
  for (const one of tables) {
    if (one.as_of) found.set(one.as_of, [...(found.get(one.as_of) ?? []), one.table]);
  }
  return [...found].sort(([one], [other]) => one.localeCompare(other));
}

export function AsOfChoice({ fit, day: chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [first, ...later] = byDay(fit.tables);
  if (!first) return null;
  const name = (tables: string[]) => tables.join(t('common:comma'));
  return (
    <div className="small">
      <div>
        {t(later.length ? 'models:asOfSet' : 'models:asOfDefault', {
          day: first[0],
          tables: name(first[1]),
        })}
      </div>
      {later.slice(-MOST).map(([day, tables]) => (
        <div key={day}>
          {t('models:asOfLater', { day, tables: name(tables) })}{' '}
          {day !== chosen && <Take day={day} onChoose={onChoose} />}
        </div>
      ))}
      {later.length > 0 && <div>{t('models:asOfThen')}</div>}
    </div>
  );
}

type TakeProps = { day: string; onChoose: (day: string) => void };

function Take({ day, onChoose }: TakeProps) {
  const { t } = useTranslation();
  return (
    <Button size="small" type="link" onClick={() => onChoose(day)}>
      {t('models:asOfTake', { day })}
    </Button>
  );
}

type LastProps = {
  days: Page['days'];
  /** the run on screen, where it is run again */
  from: string | undefined;
  day: string | undefined;
  onChoose: (day: string) => void;
};

/** The day of the last run and that of the data where they differ, and what an earlier one loses. */
export function LastDay({ days, from, day, onChoose }: LastProps) {
  const { t } = useTranslation();
  const { last, data } = days;
  if (!last || !data || last === data) return null;
  const other = day === last ? data : last;
  return (
    <div className="small">
      {from ? t('models:asOfRun', { run: from, last, data }) : t('models:asOfLast', { last, data })}{' '}
      <Take day={other} onChoose={onChoose} />
      {day && day < last && <div className="tone-amber">{t('models:asOfEarlier')}</div>}
    </div>
  );
}
