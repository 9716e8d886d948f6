/** Below a list: how many rows there are and are loaded, failures of later pages, column settings. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { type Chosen, type Column, ColumnSettings } from './columns';
import { count } from './numbers';
import { problemWords } from './problemWords';
import type { Rows } from './useRows';

type Props<Row> = {
  rows: Rows<Row>;
  columns: Column<Row>[];
  left: ReadonlySet<string>;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
};

export function TableFoot<Row>(props: Props<Row>) {
  const { rows, columns, left, chosen, onChosen } = props;
  const { t } = useTranslation();
  const loaded = rows.held ?? rows.rows.length;
  const problem = rows.error ? asProblem(rows.error) : null;
  return (
    <div className="table-foot">
      <span role="status">
        {rows.total !== undefined &&
          t(loaded < rows.total ? 'common:table.count' : 'common:table.all', {
            total: count(rows.total),
            loaded: count(loaded),
          })}
        {rows.fetchingMore && ` ${t('common:loading')}`}
      </span>
      {problem && (
        <span className="tone-red" role="alert">
          {problemWords(problem, t).title}{' '}
          <Button size="small" onClick={rows.retry}>
            {t('common:retry')}
          </Button>
        </span>
      )}
      <span className="grow" />
      <ColumnSettings columns={columns} left={left} chosen={chosen} onChange={onChosen} />
    </div>
  );
}
