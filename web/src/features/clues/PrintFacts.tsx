/** Parts of the sheet on paper: the facts as the screen tells them, lists, and what was checked. */
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { rowAt } from '../../components/rowAt';
import { lacking } from './facts';
import type { Detail, Explanation } from './queries';

type Table = Explanation['facts'][number];

export function PrintList({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** Each table with what its rows tell, and where they stand in the supplied files. */
export function PrintFacts({ why, written }: { why: Explanation; written: boolean }) {
  const { t } = useTranslation();
  const none = lacking(why);
  if (why.facts.length === 0 && none.length === 0) return null;
  return (
    <>
      <h2>{t('clues:why.facts')}</h2>
      {why.facts.map((table) => (
        <Rows key={table.input} table={table} placed={!written} />
      ))}
      {none.map((table) => (
        <p key={table} className="clue-print-table">
          <b>{table}</b> {t('clues:why.factNone')}
        </p>
      ))}
    </>
  );
}

function Rows({ table, placed }: { table: Table; placed: boolean }) {
  const { t } = useTranslation();
  const comma = t('common:comma');
  const told = (cells: Table['whole']) => cells.map((cell) => `${cell.column} ${cell.shown}`);
  const many =
    table.count > 1 ? t('clues:why.factCount', { count: count(table.count) as never }) : '';
  return (
    <section className="clue-print-table">
      <p>
        <b>{table.table}</b> {[many, ...told(table.whole)].filter(Boolean).join(comma)}
      </p>
      <ul>
        {table.rows.map(({ at, cells }) => (
          <li key={at.row_id}>
            {cells.length > 0 ? told(cells).join(comma) : t('clues:why.factSame')}{' '}
            {placed &&
              rowAt(
                t('clues:why.factAt', {
                  file: [at.file, at.sheet].filter(Boolean).join('·'),
                  line: at.line,
                }),
                at.month,
              )}
          </li>
        ))}
      </ul>
      {table.count > table.rows.length && (
        <p>
          {t('clues:print.factMore', {
            shown: table.rows.length,
            count: table.count - table.rows.length,
          })}
        </p>
      )}
    </section>
  );
}

/** What to check, with a tick where it was: as kept with the decision, or noted since. */
export function PrintChecks({ detail, steps }: { detail: Detail; steps: string[] }) {
  const { t } = useTranslation();
  const decided = detail.events.flatMap((event) => event.checks);
  const ticked = new Set([...decided, ...(detail.draft?.checks ?? [])]);
  const all = [...new Set([...steps, ...ticked])];
  if (all.length === 0) return null;
  return (
    <>
      <h2>{t('clues:print.checks')}</h2>
      <ul className="clue-print-checks">
        {all.map((step) => (
          <li key={step}>
            {t(ticked.has(step) ? 'clues:print.ticked' : 'clues:print.unticked', { step })}
          </li>
        ))}
      </ul>
    </>
  );
}
