/** Work in several steps: where one is, back and forward, and what holds one up. */
import { Button, Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Step = {
  title: string;
  content: ReactNode;
  /** why one cannot go on; nothing when one can */
  holdUp?: string;
  /** goes where that can be mended */
  onMend?: () => void;
};

type Props = {
  steps: Step[];
  current: number;
  onCurrent: (step: number) => void;
  onFinish: () => void;
  /** the word on the last button */
  finish: string;
  busy?: boolean;
  /** what was done cannot be undone by going back */
  over?: boolean;
};

export function StepForm({ steps, current, onCurrent, onFinish, finish, busy, over }: Props) {
  const { t } = useTranslation();
  const step = steps[current];
  const last = current === steps.length - 1;
  return (
    <div className="step-form">
      <Steps size="small" current={current} items={steps.map(({ title }) => ({ title }))} />
      <div className="step-body">{step?.content}</div>
      <div className="step-buttons">
        {step?.holdUp && (
          <span className="tone-amber" role="status">
            {step.holdUp}
          </span>
        )}
        {step?.holdUp && step.onMend && (
          <Button type="link" onClick={step.onMend}>
            {t('common:goThere')}
          </Button>
        )}
        {current > 0 && !over && (
          <Button disabled={busy} onClick={() => onCurrent(current - 1)}>
            {t('common:back')}
          </Button>
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={Boolean(step?.holdUp)}
          onClick={() => (last ? onFinish() : onCurrent(current + 1))}
        >
          {last ? finish : t('common:forward')}
        </Button>
      </div>
    </div>
  );
}
