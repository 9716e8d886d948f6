/** The head of the sheet: office, what it is, who printed it and when, and which clue it is about. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { beijingNow } from '../../components/beijing';
import { minute, withGroups } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import { useGrade } from './grades';
import type { Detail } from './queries';

const now = () => beijingNow().format('YYYY-MM-DD HH:mm');

/** The time of printing: told anew whenever the sheet changes or is sent to the printer. */
function usePrinted(detail: Detail): string {
  const [time, setTime] = useState(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: no record on it is later than it
  useEffect(() => setTime(now()), [detail]);
  useEffect(() => {
    // at once: the printer takes the page as it stands when this returns
    const renew = () => flushSync(() => setTime(now()));
    window.addEventListener('beforeprint', renew);
    return () => window.removeEventListener('beforeprint', renew);
  }, []);
  return time;
}

export function PrintHead({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const session = useSession();
  const printed = usePrinted(detail);
  const { short } = useGrade();
  const word = useWord();
  const { clue, run } = detail;
  const grade = clue.hint ? t('clues:grade.hintWord') : short(clue.grade);
  const cells: [string, string | undefined][] = [
    [t('clues:print.id'), clue.id],
    [t('clues:print.cases'), clue.case_numbers.join(t('common:comma'))],
    [t('clues:column.state'), word('state', clue.state)],
    [t('clues:column.model'), clue.model_name],
    [t('clues:column.rule'), clue.rule_name],
    [t('clues:column.grade'), grade],
    [t('clues:column.created'), minute(clue.created)],
    [t('clues:print.asOf'), run?.as_of],
    [t('clues:print.printed'), printed],
    [t('clues:print.actor'), session?.user?.name],
  ];
  return (
    <header>
      <p className="clue-print-office">{session?.unit}</p>
      <h1>{t('clues:print.title')}</h1>
      <p className="clue-print-inner">{t('clues:print.inner')}</p>
      <p className="clue-print-subject">{withGroups(clue.title)}</p>
      <dl className="clue-print-about">
        {cells
          .filter(([, words]) => words)
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}
