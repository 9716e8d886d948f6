/** The clue on paper: only seen when printing. */
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { minute, withGroups } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import { PageWatermark } from '../../layouts/PageWatermark';
import { changed } from './Changes';
import { useLater } from './later';
import { PrintChecks, PrintFacts, PrintList } from './PrintFacts';
import { PrintHead } from './PrintHead';
import { PrintSign } from './PrintSign';
import type { Detail, Explanation, Step } from './queries';
import { useRemarkLines } from './Remarks';
import { statedWords } from './Stated';

/** @prop annex whether the steps of the computing go onto paper too */
type Props = { detail: Detail; why: Explanation | undefined; annex: boolean };

/** On <body> while a sheet is there: other pages would print blank, as its style stays loaded. */
export const PRINTING = 'has-clue-print';

export function PrintSheet({ detail, why, annex }: Props) {
  const { t } = useTranslation();
  const later = useLater();
  const remarks = useRemarkLines();
  const word = useWord();
  useEffect(() => {
    document.body.classList.add(PRINTING);
    return () => document.body.classList.remove(PRINTING);
  }, []);
  // beside the frame of the page, which is as high as the window and would cut off what follows
  return createPortal(
    <article className="clue-print" aria-hidden>
      <PageWatermark className="clue-print-page">
        <PrintHead detail={detail} />
        <After detail={detail} />
        <PrintList
          title={t(detail.clue.unbased ? 'clues:stated.lost' : 'clues:stated.title')}
          lines={detail.stated.map((one) =>
            [minute(one.at), one.actor, statedWords(t, one), one.reason].join(' '),
          )}
        />
        {why && <PrintFacts why={why} written={detail.document !== ''} />}
        <PrintList
          title={t('clues:print.later')}
          lines={(why?.facts ?? [])
            .filter((table) => table.later)
            .map((table) => `${table.table} ${later(table, why?.as_of ?? '')}`)}
        />
        <PrintChecks detail={detail} steps={why?.verify ?? []} />
        <PrintList title={t('clues:remark.title')} lines={remarks(why?.remarks ?? [])} />
        <PrintList title={t('clues:why.disprove')} lines={why?.disprove ?? []} />
        {why && !why.checked && <p>{t('clues:why.unchecked', { doubt: why.doubt })}</p>}
        <PrintList title={t('clues:why.basis')} lines={why?.basis ?? []} />
        <PrintList
          title={t('clues:tab.events')}
          lines={detail.events.map((event) =>
            [
              [
                minute(event.at),
                event.actor,
                word('state', event.to_state),
                withGroups(word('reason', event.reason)),
              ]
                .filter(Boolean)
                .join(' '),
              ...event.left.map((step) => t('clues:events.left', { step })),
            ].join('\n'),
          )}
        />
        <p>{t('clues:why.notice')}</p>
        <PrintSign />
        {why && annex && <Annex why={why} />}
      </PageWatermark>
    </article>,
    document.body,
  );
}

/** A conclusion that is older than the facts must not go into a file as if it still spoke of them. */
function After({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  if (detail.changes.length === 0) return null;
  return (
    <section className="clue-print-changes">
      <h2>{t('clues:changes.title')}</h2>
      <ul>
        {detail.changes.map((event) => (
          <li key={event.id}>
            {minute(event.at)} {t('clues:events.run', { id: event.run_id })}
            {t('clues:changes.what', { what: withGroups(changed(event)) })}
          </li>
        ))}
      </ul>
      <p>{t('clues:changes.how')}</p>
    </section>
  );
}

/** What only who checks the computing reads: every step with its formula, and the clue's values. */
function Annex({ why }: { why: Explanation }) {
  const { t } = useTranslation();
  const filled = why.values.filter((cell) => !cell.blank);
  return (
    <section className="clue-print-annex">
      <h2>{t('clues:print.annex')}</h2>
      <p>{t('clues:print.annexWhy')}</p>
      <ol>
        {why.steps
          .filter((step) => step.decided)
          .map((step) => (
            <li key={step.step}>
              {step.sentence}
              <Looked step={step} />
            </li>
          ))}
      </ol>
      <PrintList
        title={t('clues:tab.values')}
        lines={filled.map((cell) => `${cell.column} ${cell.shown}`)}
      />
    </section>
  );
}

/** The values that a step looked at, and where its rows stand in the supplied files. */
function Looked({ step }: { step: Step }) {
  const { t } = useTranslation();
  const comma = t('common:comma');
  return (
    <ul>
      {step.rows.map((row) => {
        const cells = row.conditions.flatMap((part) => (part.folded ? [] : part.cells));
        const values = new Set(cells.map((cell) => `${cell.column} ${cell.shown}`));
        const places = row.refs.map((ref) =>
          t('clues:why.ref', { ...ref, file: [ref.file, ref.sheet].filter(Boolean).join('·') }),
        );
        return (
          <li key={row.refs.map((ref) => ref.row_id).join()}>
            {[...values, ...places].join(comma)}
          </li>
        );
      })}
    </ul>
  );
}
