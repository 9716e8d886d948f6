/** What the files say in remarks that may clear somebody: it warns, the machine decides nothing by it. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowAt } from '../../components/rowAt';
import { useFocus } from './focus';
import type { Explanation } from './queries';

type Remark = Explanation['remarks'][number];

export function Remarks({ remarks }: { remarks: Remark[] }) {
  const { t } = useTranslation();
  const { goRow } = useFocus();
  const place = usePlace();
  if (remarks.length === 0) return null;
  return (
    <div className="clue-remarks" role="note">
      <h3>{t('clues:remark.title')}</h3>
      <ul>
        {remarks.map((remark) => (
          <li key={`${remark.at.row_id}${remark.column}`}>
            {t('clues:remark.says', remark)}{' '}
            <Button
              type="link"
              size="small"
              className="clue-remark-at"
              onClick={() => goRow(remark.at.input, remark.at.row_id)}
            >
              {place(remark)}
            </Button>
          </li>
        ))}
      </ul>
      <p className="small muted">{t('clues:remark.why')}</p>
    </div>
  );
}

/** @returns where a remark stands, and how many rows say the same */
function usePlace(): (remark: Remark) => string {
  const { t } = useTranslation();
  return ({ table, at, count }) => {
    const file = [at.file, at.sheet].filter(Boolean).join('·');
    const where = rowAt(t('clues:why.ref', { input: table, file, line: at.line }), at.month);
    return count > 1 ? `${where} ${t('clues:remark.rows', { count })}` : where;
  };
}

/** @returns the lines for the sheet on paper */
export function useRemarkLines(): (remarks: Remark[]) => string[] {
  const { t } = useTranslation();
  const place = usePlace();
  return (remarks) =>
    remarks.map(
      (one) => `${t('clues:remark.says', one)} ${t('clues:remark.at', { at: place(one) })}`,
    );
}
