/** Step 2: which sheet is which table, and which column is which. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useUrlFilters } from '../../../components/useUrlFilters';
import type { UploadSearch } from '../routes';
import type { Draft, Part } from '../types';
import { FileState } from './FileState';
import { PartList } from './PartList';
import { PartPanel } from './PartPanel';

type Choice = { draft: Draft; part?: Part; at: string };

/** Every sheet of every file; a file without sheets stands for itself. */
function choicesOf(drafts: Draft[]): Choice[] {
  return drafts.flatMap((draft): Choice[] =>
    draft.parts.length
      ? draft.parts.map((part) => ({ draft, part, at: `${draft.key}.${part.no}` }))
      : [{ draft, at: draft.key }],
  );
}

type Props = {
  drafts: Draft[];
  /** when one asked to be led to what is open */
  wished: number;
};

export function MapStep({ drafts, wished }: Props) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<UploadSearch>();
  const choices = choicesOf(drafts);
  const open = ({ draft, part }: Choice) => draft.questions.some((one) => one.part === part?.no);
  // the sheet one began with stays, also when its last question was answered
  const begun = useRef<string>(undefined);
  const at = search.at ?? begun.current;
  const chosen = choices.find((one) => one.at === at) ?? choices.find(open) ?? choices[0];
  if (!drafts.some((draft) => draft.state === 'reading')) begun.current = chosen?.at;
  if (!chosen) return <p className="muted">{t('data:hold.files')}</p>;
  return (
    <div className="map-step">
      <PartList drafts={drafts} at={chosen.at} onChoose={(at) => change({ at })} />
      <div className="grow column map-main">
        {chosen.part ? (
          <PartPanel key={chosen.at} draft={chosen.draft} part={chosen.part} wished={wished} />
        ) : (
          <div className="panel-pad">
            <FileState draft={chosen.draft} />
            {chosen.draft.refused.map((problem) => (
              <ErrorPanel key={problem.detail} error={new ProblemError(problem)} compact />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
