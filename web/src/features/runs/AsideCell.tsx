/** One value of a row aside; a masked one opens for a stated purpose.
 *  A covered name or number says by itself what it is; other values follow their column's name. */
import { useCan } from '../../api/session';
import { Masked } from '../../components/Masked';
import { type Aside, reveal } from './queries';
import type { Stream } from './routes';

export type Where = { run: string; stream: Stream; step: string | undefined; row: Aside };

export function AsideCell(props: Where & { column: string; value: string }) {
  const { run, stream, step, row, column, value } = props;
  const may = useCan('reveal');
  const open = (purpose: string) =>
    reveal(run, { purpose, stream, step: step ?? '', index: row.index, column });
  const covered = row.covered.includes(column);
  return (
    <span>
      {!(covered && column in row.subject) && <span className="muted small">{column} </span>}
      {covered ? <Masked value={value} label={column} reveal={may ? open : undefined} /> : value}
    </span>
  );
}
