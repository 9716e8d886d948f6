/** Rules that could not be decided about this judgment, each with the facts that it lacked. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Undecided } from './queries';

export function UndecidedNote({ rules }: { rules: Undecided[] }) {
  const { t } = useTranslation();
  const count = new Set(rules.map((one) => one.rule)).size;
  if (count === 0) return null;
  return (
    <details className="undecided" open>
      <summary>{t('judgments:findings.undecided', { count })}</summary>
      <p className="muted small">{t('judgments:findings.undecidedWhy')}</p>
      <ul>
        {rules.map((one) => (
          <li key={`${one.rule} ${one.reason}`}>
            {one.name}
            <span className="muted small">{one.reason}</span>
          </li>
        ))}
      </ul>
      <Link to={'/judgments/awaiting' as '/'} search={{ sort: rules[0]?.sort } as never}>
        {t('judgments:findings.undecidedMore')}
      </Link>
    </details>
  );
}
