/** How far the verification is: found, being checked, concluded. */
import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { StateTag } from './marks';
import type { Detail } from './queries';

const STEPS = ['open', 'checking'] as const;

export function StateSteps({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const { clue } = detail;
  const at = STEPS.indexOf(clue.code as (typeof STEPS)[number]);
  const now = at < 0 ? STEPS.length : at;
  // concluded at once: nobody may read that it was being checked before
  const skipped = now === STEPS.length && !detail.was_checked ? 'checking' : '';
  return (
    <ol className="clue-steps" aria-label={t('clues:head.steps')}>
      {STEPS.map((code, place) => (
        <li
          key={code}
          className={place === now ? 'clue-step-now' : undefined}
          aria-current={place === now ? 'step' : undefined}
        >
          {place < now && code !== skipped ? <CheckOutlined aria-hidden /> : <b>{place + 1}</b>}
          {t(`clues:state.${code}`)}
          {code === skipped && t('clues:head.skipped')}
        </li>
      ))}
      <li
        className={now === STEPS.length ? 'clue-step-now' : undefined}
        aria-current={now === STEPS.length ? 'step' : undefined}
      >
        {now === STEPS.length ? (
          <StateTag state={clue.state} code={clue.code} />
        ) : (
          <>
            <b>{STEPS.length + 1}</b>
            {t('clues:head.conclusion')}
          </>
        )}
      </li>
    </ol>
  );
}
