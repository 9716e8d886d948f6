/** A day that has come: one later than today is not taken, and it is said why. */
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beijingNow } from './beijing';

const APART = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/;
const CLOSE = /^(\d{4})(\d{2})(\d{2})$/;

/** A day as it is typed, ISO; "" for what is none yet. */
export function typedDay(text: string): string {
  const bare = text.trim();
  const [, year, month, day] = APART.exec(bare) ?? CLOSE.exec(bare) ?? [];
  if (!year || !month || !day) return '';
  const made = dayjs(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return made.isValid() && made.date() === Number(day) ? made.format('YYYY-MM-DD') : '';
}

type Props = {
  value?: Dayjs | null;
  /** Form.Item gives value, change and id */
  onChange?: (day: Dayjs | null) => void;
  id?: string;
  label?: string;
  status?: 'warning';
};

export function DayUpToNow({ value, onChange, id, label, status }: Props) {
  const { t } = useTranslation();
  const [late, setLate] = useState('');
  const today = beijingNow().format('YYYY-MM-DD');
  const look = (text: string) => {
    const day = typedDay(text);
    if (day || !text) setLate(day > today ? day : '');
  };
  return (
    <div onInput={(event) => look((event.target as HTMLInputElement).value)}>
      {/* an empty field would leave the day to chance */}
      <DatePicker
        id={id}
        aria-label={label}
        value={value}
        status={late ? 'error' : status}
        allowClear={false}
        disabledDate={(one) => one.format('YYYY-MM-DD') > today}
        onChange={(day) => {
          setLate('');
          onChange?.(day);
        }}
      />
      {late && (
        <div className="small tone-red" role="alert">
          {t('common:dayLate', { day: late, today })}
        </div>
      )}
    </div>
  );
}
