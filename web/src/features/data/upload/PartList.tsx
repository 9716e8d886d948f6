/** The files and their sheets, each with what is still to be done. */
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { StatusTag, type Tone } from '../../../components/StatusTag';
import type { Draft, Part } from '../types';
import { Refused } from './Refused';
import { useRefusals } from './refused';
import { partName, unreadable } from './useDrafts';

type Props = { drafts: Draft[]; at: string; onChoose: (at: string) => void };

export function PartList({ drafts, at, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <nav className="part-list" aria-label={t('data:parts.label')}>
      {drafts.map((draft) => (
        <section key={draft.key}>
          <div className="part-file" title={draft.name}>
            {draft.name}
          </div>
          {draft.parts.length === 0 && (
            <button
              type="button"
              className={at === draft.key ? 'part part-current' : 'part'}
              onClick={() => onChoose(draft.key)}
            >
              <State draft={draft} />
            </button>
          )}
          {draft.parts.map((part) => (
            <button
              type="button"
              key={part.no}
              aria-current={at === `${draft.key}.${part.no}`}
              className={at === `${draft.key}.${part.no}` ? 'part part-current' : 'part'}
              onClick={() => onChoose(`${draft.key}.${part.no}`)}
            >
              <span className="clip">{partName(part)}</span>
              <span className="row part-line">
                <State draft={draft} part={part} />
                <span className="small muted mono">
                  {t('data:parts.rows', { rows: count(part.rows) })}
                </span>
              </span>
            </button>
          ))}
          <Refused draft={draft} />
        </section>
      ))}
    </nav>
  );
}

/** Where a part stands, in a word. */
function stateOf(
  draft: Draft,
  part: Part | undefined,
  refused: boolean,
): { tone: Tone; word: string; count?: number } {
  if (!part && unreadable(draft)) return { tone: 'red', word: 'failed' };
  if (!part) return { tone: draft.state === 'failed' ? 'red' : 'blue', word: draft.state };
  if (part.left_out) return { tone: 'grey', word: 'leftOut' };
  if (part.missing.length) return { tone: 'red', word: 'missing', count: part.missing.length };
  if (refused) return { tone: 'red', word: 'refusedValue' };
  const open = draft.questions.filter((one) => one.part === part.no).length;
  if (open) return { tone: 'amber', word: 'open', count: open };
  return { tone: 'green', word: 'ready' };
}

function State({ draft, part }: { draft: Draft; part?: Part }) {
  const { t } = useTranslation();
  const refusals = [...useRefusals().keys()];
  const refused = refusals.some((one) => one.startsWith(`${draft.key}.p${part?.no}.`));
  const { tone, word, count: number } = stateOf(draft, part, refused);
  return (
    <StatusTag tone={tone} plain>
      {t(`data:part.${word}`, { count: number })}
    </StatusTag>
  );
}
