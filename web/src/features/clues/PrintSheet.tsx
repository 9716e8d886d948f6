/** The clue on paper: only seen when printing. */
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import type { Detail, Explanation } from './queries';

type Props = { detail: Detail; why: Explanation | undefined };

export function PrintSheet({ detail, why }: Props) {
  const { t } = useTranslation();
  const { clue, events } = detail;
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
  return (
    <article className="clue-print" aria-hidden>
      <h1>{clue.title}</h1>
      <p>
        {[
          clue.id,
          clue.model_name,
          t('clues:head.rule', { rule: clue.rule }),
          clue.grade,
          clue.state,
        ].join(' · ')}
      </p>
      <p>{t('clues:why.notice')}</p>
      {list(t('clues:why.disprove'), why?.disprove ?? [])}
      {list(
        t('clues:why.title'),
        steps.flatMap((step) => [
          step.sentence,
          ...step.rows.flatMap((row) =>
            row.refs.map((ref) => t('clues:why.ref', { ...ref, file: `${ref.file} ${ref.sheet}` })),
          ),
        ]),
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
          [minute(event.at), event.actor, event.to_state, event.reason].filter(Boolean).join(' '),
        ),
      )}
    </article>
  );
}
