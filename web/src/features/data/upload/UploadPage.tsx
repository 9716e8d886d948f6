/** From files to rows in the pool, in four steps. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { type Step, StepForm } from '../../../components/StepForm';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { PageHeader } from '../../../layouts/PageHeader';
import { answerDraft, importDraft } from '../deeds';
import { poolKeys } from '../queries';
import type { UploadSearch } from '../routes';
import { CheckStep } from './CheckStep';
import { FilesStep } from './FilesStep';
import { useHoldUps } from './holdUps';
import { MapStep } from './MapStep';
import { SourceStep } from './SourceStep';
import { useUnknownToo } from './unknownToo';
import { ended, leftOut, useDrafts } from './useDrafts';
import { useWish } from './useWish';
import '../data.css';
import './upload.css';

export function UploadPage() {
  const { t } = useTranslation();
  const files = useDrafts();
  const [search, change] = useUrlFilters<UploadSearch>();
  const act = useActs();
  const holdUps = useHoldUps(files);
  useWish(files.drafts, search.table);
  useUnknownToo(files.drafts);
  // a file that could not be read is told of, but does not keep the others waiting
  const done = files.drafts.every(ended) && files.drafts.some((draft) => draft.state === 'done');
  const current = files.keys.length === 0 ? 0 : Math.min(search.step ?? 0, 3);
  const [wished, setWished] = useState(0);
  const contents = [
    <FilesStep key="files" files={files} />,
    <MapStep key="map" drafts={files.drafts} wished={wished} />,
    <SourceStep key="source" drafts={files.drafts} />,
    <CheckStep key="check" drafts={files.drafts} />,
  ];
  const mendAt = (at: string | undefined) => {
    if (!at) return undefined;
    return () => {
      change({ step: 1, at });
      setWished(performance.now());
    };
  };
  const titles = ['files', 'map', 'source', 'check'] as const;
  const steps: Step[] = titles.map((name, index) => ({
    title: t(`data:step.${name}`),
    content: contents[index],
    holdUp: done ? undefined : holdUps[index]?.text,
    onMend: mendAt(holdUps[index]?.at),
  }));
  const go = (step: number) =>
    act.run(async () => {
      if (step === 3) await act.settle(files.drafts);
      change({ step });
    });
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('data:upload.title')}
        crumbs={[{ label: t('data:nav'), to: '/data' }, { label: t('data:upload.title') }]}
      />
      <section className="panel panel-pad grow column wizard">
        {act.error ? <ErrorPanel error={act.error} /> : null}
        <StepForm
          steps={steps}
          current={current}
          onCurrent={go}
          busy={act.busy}
          over={done}
          finish={done ? t('data:upload.finish') : t('data:upload.import')}
          onFinish={() => (done ? act.leave() : act.run(() => act.importAll(files.drafts)))}
        />
      </section>
    </div>
  );
}

/** What the buttons of the wizard do. */
function useActs() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  type Drafts = ReturnType<typeof useDrafts>['drafts'];
  /** The days shown are taken as answered; an empty one means that nothing was said. */
  const settle = async (drafts: Drafts) => {
    for (const draft of drafts.filter((one) => one.state === 'ready')) {
      const days = Object.entries(draft.delivery.days);
      const answers = Object.fromEntries(days.map(([table, day]) => [`as_of.${table}`, day ?? '']));
      cache.setQueryData(poolKeys.draft(draft.key), await answerDraft(draft.key, { answers }));
    }
  };
  const importAll = async (drafts: Drafts) => {
    for (const draft of drafts.filter((one) => one.state === 'ready' && !leftOut(one))) {
      await importDraft(draft.key);
      await cache.invalidateQueries({ queryKey: poolKeys.draft(draft.key) });
    }
  };
  return { busy, error, run, settle, importAll, leave: () => void navigate({ to: '/data' }) };
}
