/** Where a row set aside stands, whom it is about, and which of its cells is wrong. */
import { useTranslation } from 'react-i18next';
import { rowAt } from '../../../components/rowAt';
import { StatusTag } from '../../../components/StatusTag';
import type { AsideRow } from '../types';

type Props = { row: AsideRow };

export function AsidePlace({ row }: Props) {
  const { t } = useTranslation();
  const file = row.file.replace(/^.*\//, '');
  return (
    <div className="wrap">
      <div>{rowAt(t('data:aside.line', { line: row.line }), row.month)}</div>
      {row.sheet && (
        <div className="small muted">{t('data:aside.sheet', { sheet: row.sheet })}</div>
      )}
      <div className="small muted">{file}</div>
    </div>
  );
}

/** Names and numbers by which rows are told apart, without the wrong ones beside them. */
export function AsideWho({ row }: Props) {
  const { t } = useTranslation();
  const shown = row.telling.filter((at) => !row.wrong.includes(at) && row.cells[at]);
  if (shown.length === 0) return <span className="muted">{t('data:aside.nobody')}</span>;
  return (
    <div className="wrap">
      {shown.map((at) => (
        <div key={at}>
          <span className="small muted">{row.header[at]}</span>{' '}
          <span className="mono">{row.cells[at]}</span>
        </div>
      ))}
    </div>
  );
}

/** The wrong cells with what stands in them, and why. */
export function AsideWrong({ row }: Props) {
  const { t } = useTranslation();
  return (
    <div className="wrap">
      {row.wrong.map((at) => (
        <div key={at}>
          <StatusTag plain tone="red">
            {row.header[at]}
          </StatusTag>{' '}
          <span className="mono">{row.cells[at] || t('data:aside.blank')}</span>
        </div>
      ))}
      <div className="small">{row.why}</div>
    </div>
  );
}
