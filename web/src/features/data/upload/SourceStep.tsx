/** Step 3: by what right, up to which day, complete for what, and what happens to earlier rows. */
import { useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { type Answers, answerDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { Cover, Draft } from '../types';
import { CoverageForm, sound } from './CoverageForm';
import { ModeChoice } from './ModeChoice';

const PAUSE_MS = 500;

/** Sends what changed to every file of the visit. */
function useForAll(drafts: Draft[]) {
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>();
  const send = async (json: Answers, only?: string) => {
    try {
      for (const draft of drafts) {
        if (draft.state !== 'ready' || (only && only !== draft.key)) continue;
        cache.setQueryData(poolKeys.draft(draft.key), await answerDraft(draft.key, json));
      }
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  };
  return { send, error };
}

export function SourceStep({ drafts }: { drafts: Draft[] }) {
  const { t } = useTranslation();
  const { send, error } = useForAll(drafts);
  const delivery = drafts[0]?.delivery;
  const keyless = drafts.flatMap((draft) => draft.keyless);
  const [covers, setCovers] = useState<Cover[]>(delivery?.coverage ?? []);
  const sending = useRef(send);
  sending.current = send;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const coverage = covers.filter(sound).map(({ place, unit, start, end }) => ({
      place,
      unit,
      start: start ?? null,
      end: end ?? null,
    }));
    const timer = setTimeout(() => void sending.current({ coverage }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [covers]);
  if (!delivery) return null;
  return (
    <div className="source-step">
      <section>
        {error ? <ErrorPanel error={error} compact /> : null}
        <Form layout="vertical">
          <Form.Item label={t('data:supplier.label')} htmlFor="source-supplier">
            <Input
              id="source-supplier"
              defaultValue={delivery.supplier}
              placeholder={t('data:supplier.example')}
              maxLength={80}
              onBlur={(event) => void send({ supplier: event.target.value })}
            />
          </Form.Item>
          <Form.Item
            label={t('data:authority.label')}
            htmlFor="authority"
            extra={t('data:authority.explain')}
          >
            <Input
              id="authority"
              defaultValue={delivery.authority}
              placeholder={t('data:authority.example')}
              maxLength={200}
              onBlur={(event) => void send({ authority: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('data:mode.label')}>
            <ModeChoice
              mode={delivery.mode}
              scope={delivery.scope}
              keyless={keyless}
              onChange={(change) => void send(change)}
            />
          </Form.Item>
        </Form>
      </section>
      <section>
        <Days drafts={drafts} onDay={(key, answers) => void send({ answers }, key)} />
        <CoverageForm covers={covers} onChange={setCovers} />
      </section>
    </div>
  );
}

type DaysProps = { drafts: Draft[]; onDay: (key: string, answers: Record<string, string>) => void };

/** Up to which day the supplier vouches, for each table of each file. */
function Days({ drafts, onDay }: DaysProps) {
  const { t } = useTranslation();
  const days = drafts.flatMap((draft) =>
    Object.entries(draft.delivery.days).map(([table, day]) => ({ draft, table, day })),
  );
  return (
    <div className="source-block">
      <h2>{t('data:asOf.label')}</h2>
      <p className="small muted">{t('data:asOf.explain')}</p>
      {days.map(({ draft, table, day }) => (
        <div className="row day-row" key={`${draft.key}.${table}`}>
          <span className="clip grow" title={`${draft.name} ${table}`}>
            {table}
            <span className="small muted"> {draft.name}</span>
          </span>
          <DatePicker
            aria-label={t('data:asOf.of', { table })}
            value={day ? dayjs(day) : null}
            placeholder={t('data:unsaid')}
            maxDate={dayjs()}
            onChange={(_, text) =>
              onDay(draft.key, { [`as_of.${table}`]: typeof text === 'string' ? text : '' })
            }
          />
        </div>
      ))}
    </div>
  );
}
