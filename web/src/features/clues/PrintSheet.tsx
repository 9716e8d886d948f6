/** The clue on paper: only seen when printing. */
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import { PageWatermark } from '../../layouts/PageWatermark';
import { PrintHead } from './PrintHead';
import { PrintSign } from './PrintSign';
import type { Detail, Explanation, Step } from './queries';

type Props = { detail: Detail; why: Explanation | undefined };

export function PrintSheet({ detail, why }: Props) {
  const { t } = useTranslation();
  const { events } = detail;
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
          t('clues:tab.values'),
          (why?.values ?? [])
            .filter((cell) => !cell.blank)
            .map((cell) => `${cell.column} ${cell.shown}`),
        )}
        {list(t('clues:why.basis'), why?.basis ?? [])}
        {list(
          t('clues:tab.events'),
          events.map((event) =>
            [minute(event.at), event.actor, event.to_state, event.reason].filter(Boolean).join(' '),
          ),
        )}
        <p>{t('clues:why.notice')}</p>
        <PrintSign />
      </PageWatermark>
    </article>,
    document.body,
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
