/** The story of a clue: the steps that decided, from the data to the clue; the others folded. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withGroups } from '../../components/numbers';
import { DecidedStep } from './DecidedStep';
import { Sentence } from './marks';
import type { Step } from './queries';

type Props = { clue: string; steps: Step[]; title: string };

export function Story({ clue, steps, title }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const decided = steps.filter((step) => step.decided);
  const others = steps.filter((step) => !step.decided);
  return (
    <>
      <ol className="clue-story">
        {decided.map((step) => (
          <li key={step.step} className="clue-story-step">
            <DecidedStep clue={clue} step={step} />
          </li>
        ))}
        <li className="clue-story-step clue-story-end">{withGroups(title)}</li>
      </ol>
      {others.length > 0 && (
        <Button type="link" size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('clues:why.decidedOnly') : t('clues:why.otherSteps', { count: others.length })}
        </Button>
      )}
      {all && (
        <ul className="clue-others">
          {others.map((step) => (
            <li key={step.step} className={step.passed ? undefined : 'muted'}>
              <Sentence text={step.sentence} />
              {!step.passed && <span className="small"> {t('clues:why.notPassed')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
