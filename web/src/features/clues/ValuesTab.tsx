/** The clue's own values. */
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DescriptionGrid } from '../../components/DescriptionGrid';
import { Masked } from '../../components/Masked';
import { withGroups } from '../../components/numbers';
import { reveal, type Why } from './queries';

/** Longer texts take the whole width. */
const LONG = 24;

type Props = { clue: string; why: Why };

export function ValuesTab({ clue, why }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (why.isPending) return <Skeleton active paragraph={{ rows: 8 }} className="clue-part" />;
  if (!why.data) return null;
  const blank = why.data.values.filter((cell) => cell.blank).length;
  const cells = why.data.values.filter((cell) => all || !cell.blank);
  const ask = (column: string) => async (purpose: string) =>
    (await reveal(clue, { purpose, column })).shown;
  return (
    <div className="clue-scroll clue-part">
      <DescriptionGrid
        items={cells.map((cell) => ({
          label: cell.column,
          whole: cell.shown.length > LONG,
          value: cell.masked ? (
            <Masked value={cell.shown} label={cell.column} reveal={ask(cell.column)} />
          ) : (
            <span className={cell.blank ? 'muted' : undefined}>{withGroups(cell.shown)}</span>
          ),
        }))}
      />
      {blank > 0 && (
        <Button type="link" size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('clues:values.filled') : t('clues:values.blank', { count: blank })}
        </Button>
      )}
    </div>
  );
}
