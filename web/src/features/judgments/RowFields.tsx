/** The fields of a row to be added: what every judgment should state first, the rest on demand. */
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Addable } from './queries';

/** Up to so many columns are shown at once. */
const FEW = 8;

export function RowFields({ table }: { table: Addable }) {
  const { t } = useTranslation();
  const first = table.columns.length <= FEW ? table.columns.length : table.expected || FEW;
  const field = (one: Addable['columns'][number]) => (
    <Form.Item
      key={one.column}
      name={['values', one.column]}
      label={one.column}
      tooltip={one.meaning}
    >
      <Input
        maxLength={2000}
        placeholder={one.example && t('judgments:correct.example', { example: one.example })}
      />
    </Form.Item>
  );
  const others = table.columns.slice(first);
  return (
    <>
      <div className="row-fields">{table.columns.slice(0, first).map(field)}</div>
      {others.length > 0 && (
        <details className="fact-others">
          <summary className="muted small">
            {t('judgments:addRow.others', { count: others.length })}
          </summary>
          <div className="row-fields">{others.map(field)}</div>
        </details>
      )}
    </>
  );
}
