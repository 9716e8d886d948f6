/** First steps on the page itself: done steps are ticked, the next one is marked. */
import { CheckCircleFilled } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { type Guide, guideQuery, libraryQuery, todoQuery } from './queries';
import * as targets from './targets';

/** @param kind the word for clues that are no hints, as the page counts them */
function target(guide: Guide, step: string, kind?: string): targets.Target {
  const counted = kind ? { kind: [kind] } : {};
  if (guide.kind === 'demo') {
    if (step === 'model') return targets.models;
    if (step === 'data') return targets.data;
    return guide.clue ? targets.clue(guide.clue, counted) : targets.clues({});
  }
  if (guide.kind === 'handler' && step !== 'todo' && guide.clue)
    return targets.clue(guide.clue, counted);
  const ways: Record<string, targets.Target> = {
    data: targets.upload,
    todo: targets.clues({}),
    clue: targets.clues({}),
    verify: targets.clues({}),
  };
  return ways[step] ?? targets.models;
}

/** Notes a step, or hides the list; the answer is the new state. */
export function useGuideNote() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: { step?: string; hidden?: boolean }) =>
      (await api.POST('/api/v1/overview/guide', { body: { step: '', ...body } })).data,
    onSuccess: (guide) => cache.setQueryData(guideQuery.queryKey, guide),
  });
}

export function GuidePanel() {
  const { t } = useTranslation();
  const guide = useQuery(guideQuery).data;
  const note = useGuideNote();
  if (!guide || guide.hidden) return null;
  const next = guide.steps.find((step) => !guide.done.includes(step));
  return (
    <section className="panel guide" aria-labelledby="guide-title">
      <div className="guide-head">
        <h2 id="guide-title">{t(`home:guide.title.${guide.kind}`)}</h2>
        <span className="muted small">
          {next
            ? t('home:guide.progress', { done: guide.done.length, all: guide.steps.length })
            : t('home:guide.finished')}
        </span>
        <Button size="small" type="text" onClick={() => note.mutate({ hidden: true })}>
          {t('home:guide.hide')}
        </Button>
      </div>
      <ol className="guide-steps">
        {guide.steps.map((step, index) => (
          <Step
            key={step}
            guide={guide}
            step={step}
            number={index + 1}
            next={step === next}
            onOpen={() => note.mutate({ step })}
          />
        ))}
      </ol>
    </section>
  );
}

type StepProps = {
  guide: Guide;
  step: string;
  number: number;
  next: boolean;
  onOpen: () => void;
};

/** Steps whose work the server or the page of the clue sees are ticked by it, not by the click. */
const SEEN = {
  demo: ['clue', 'source', 'verify'],
  start: ['data', 'model', 'run', 'verify'],
  handler: ['clue', 'verify'],
};

/** Whether there is data and no model or rule pack reads any of it: there is none to choose. */
function useUnused(guide: Guide, step: string) {
  const asked =
    step === 'model' &&
    guide.kind === 'start' &&
    guide.done.includes('data') &&
    !guide.done.includes('model');
  const cards = useQuery({ ...libraryQuery, enabled: asked }).data?.models ?? [];
  return asked && cards.length > 0 && cards.every((card) => card.tables_there === 0);
}

function Step({ guide, step, number, next, onOpen }: StepProps) {
  const { t } = useTranslation();
  const done = guide.done.includes(step);
  const unused = useUnused(guide, step);
  const kind = useQuery(todoQuery).data?.kind;
  const { to, search } = unused ? targets.ownModel : target(guide, step, kind);
  const key = `${guide.kind}.${step}`;
  return (
    <li className={next ? 'guide-step guide-next' : 'guide-step'} aria-current={next && 'step'}>
      <Link
        to={to as '/'}
        search={search as never}
        onClick={() => !done && !SEEN[guide.kind].includes(step) && onOpen()}
      >
        {done ? (
          <CheckCircleFilled className="guide-done" aria-label={t('home:guide.done')} />
        ) : (
          <span className="guide-number">{number}</span>
        )}
        <span>
          <span className="guide-what">{t(`home:guide.step.${key}`)}</span>
          <span className={unused ? 'small tone-amber guide-how' : 'muted small guide-how'}>
            {unused ? t('home:guide.unused') : t(`home:guide.how.${key}`)}
          </span>
        </span>
      </Link>
    </li>
  );
}
