/** What is said of a list with a column a month, and what to answer: a row a month, and which year. */
import { Button, InputNumber, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { useAnswer } from '../deeds';
import type { Draft, Months, Part } from '../types';
import type { Line } from './PartNotes';

const ROWS = 'rows';
const WIDE = 'wide';
const FIRST_YEAR = 1949;
const LAST_YEAR = 2199;

/** The year of the months is known to nobody yet. */
const yearless = (months: Months) => months.asked && !months.where;

export function monthsLine(draft: Draft, part: Part, months: Months, t: TFunction): Line {
  const open = months.taken && (!months.confirmed || yearless(months));
  return {
    key: 'months',
    type: open ? 'warning' : 'info',
    open,
    text: months.taken ? <Told months={months} /> : t('data:months.wide'),
    act: <Answers draft={draft} part={part} months={months} />,
  };
}

/** What becomes of the list, and what its months are taken for. */
function Told({ months }: { months: Months }) {
  const { t } = useTranslation();
  const doubt = months.doubt && !months.confirmed;
  const lines = [
    t('data:months.apart', {
      lines: count(months.lines),
      months: count(months.months),
      rows: count(months.rows),
    }),
    months.blank > 0 && t('data:months.blank', { count: months.blank }),
    months.empty > 0 && t('data:months.empty', { count: months.empty }),
    months.totals.length > 0 &&
      t('data:months.totals', { columns: months.totals.join(t('data:and')) }),
  ].filter(Boolean);
  return (
    <div>
      <div>{lines.join(t('data:stop'))}</div>
      {!yearless(months) && (
        <div className="small muted">
          {t(months.where ? 'data:months.spanFrom' : 'data:months.span', {
            ...{ first: months.first, last: months.last, where: months.where },
            ...{ month: months.month_column, value: months.value_column },
            meaning: months.meaning,
          })}
        </div>
      )}
      {yearless(months) && <div>{t('data:months.noYear', { column: months.begins })}</div>}
      {months.unlike && <div className="tone-amber">{months.unlike}</div>}
      {doubt && <div className="small tone-amber">{months.doubt}</div>}
    </div>
  );
}

type Props = { draft: Draft; part: Part; months: Months };

function Answers({ draft, part, months }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const say = (value: string) => answer.mutate({ answers: { [`p${part.no}.months`]: value } });
  const other = months.taken ? WIDE : ROWS;
  return (
    <Space size="small" wrap>
      {months.asked && months.taken && <Year draft={draft} part={part} months={months} />}
      {months.taken && !months.confirmed && (
        <Button
          size="small"
          type="primary"
          loading={answer.isPending}
          disabled={yearless(months)}
          onClick={() => say(ROWS)}
        >
          {t('data:months.take')}
        </Button>
      )}
      <Button size="small" loading={answer.isPending} onClick={() => say(other)}>
        {t(months.taken ? 'data:months.leave' : 'data:months.take')}
      </Button>
    </Space>
  );
}

/** The year of the first month, where the header does not tell it: a person may say another one. */
function Year({ draft, part, months }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const known = Number(months.first.slice(0, 4)) || null;
  const [year, setYear] = useState<number | null>(yearless(months) ? null : known);
  const send = () => {
    if (year && year !== known) answer.mutate({ answers: { [`p${part.no}.year`]: `${year}` } });
  };
  return (
    <span className="row">
      <span className="muted">{t('data:months.yearBefore', { column: months.begins })}</span>
      <InputNumber
        aria-label={t('data:months.year')}
        size="small"
        min={FIRST_YEAR}
        max={LAST_YEAR}
        value={year}
        onChange={setYear}
        onBlur={send}
        onPressEnter={send}
        style={{ width: 72 }}
        controls={false}
      />
      <span className="muted">{t('data:months.yearAfter')}</span>
    </span>
  );
}
