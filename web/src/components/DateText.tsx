/** A date or time; relative words only beside the absolute date. */
import { useTranslation } from 'react-i18next';
import { beijing, beijingNow } from './beijing';
import { day, daysLeft, minute } from './numbers';

type Props = {
  value: string | null | undefined;
  /** `day`: 2026-11-22; `minute`: with hours and minutes; `long`: the form used in documents */
  as?: 'day' | 'minute' | 'long';
  /** how the date stands to today: `left` for deadlines, counted in calendar days */
  relative?: 'left';
};

export function DateText({ value, as = 'day', relative }: Props) {
  const { t } = useTranslation();
  if (!value) return <span className="muted">{t('common:none')}</span>;
  const date = beijing(value);
  const shown =
    as === 'long'
      ? t('common:longDate', { year: date.year(), month: date.month() + 1, day: date.date() })
      : as === 'minute'
        ? minute(value)
        : day(value);
  return (
    <time className="mono" dateTime={value}>
      {shown}
      {relative && <Left days={daysLeft(value, beijingNow().format('YYYY-MM-DD'))} />}
    </time>
  );
}

function Left({ days }: { days: number }) {
  const { t } = useTranslation();
  if (days < 0) return <span className="tone-red"> {t('common:overdue', { count: -days })}</span>;
  if (days === 0) return <span className="tone-amber"> {t('common:dueToday')}</span>;
  const tone = days <= 7 ? 'tone-amber' : 'muted';
  return <span className={tone}> {t('common:daysLeft', { count: days })}</span>;
}
