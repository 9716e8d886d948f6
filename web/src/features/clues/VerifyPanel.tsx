/** The decision of a person: what was checked, the conclusion, the reason. */

import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { ErrorPanel } from '../../components/ErrorPanel';
import { typing } from '../../components/typing';
import { Meanwhile, Moved } from './Meanwhile';
import { type Detail, useMoving } from './queries';
import { UndoDone } from './UndoDone';
import { useDraft } from './useDraft';
import { VerifyForm } from './VerifyForm';

/** The state; and whether the person knows of open steps. */
type Wanted = { code: string; though_open: boolean };
/** The state that the person has just given the clue, and what takes it back. */
type Done = { code: string; batch: string };
const NOTHING: Done = { code: '', batch: '' };
const UNDONE: Done = { code: '', batch: '' };
type Props = { detail: Detail; verify: string[] | undefined; onNext?: () => void };

export function VerifyPanel({ detail, verify, onNext }: Props) {
  const { t } = useTranslation();
  const { clue, targets } = detail;
  const held = useDraft(detail);
  // what the person saw when beginning: a later event of another person is a conflict
  const [seen, setSeen] = useState(detail.last_event);
  const [open, setOpen] = useState(Boolean(held.draft.state || held.draft.reason));
  // whether the person opened, closed or sent the form here: the keyboard follows
  const [used, setUsed] = useState(false);
  const turn = (to: boolean) => {
    setUsed(true);
    setOpen(to);
    if (to) setSeen(detail.last_event);
  };
  useBeginKey(detail.may_move && !open, () => turn(true));
  // the state that this person has just given the clue
  const [done, setDone] = useState(NOTHING);
  const moving = useMoving(async ({ code, though_open }: Wanted) => {
    const { reason, checks } = held.draft;
    const params = { path: { clue_id: clue.id } };
    const body = { state: code, reason, checks, seen, though_open };
    const told = await api.POST('/api/v1/clues/{clue_id}/moves', { params, body });
    const fresh = await api.GET('/api/v1/clues/{clue_id}', { params });
    setSeen(fresh.data?.last_event ?? seen);
    held.drop();
    turn(false);
    setDone({ code, batch: told.data?.batch ?? '' });
  });
  if (!detail.may_move) {
    return <section className="panel clue-verify muted">{t('clues:verify.mayNot')}</section>;
  }
  const problem = moving.error instanceof ProblemError ? moving.error.problem : null;
  const conflict = problem?.code === 'clues.moved_meanwhile' ? problem : null;
  const moved = open && !conflict && !moving.isPending && detail.last_event > seen;
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
      {moved && <Moved state={clue.state} onGoOn={() => setSeen(detail.last_event)} />}
      {moving.error && !conflict && <ErrorPanel error={moving.error} compact />}
      {open ? (
        <VerifyForm
          targets={targets}
          verify={verify ?? []}
          held={held}
          busy={moving.isPending}
          blocked={conflict !== null || moved}
          onSubmit={(code, though_open) => moving.mutate({ code, though_open })}
          onClose={() => turn(false)}
          focus={used}
        />
      ) : (
        <div className="row">
          <Told done={done} state={clue.state} onUndone={() => setDone(UNDONE)} />
          {clue.code === 'open' && targets.some((one) => one.code === 'checking') && (
            <Begin busy={moving.isPending} onBegin={(wanted) => moving.mutate(wanted)} />
          )}
          <Ways
            concluded={!['open', 'checking'].includes(done.code || clue.code)}
            typed={Boolean(held.draft.reason)}
            onBegin={() => turn(true)}
            focus={used}
            onNext={done.code ? onNext : undefined}
          />
        </div>
      )}
    </section>
  );
}

type ToldProps = { done: Done; state: string; onUndone: () => void };

/** What was just decided, and the way back. */
function Told({ done, state, onUndone }: ToldProps) {
  const { t } = useTranslation();
  return (
    <>
      <b role="status" className="clue-told">
        {done.code
          ? t('clues:verify.done', { state })
          : t(done === UNDONE ? 'clues:verify.undone' : 'clues:verify.title', { state })}
      </b>
      {done.batch && <UndoDone batch={done.batch} onUndone={onUndone} />}
      <span className="grow" />
    </>
  );
}

type BeginProps = { busy: boolean; onBegin: (wanted: Wanted) => void };

function Begin({ busy, onBegin }: BeginProps) {
  const { t } = useTranslation();
  return (
    <Button loading={busy} onClick={() => onBegin({ code: 'checking', though_open: false })}>
      {t('clues:act.checking')}
    </Button>
  );
}

/** The key E opens the form, also from the top of the page. */
function useBeginKey(wanted: boolean, begin: () => void) {
  useEffect(() => {
    if (!wanted) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'e' || typing(event)) return;
      event.preventDefault();
      begin();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

type WaysProps = {
  concluded: boolean;
  typed: boolean;
  focus: boolean;
  onBegin: () => void;
  onNext?: () => void;
};

/** To the conclusion and to the next clue; what is due stands last and is set off. */
function Ways({ concluded, typed, focus, onBegin, onNext }: WaysProps) {
  const { t } = useTranslation();
  const due = !concluded || !onNext;
  const begin = (
    <Button
      key="begin"
      autoFocus={focus && due}
      type={due ? 'primary' : 'default'}
      aria-keyshortcuts="E"
      onClick={onBegin}
    >
      {t(typed ? 'clues:verify.goOn' : concluded ? 'clues:verify.again' : 'clues:verify.begin')}
      <kbd aria-hidden>E</kbd>
    </Button>
  );
  const next = onNext && (
    <Button
      key="next"
      autoFocus={focus && !due}
      type={due ? 'default' : 'primary'}
      onClick={onNext}
    >
      {t('clues:verify.next')}
    </Button>
  );
  return due ? [next, begin] : [begin, next];
}
