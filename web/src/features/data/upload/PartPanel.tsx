/** One sheet: its table, the columns, the first rows, the cells that would not be read. */
import { useIsMutating, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count } from '../../../components/numbers';
import { ANSWERING, useAnswer } from '../deeds';
import { partQuery } from '../queries';
import type { Draft, Part } from '../types';
import { FirstRows } from './FirstRows';
import { MapTable } from './MapTable';
import { PartHead } from './PartHead';
import { PartNotes } from './PartNotes';
import { ProblemList } from './ProblemList';
import { RestUnknown } from './RestUnknown';
import { Siblings } from './Siblings';
import { useOpenInView } from './useOpenInView';

type View = 'map' | 'rows' | 'problems';

/** Changes whenever the trial of the part would give something else. */
const markOf = (part: Part) =>
  [
    part.table,
    part.header_line,
    part.months?.taken,
    part.months?.first,
    ...part.targets.map((one) => `${one.source}${one.file_unit}${one.fixed}`),
  ].join();

type PanelProps = { draft: Draft; part: Part; wished: number };

export function PartPanel({ draft, part, wished }: PanelProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('map');
  useOpenInView(wished, () => setView('map'));
  const trial = useQuery(partQuery(draft.key, part.no, markOf(part)));
  const problems = trial.data?.problems ?? [];
  const shown = part.targets.length ? view : 'rows';
  const views = [
    { value: 'map' as const, label: t('data:view.map'), disabled: part.targets.length === 0 },
    { value: 'rows' as const, label: t('data:view.rows', { count: trial.data?.rows.length ?? 0 }) },
    {
      value: 'problems' as const,
      label: t('data:view.problems', { count: problems.length }),
      disabled: part.targets.length === 0,
    },
  ];
  return (
    <>
      <PartHead draft={draft} part={part} />
      <PartNotes draft={draft} part={part} />
      <Siblings draft={draft} part={part} />
      <div className="row map-bar">
        <Segmented
          aria-label={t('data:view.label')}
          value={shown}
          onChange={setView}
          options={views}
        />
        <span className="grow small muted clip">
          {trial.data &&
            part.targets.length > 0 &&
            t(trial.data.whole ? 'data:trial.whole' : 'data:trial.first', {
              looked: count(trial.data.looked),
              kept: count(trial.data.kept),
              quarantined: count(trial.data.quarantined),
            })}
        </span>
        <AcceptAll draft={draft} part={part} />
        <RestUnknown draft={draft} part={part} />
      </div>
      {trial.error && <ErrorPanel error={trial.error} onRetry={() => void trial.refetch()} />}
      <div className="grow column">
        {shown === 'map' && <MapTable draft={draft} part={part} trial={trial.data} />}
        {shown === 'rows' && trial.data && <FirstRows part={part} trial={trial.data} />}
        {shown === 'problems' && trial.data && (
          <ProblemList file={draft.key} part={part} trial={trial.data} />
        )}
      </div>
    </>
  );
}

/** Takes at once what is proposed for the part; what has to be looked at by itself stays open. */
export function AcceptAll({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  // what is open is known only once the answer on its way is taken: else some would be left out
  const busy = useIsMutating({ mutationKey: [ANSWERING, draft.key] }) > 0;
  const proposed = draft.questions.filter(
    (one) => one.part === part.no && one.kind === 'column' && one.proposed,
  );
  const open = proposed.filter((one) => !one.alone);
  const alone = proposed.length - open.length;
  const rest = alone > 0 && (
    <span className="small tone-amber">{t('data:map.aloneLeft', { count: alone })}</span>
  );
  if (open.length === 0) return rest || null;
  const answers = Object.fromEntries(open.map((one) => [one.id, one.proposed ?? '']));
  return (
    <>
      {rest}
      <Button loading={answer.isPending} disabled={busy} onClick={() => answer.mutate({ answers })}>
        {t('data:map.acceptAll', { count: open.length })}
      </Button>
    </>
  );
}
