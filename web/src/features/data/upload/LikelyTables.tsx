/** Which table a sheet may be, where none is certain; that it is none stands beside as an answer. */
import { Button, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/session';
import { useAnswer } from '../deeds';
import type { Draft, Part } from '../types';
import { NewTable } from './NewTable';

const LIKELY = 3;
/** A sheet of no more rows and columns is a note beside a list. */
const NOTE = { rows: 3, columns: 2 };

const isNote = (part: Part) =>
  part.rows <= NOTE.rows && part.sources.length <= NOTE.columns && part.sources.length > 0;

/** The nearest table has fewer columns of the file than it leaves over. */
const isWeak = (part: Part) => 2 * (part.guesses[0]?.held ?? 0) < part.sources.length;

export function unsureText(part: Part, t: TFunction): string {
  const guess = part.guesses[0];
  const columns = part.sources.length;
  if (isNote(part)) return t('data:note.aside', { rows: part.rows, columns });
  if (!guess) return t('data:note.noTable');
  if (!isWeak(part)) return t('data:note.unsure');
  return t('data:note.weak', { all: columns, table: guess.table, count: guess.held });
}

export function LikelyTables({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const mayMake = useCan('content');
  const [making, setMaking] = useState(false);
  const take = (table: string) => answer.mutate({ answers: { [`p${part.no}.table`]: table } });
  const doubted = isNote(part) || isWeak(part);
  const tables = part.guesses.slice(0, isNote(part) ? 0 : LIKELY).map(({ table, held, reason }) => (
    <Button key={table} title={reason} disabled={answer.isPending} onClick={() => take(table)}>
      {t('data:note.held', { table, count: held })}
    </Button>
  ));
  const leave = (
    <Button key="-leave" disabled={answer.isPending} onClick={() => take('')}>
      {t('data:note.leaveOut')}
    </Button>
  );
  const make = mayMake && (
    <Button key="-make" onClick={() => setMaking(true)}>
      {t('data:note.neither')}
    </Button>
  );
  // what is likelier stands first; nothing of it is larger than the rest
  const none = isNote(part) ? [leave, make] : [make, leave];
  return (
    <>
      <Space wrap size="small">
        {doubted ? [...none, ...tables] : [...tables, ...none]}
      </Space>
      {making && <NewTable draft={draft} part={part} onClose={() => setMaking(false)} />}
    </>
  );
}
