/** What is said of one file; the files of a visit may come from several offices, each in its way. */
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../deeds';
import type { Draft } from '../types';
import { ProposedMode } from './CorrectMost';
import { CoverageForm } from './CoverageForm';
import { Days } from './Days';
import { FileSupplier } from './FileSupplier';
import { ModeChoice } from './ModeChoice';
import { MonthAdvice } from './MonthAdvice';
import { type Send, sameFor, useCovers, withDays } from './useDelivery';
import { beyondDay } from './useDrafts';

type Props = {
  draft: Draft;
  /** the other files of the visit that may still be answered about */
  others: Draft[];
  send: Send;
};

export function FileSource({ draft, others, send }: Props) {
  const { t } = useTranslation();
  const { delivery, key, name } = draft;
  const say = (json: Answers) => send(json, [key]);
  const { covers, change, flush } = useCovers(delivery.coverage, key, send);
  const beyond = beyondDay(draft);
  const ofFile = (label: string) => t('data:ofFile', { label, name });
  const copy = () => {
    flush();
    for (const other of others) send((now) => sameFor(now(key) ?? draft, other), [other.key]);
  };
  return (
    <section className="source-step" aria-label={name}>
      <div>
        <Form layout="vertical">
          <Form.Item label={t('data:supplier.label')}>
            <FileSupplier draft={draft} />
          </Form.Item>
          <Form.Item
            label={t('data:authority.label')}
            htmlFor={`authority-${key}`}
            extra={t('data:authority.explain')}
          >
            <Input
              key={delivery.authority}
              id={`authority-${key}`}
              aria-label={ofFile(t('data:authority.label'))}
              defaultValue={delivery.authority}
              placeholder={t('data:authority.example')}
              maxLength={200}
              onBlur={(event) => say({ authority: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('data:mode.label')}>
            <ModeChoice label={ofFile(t('data:mode.label'))} draft={draft} onChange={say} />
            <MonthAdvice draft={draft} />
            <ProposedMode draft={draft} />
          </Form.Item>
        </Form>
        {others.length > 0 && <SameForAll draft={draft} count={others.length} onCopy={copy} />}
      </div>
      <div>
        <Days draft={draft} onDay={(answers) => say({ answers })} />
        {beyond && <Alert type="warning" showIcon title={t('data:coverage.beyond', beyond)} />}
        <CoverageForm covers={covers} name={name} onChange={change} onLeave={flush} />
      </div>
    </section>
  );
}

type SameProps = { draft: Draft; count: number; onCopy: () => void };

/** Gives the others what was said of this file, and says what of it they do not get. */
function SameForAll({ draft, count, onCopy }: SameProps) {
  const { t } = useTranslation();
  const dated = withDays(draft).length;
  const open = draft.delivery.coverage.length > dated;
  return (
    <>
      <Button onClick={onCopy}>
        {t(dated > 0 ? 'data:sameForAll' : 'data:sameWay', { count })}
      </Button>
      {open && <p className="small muted">{t('data:sameNotOpen')}</p>}
    </>
  );
}
