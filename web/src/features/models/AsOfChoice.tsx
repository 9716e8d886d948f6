/** Which table sets the day of a run, and which later day one may take instead. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FitTable, FitView } from './queries';

type Props = { fit: FitView; onChoose: (day: string) => void };

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

export function AsOfChoice({ fit, onChoose }: Props) {
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
          <Button size="small" type="link" onClick={() => onChoose(day)}>
            {t('models:asOfTake', { day })}
          </Button>
        </div>
      ))}
      {later.length > 0 && <div>{t('models:asOfThen')}</div>}
    </div>
  );
}
