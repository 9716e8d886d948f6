/** The decision of a person: what was checked, the conclusion, the reason. */

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Meanwhile } from './Meanwhile';
import { type Detail, useMoving } from './queries';
import { useDraft } from './useDraft';
import { VerifyForm } from './VerifyForm';

type Props = { detail: Detail; verify: string[] | undefined; onNext?: () => void };

export function VerifyPanel({ detail, verify, onNext }: Props) {
  const { t } = useTranslation();
  const { clue, targets } = detail;
  const held = useDraft(detail);
  // what the person saw when beginning: a later event of another person is a conflict
  const [seen, setSeen] = useState(detail.last_event);
  const [open, setOpen] = useState(Boolean(held.draft.state || held.draft.reason));
  const [done, setDone] = useState(false);
  const moving = useMoving(async (code: string) => {
    const { reason, checks } = held.draft;
    const params = { path: { clue_id: clue.id } };
    const body = { state: code, reason, checks, seen };
    await api.POST('/api/v1/clues/{clue_id}/moves', { params, body });
    const fresh = await api.GET('/api/v1/clues/{clue_id}', { params });
    setSeen(fresh.data?.last_event ?? seen);
    held.drop();
    setOpen(false);
    setDone(true);
  });
  if (!detail.may_move) {
    return <section className="panel clue-verify muted">{t('clues:verify.mayNot')}</section>;
  }
  const problem = moving.error instanceof ProblemError ? moving.error.problem : null;
  const conflict = problem?.code === 'clues.moved_meanwhile' ? problem : null;
  return (
    <section className="panel clue-verify" aria-label={t('clues:verify.title')}>
      {conflict && (
        <Meanwhile
          problem={conflict}
          onGoOn={(event) => {
            setSeen(event);
            moving.reset();
          }}
        />
      )}
      {moving.error && !conflict && <ErrorPanel error={moving.error} compact />}
      {open ? (
        <VerifyForm
          targets={targets}
          verify={verify ?? []}
          held={held}
          busy={moving.isPending}
          blocked={conflict !== null}
          onSubmit={(code) => moving.mutate(code)}
          onClose={() => setOpen(false)}
        />
      ) : (
        <div className="row">
          <b>{done ? t('clues:verify.done', { state: clue.state }) : t('clues:verify.title')}</b>
          <span className="grow" />
          {targets.some((one) => one.code === 'checking') && clue.code === 'open' && (
            <Button loading={moving.isPending} onClick={() => moving.mutate('checking')}>
              {t('clues:act.checking')}
            </Button>
          )}
          {done && onNext ? (
            <Button type="primary" onClick={onNext}>
              {t('clues:verify.next')}
            </Button>
          ) : (
            <Button type="primary" onClick={() => setOpen(true)}>
              {held.draft.reason ? t('clues:verify.goOn') : t('clues:verify.begin')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
