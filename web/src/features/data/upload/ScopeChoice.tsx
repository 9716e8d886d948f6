/** Which earlier rows a replacing file takes out: those of one file, of its supplier, or all. */
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { knownWords } from '../knownWords';
import type { Draft } from '../types';

type Props = {
  draft: Draft;
  /** names the choice of a file and the new file */
  label: string;
  onChange: (change: { scope?: string; instead?: string }) => void;
};

export function ScopeChoice({ draft, label, onChange }: Props) {
  const { t } = useTranslation();
  const { scope, instead } = draft.delivery;
  const { sent, same_month } = draft;
  const one = instead || same_month || sent[0]?.import_id || '';
  const rows = sent.reduce((sum, file) => sum + file.rows, 0);
  return (
    <>
      <Radio.Group
        className="scope-choice"
        size="small"
        value={scope}
        onChange={({ target }) =>
          onChange({
            scope: String(target.value),
            ...(target.value === 'file' && { instead: one }),
          })
        }
        options={[
          ...(sent.length ? [{ value: 'file', label: t('data:scope.file') }] : []),
          { value: 'supplier', label: t('data:scope.supplier') },
          { value: 'all', label: t('data:scope.all') },
        ]}
      />
      {scope === 'file' && (
        <Select
          className="whole-width"
          aria-label={label}
          value={sent.some((file) => file.import_id === instead) ? instead : undefined}
          placeholder={t('data:scope.which')}
          onChange={(value) => onChange({ instead: value })}
          options={sent.map((file) => ({
            value: file.import_id,
            label: t('data:replaced.file', {
              known: knownWords(t, file),
              rows: count(file.rows),
            }),
          }))}
        />
      )}
      {scope === 'supplier' && sent.length > 1 && (
        <div className="small tone-amber">
          {t('data:scope.allOfThem', { count: sent.length, rows: count(rows) })}
        </div>
      )}
    </>
  );
}
