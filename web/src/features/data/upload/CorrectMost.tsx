/** Where most rows are there already, the list comes each month and is to be corrected. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { percent } from '../../../components/numbers';
import { useAnswer } from '../deeds';
import { partQuery } from '../queries';
import type { Draft, Part, PartRows } from '../types';
import { modeOf, wanted } from './useDrafts';

type Props = { draft: Draft; trial: PartRows | undefined };

/** The proposal for one sheet; the same where the way is chosen and where all is checked. */
export function CorrectMost({ draft, trial }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const most = trial && trial.again * 2 > trial.kept;
  if (!most || modeOf(draft) !== 'append' || draft.keyless.length > 0) return null;
  return (
    <div className="small tone-red">
      {t('data:check.againMost', { share: percent(trial.again / trial.kept) })}{' '}
      <Button
        size="small"
        type="primary"
        loading={answer.isPending}
        onClick={() => answer.mutate({ mode: 'correct' })}
      >
        {t('data:check.againCorrect')}
      </Button>
    </div>
  );
}

/** The proposal for a file, where its way is chosen, sheet by sheet. */
export function ProposedMode({ draft }: { draft: Draft }) {
  const parts = wanted(draft);
  if (draft.state !== 'ready' || modeOf(draft) !== 'append') return null;
  return parts.map((part) => <OfPart key={part.no} draft={draft} part={part} />);
}

function OfPart({ draft, part }: { draft: Draft; part: Part }) {
  const trial = useQuery(partQuery(draft.key, part.no, 'check')).data;
  return <CorrectMost draft={draft} trial={trial} />;
}
