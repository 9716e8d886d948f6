/** One hint of a rule: what it says, why, on what law; marks its places in the text. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { EnterHint } from './EnterHint';
import type { Finding } from './queries';
import { GradeTag } from './tags';

type Props = { judgment: string; finding: Finding; active: boolean; onPick: () => void };

const CHANGES: Record<string, Tone> = { appears: 'blue', gone: 'grey' };

export function FindingCard({ judgment, finding, active, onPick }: Props) {
  const { t } = useTranslation();
  const { change } = finding;
  return (
    <li className={active ? 'finding finding-active' : 'finding'}>
      <span className="row">
        <GradeTag grade={finding.severity} code={finding.grade_code} />
        <b className="grow">{finding.name}</b>
        {change !== 'same' && (
          <StatusTag tone={CHANGES[change] ?? 'grey'}>
            {t(`judgments:findings.change.${change}`)}
          </StatusTag>
        )}
      </span>
      <button
        type="button"
        className="finding-words"
        aria-pressed={active}
        title={t('judgments:findings.show')}
        onClick={onPick}
      >
        {finding.message}
      </button>
      {finding.basis.length > 0 && (
        <span className="small muted">
          {t('judgments:findings.basis', {
            basis: finding.basis.join(t('judgments:findings.and')),
          })}
        </span>
      )}
      <details>
        <summary>{t('judgments:findings.why')}</summary>
        <pre>{finding.explanation}</pre>
      </details>
      <EnterHint judgment={judgment} finding={finding} />
      {finding.in_ledger && (
        <Link to={'/clues/$clue' as '/'} params={{ clue: finding.id } as never}>
          {t('judgments:findings.ledger')}
        </Link>
      )}
    </li>
  );
}
