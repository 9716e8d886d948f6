/** The clue on paper: only seen when printing. */
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { minute, withGroups } from '../../components/numbers';
import { PageWatermark } from '../../layouts/PageWatermark';
import { changed } from './Changes';
import { useLater } from './later';
import { PrintHead } from './PrintHead';
import { PrintSign } from './PrintSign';
import type { Detail, Explanation, Step } from './queries';

type Props = { detail: Detail; why: Explanation | undefined };

export function PrintSheet({ detail, why }: Props) {
  const { t } = useTranslation();
  const { events } = detail;
  const later = useLater();
  const list = (title: string, lines: string[]) =>
    lines.length > 0 && (
      <>
        <h2>{title}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </>
    );
  const steps = (why?.steps ?? []).filter((step) => step.decided);
  // beside the frame of the page, which is as high as the window and would cut off what follows
  return createPortal(
    <article className="clue-print" aria-hidden>
      <PageWatermark className="clue-print-page">
        <PrintHead detail={detail} />
        <After detail={detail} />
        {list(t('clues:why.disprove'), why?.disprove ?? [])}
        <h2>{t('clues:why.title')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step.step}>
              {step.sentence}
              <Facts step={step} />
            </li>
          ))}
        </ol>
        {list(
          t('clues:print.later'),
          (why?.facts ?? [])
            .filter((table) => table.later)
            .map((table) => `${table.table} ${later(table, why?.as_of ?? '')}`),
        )}
        {list(
          t('clues:tab.values'),
          (why?.values ?? [])
            .filter((cell) => !cell.blank)
            .map((cell) => `${cell.column} ${cell.shown}`),
        )}
        {list(t('clues:why.basis'), why?.basis ?? [])}
        {list(
          t('clues:tab.events'),
          events.map((event) =>
            [minute(event.at), event.actor, event.to_state, withGroups(event.reason)]
              .filter(Boolean)
              .join(' '),
          ),
        )}
        <p>{t('clues:why.notice')}</p>
        <PrintSign />
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

/** The values that a step looked at, and where its rows stand in the supplied files. */
function Facts({ step }: { step: Step }) {
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
