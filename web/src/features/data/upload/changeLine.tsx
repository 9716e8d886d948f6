/** What is said where the columns are not those of the supplier's last file, and what to answer. */
import { Button, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../deeds';
import type { Change, Draft, Part } from '../types';
import type { Line } from './PartNotes';

/** The mapping of last time holds, as all its columns are there again: it is offered. */
const KEEP = 'ok';
const ANEW = 'new';

export function changeLine(draft: Draft, part: Part, change: Change, t: TFunction): Line {
  const what = words(change, t);
  const declined = part.said.layout === ANEW;
  const open = !change.confirmed;
  const told = change.kept ? (open ? 'changeKept' : 'keptWith') : 'change';
  const answers = open ? (change.kept ? [KEEP, ANEW] : [KEEP]) : [];
  if (!open && (change.kept || declined)) answers.push(change.kept ? ANEW : KEEP);
  return {
    key: 'change',
    type: change.kept && !open ? 'info' : 'warning',
    open,
    text: t(`data:note.${told}`, { what }),
    act: answers.length > 0 && (
      <Answers draft={draft} part={part} values={answers} kept={change.kept || declined} />
    ),
  };
}

/** How the headers differ from the last ones. */
function words(change: Change, t: TFunction): string {
  const and = t('data:and');
  const [removed, added] = change.kept ? ['gone', 'came'] : ['removed', 'added'];
  return [
    change.added.length && t(`data:change.${added}`, { columns: change.added.join(and) }),
    change.removed.length && t(`data:change.${removed}`, { columns: change.removed.join(and) }),
    ...change.renamed.map(([old, now]) => t('data:change.renamed', { old, now })),
    ...change.lost.map(([old, column]) => t('data:change.lost', { old, column })),
    change.moved && t('data:change.moved'),
  ]
    .filter(Boolean)
    .join(t('data:stop'));
}

type Props = { draft: Draft; part: Part; values: string[]; kept: boolean };

function Answers({ draft, part, values, kept }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const label = (value: string) => {
    if (value === ANEW) return t('data:note.changeAnew');
    return t(kept ? 'data:note.changeKeep' : 'data:note.confirmChange');
  };
  return (
    <Space size="small">
      {values.map((value) => (
        <Button
          key={value}
          size="small"
          type={value === KEEP ? 'primary' : 'default'}
          loading={answer.isPending}
          onClick={() => answer.mutate({ answers: { [`p${part.no}.layout`]: value } })}
        >
          {label(value)}
        </Button>
      ))}
    </Space>
  );
}
