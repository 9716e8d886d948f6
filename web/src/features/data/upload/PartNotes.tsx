/** What a person should know of a sheet before looking at its columns. */
import { Alert, Button } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { useAnswer } from '../deeds';
import type { UploadSearch } from '../routes';
import type { Draft, Part } from '../types';
import { changeLine } from './changeLine';
import { Going } from './Going';
import { LikelyTables, unsureText } from './LikelyTables';
import { MissingNote } from './MissingNote';
import { monthsLine } from './monthsLine';
import { placesLine } from './placesLine';
import { twiceLine } from './twiceLine';

export type Line = {
  key: string;
  type: 'error' | 'warning' | 'info';
  text: ReactNode;
  act?: ReactNode;
  /** answers that need a line of their own */
  below?: ReactNode;
  /** nothing goes on until a person has decided */
  open?: boolean;
};

export function PartNotes({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const and = t('data:and');
  const [{ table: wish }] = useUrlFilters<UploadSearch>();
  const twice = draft.earlier.filter((one) => one.table === part.table);
  const lines: Line[] = [];
  if (part.missing.length)
    lines.push({
      key: 'missing',
      type: 'error',
      text: <MissingNote draft={draft} part={part} />,
      open: true,
    });
  if (wish && part.table && part.table !== wish)
    lines.push({
      key: 'wish',
      type: 'info',
      text: t('data:note.wish', { wish, table: part.table }),
      act: <Take draft={draft} id={`p${part.no}.table`} value={wish} wish />,
    });
  if (!part.table && !part.left_out) lines.push(tableLine(draft, part, t));
  if (part.months) lines.push(monthsLine(draft, part, part.months, t));
  if (part.places.length > 0) lines.push(placesLine(draft, part, t));
  if (part.change) lines.push(changeLine(draft, part, part.change, t));
  for (const known of twice) lines.push(twiceLine(draft, known, t));
  for (const text of part.unread) lines.push({ key: text, type: 'warning', text });
  const carried = draft.going.some((one) => one.table === part.table);
  const notes = [
    part.hidden && t('data:note.hidden'),
    ...part.notes,
    part.unmatched.length > 0 &&
      part.table &&
      t('data:note.unmatched', { columns: part.unmatched.join(and) }),
  ].filter(Boolean);
  if (notes.length) lines.push({ key: 'notes', type: 'info', text: notes.join(t('data:stop')) });
  if (lines.length === 0 && !carried) return null;
  return (
    <div className="part-notes">
      {lines.map((line) => (
        <Alert
          key={line.key}
          className={line.open ? 'note-open' : undefined}
          type={line.type}
          title={line.text}
          action={line.act}
          description={line.below}
          showIcon
        />
      ))}
      {carried && <Going draft={draft} table={part.table} />}
    </div>
  );
}

/** Which table it may be, where none is certain. */
function tableLine(draft: Draft, part: Part, t: TFunction): Line {
  const guess = part.guesses[0];
  return {
    key: 'table',
    type: 'warning',
    open: true,
    text: guess?.sure ? t('data:note.guess', { ...guess }) : unsureText(part, t),
    act: guess?.sure && <Take draft={draft} id={`p${part.no}.table`} value={guess.table} />,
    below: !guess?.sure && <LikelyTables draft={draft} part={part} />,
  };
}

type TakeProps = { draft: Draft; id: string; value: string; wish?: boolean };

function Take({ draft, id, value, wish }: TakeProps) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  return (
    <Button
      size="small"
      type={wish ? 'default' : 'primary'}
      loading={answer.isPending}
      onClick={() => answer.mutate({ answers: { [id]: value } })}
    >
      {wish ? t('data:note.takeWish', { wish: value }) : t('data:note.takeTable')}
    </Button>
  );
}
