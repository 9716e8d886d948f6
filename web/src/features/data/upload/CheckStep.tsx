/** Step 4: what will be imported, and after it what became of every row. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { JobProgress } from '../../../components/JobProgress';
import { StatusTag } from '../../../components/StatusTag';
import { coverageWords } from '../coverageWords';
import { poolKeys } from '../queries';
import type { Draft } from '../types';
import { CheckParts } from './CheckParts';
import { NowReady } from './NowReady';
import { Outcomes } from './Outcomes';
import { Outgoing } from './Outgoing';
import { beyondDay, broughtNothing, ended, leftOut, modeOf, unread } from './useDrafts';

export function CheckStep({ drafts }: { drafts: Draft[] }) {
  const { t } = useTranslation();
  const done = drafts.filter((draft) => draft.state === 'done');
  // what could not be read stands last: the others are what is to be checked
  const shown = [...drafts].sort((one, other) => last(one) - last(other));
  const over = done.length > 0 && drafts.every(ended);
  return (
    <div className="check-step">
      {!over && <p className="muted">{t('data:check.explain')}</p>}
      {over && <NowReady tables={done.flatMap((draft) => draft.results.map((one) => one.table))} />}
      {shown.map((draft) => (
        <section key={draft.key} className="check-file">
          <FileCheck draft={draft} drafts={drafts} />
        </section>
      ))}
    </div>
  );
}

const last = (draft: Draft) => (draft.state === 'failed' ? 1 : 0);

/** For what the file is said to be complete, once more before it goes in. */
function Covers({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const words = coverageWords(t, draft.delivery.coverage);
  const withheld = unread(draft);
  if (withheld && (words.length > 0 || withheld === 'cut'))
    return <Alert type="warning" showIcon title={t(`data:coverage.withheld.${withheld}`)} />;
  return (
    <p className="small muted">
      {words.length
        ? t('data:check.covers', { covers: words.join(t('data:stop')) })
        : t('data:coverage.none')}
    </p>
  );
}

function FileCheck({ draft, drafts }: { draft: Draft; drafts: Draft[] }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const look = useCallback(() => void cache.invalidateQueries({ queryKey: poolKeys.all }), [cache]);
  const left = leftOut(draft);
  const nothing = broughtNothing(draft);
  const beyond = beyondDay(draft);
  const tone = { done: 'green', importing: 'blue', failed: 'red' } as const;
  return (
    <>
      <div className="row check-title">
        <StatusTag tone={nothing ? 'amber' : (tone[draft.state as keyof typeof tone] ?? 'grey')}>
          {t(`data:fileState.${left ? 'leftOut' : nothing ? 'already' : draft.state}`)}
        </StatusTag>
        <span className="clip">{draft.name}</span>
        <span className="small muted">
          {[
            draft.delivery.supplier || t('data:unsaidSupplier'),
            draft.delivery.authority,
            t(`data:mode.${modeOf(draft)}`),
          ]
            .filter(Boolean)
            .join(t('data:stop'))}
        </span>
      </div>
      {draft.state !== 'done' && <Covers draft={draft} />}
      {draft.state === 'ready' && beyond && (
        <p className="small tone-amber">{t('data:coverage.beyond', beyond)}</p>
      )}
      {draft.state === 'ready' && !left && <Outgoing draft={draft} drafts={drafts} />}
      {draft.error && draft.state !== 'importing' && (
        <ErrorPanel error={new ProblemError(draft.error)} compact />
      )}
      {draft.state === 'importing' && (
        <JobProgress
          key={draft.job}
          id={draft.job}
          label={t('data:check.importing', { name: draft.name })}
          onDone={look}
        />
      )}
      {draft.state === 'done' ? <Outcomes draft={draft} /> : <CheckParts draft={draft} />}
    </>
  );
}
