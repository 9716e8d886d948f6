/** Decisions for several clues: the chosen ones, or all of the list as a job. */

import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ConfirmReason } from '../../components/ConfirmReason';
import { JobProgress } from '../../components/JobProgress';
import { count } from '../../components/numbers';
import { BatchResult } from './BatchResult';
import { type Batch, type Clue, movedClues, useMoving } from './queries';
import { type ClueSearch, filterOf } from './search';

/** A whole list as it stood when it was chosen: another one is not decided on unseen. */
export type Whole = { total: number; newest: string | null };

type Props = {
  search: ClueSearch;
  selected: string[];
  loaded: Clue[];
  total: number;
  newest: string | null;
  all: Whole | null;
  onAll: (all: Whole) => void;
  onSelect: (keys: string[]) => void;
};

/** The states as the person saw them: what somebody else decided since is not written over. */
function statesOf(loaded: Clue[], selected: string[]): Record<string, string> {
  const chosen = loaded.filter((clue) => selected.includes(clue.id));
  return Object.fromEntries(chosen.map((clue) => [clue.id, clue.state]));
}

/** Whether a conclusion would be taken back: that needs a reason. */
function concluded({ all, loaded, selected }: Props): boolean {
  const meant = all ? loaded : loaded.filter((clue) => selected.includes(clue.id));
  return meant.some((clue) => !['open', 'checking'].includes(clue.code));
}

const CODES = ['checking', 'true', 'false', 'shelved'] as const;
type Code = (typeof CODES)[number];

export function BulkBar(props: Props) {
  const { search, selected, loaded, all, onSelect } = props;
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Code | null>(null);
  const [result, setResult] = useState<Batch | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const many = all ? all.total : selected.length;
  const moving = useMoving(async ({ code, reason }: { code: Code; reason: string }) => {
    const decision = { state: code, reason, though_open: true };
    if (all) {
      const body = { filter: filterOf(search) as never, ...all, ...decision };
      const told = await api.POST('/api/v1/clues/moves/filtered', { body });
      setJob(told.data?.job_id ?? null);
    } else {
      const seen = statesOf(loaded, selected);
      const body = { ids: selected, seen, ...decision };
      const told = await api.POST('/api/v1/clues/moves', { body });
      // what went well is told beside the undo
      setResult(told.data && told.data.failed.length > 0 ? told.data : null);
    }
    onSelect([]);
  });
  return (
    <>
      {job && (
        <div className="clue-strip">
          <JobProgress id={job} label={t('clues:bulk.job')} onDone={() => void movedClues(cache)}>
            {(done) => <BatchResult job={done.result} onClose={() => setJob(null)} />}
          </JobProgress>
        </div>
      )}
      {result && <BatchResult batch={result} onClose={() => setResult(null)} />}
      {many > 0 && (
        <div className="clue-strip clue-bulk">
          <Chosen {...props} />
          {CODES.map((code) => (
            <Button
              key={code}
              size="small"
              loading={moving.isPending && moving.variables.code === code}
              onClick={() =>
                code === 'checking' && !concluded(props)
                  ? moving.mutate({ code, reason: '' })
                  : setAsked(code)
              }
            >
              {t(`clues:act.${code}`)}
            </Button>
          ))}
          <span className="grow" />
          <Button size="small" type="link" onClick={() => onSelect([])}>
            {t('clues:bulk.none')}
          </Button>
        </div>
      )}
      {moving.error && !asked && (
        <Alert type="error" showIcon closable title={moving.error.message} />
      )}
      <ConfirmReason
        open={asked !== null}
        title={t('clues:bulk.title', {
          count: count(many) as never,
          state: asked && t(`clues:state.${asked}`),
        })}
        explain={t(asked === 'true' ? 'clues:bulk.explainTrue' : 'clues:bulk.explain')}
        action={asked ? t(`clues:act.${asked}`) : ''}
        onConfirm={({ reason }) => moving.mutateAsync({ code: asked ?? 'checking', reason })}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

/** How many are chosen; spelled out, so that nobody takes a page for the whole list. */
function Chosen({ selected, loaded, total, newest, all, onAll, onSelect }: Props) {
  const { t } = useTranslation();
  if (all) return <b>{t('clues:bulk.all', { total: count(all.total) })}</b>;
  const whole = loaded.every((clue) => selected.includes(clue.id));
  return (
    <>
      <b>{t('clues:bulk.chosen', { count: count(selected.length) as never })}</b>
      {!whole && (
        <Button
          size="small"
          type="link"
          onClick={() => onSelect(loaded.slice(0, 200).map((clue) => clue.id))}
        >
          {t('clues:bulk.loaded', { count: count(Math.min(loaded.length, 200)) as never })}
        </Button>
      )}
      {total > selected.length && (
        <Button size="small" type="link" onClick={() => onAll({ total, newest })}>
          {t('clues:bulk.selectAll', { total: count(total) })}
        </Button>
      )}
    </>
  );
}
