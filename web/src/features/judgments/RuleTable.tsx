/** What the rules found: hits by grade and rule, what could not be decided, what could not run. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { GradeCount, Screening } from './queries';
import { Grades, GradeTag } from './tags';

type Props = {
  screening: Screening;
  /** what is put aside is listed for its documents only */
  delivery?: string;
};

export function RuleTable({ screening, delivery }: Props) {
  const { t } = useTranslation();
  const { rules, doubtful, unchecked, whole = 0, failed } = screening;
  return (
    <div className="column rule-table">
      <Grades counts={sums(rules)} />
      {failed.map((one) => (
        <Alert
          key={one.pack}
          type="warning"
          title={t('judgments:rules.failed', { name: one.pack })}
          description={one.why}
        />
      ))}
      {rules.length === 0 ? (
        <p>{t('judgments:rules.none')}</p>
      ) : (
        <table className="plain-rules">
          <thead>
            <tr>
              <th>{t('judgments:rules.grade')}</th>
              <th>{t('judgments:rules.name')}</th>
              <th className="amount">{t('judgments:rules.count')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((one) => (
              <tr key={`${one.pack} ${one.rule} ${one.code}`}>
                <td>
                  <GradeTag grade={one.grade} code={one.code} plain />
                </td>
                <td title={one.rule}>{one.name}</td>
                <td className="amount">
                  {one.code === 'verify' ? (
                    <Link
                      to={'/judgments/awaiting' as '/'}
                      search={{ rule: one.rule, delivery } as never}
                    >
                      {count(one.count)}
                    </Link>
                  ) : (
                    <Link
                      to={'/clues' as '/'}
                      search={{ model: one.pack, rule: one.rule } as never}
                    >
                      {count(one.count)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted small">
        <Aside sort="unsure" number={doubtful} delivery={delivery} />
        {t('judgments:rules.and')}
        <Aside sort="unchecked" number={unchecked} delivery={delivery} />
        {t('judgments:rules.stop')}
        {whole > 0 && (
          <Link to={'/runs' as '/'}>{t('judgments:rules.whole', { count: whole })}</Link>
        )}
      </p>
      <p className="muted small">{t('judgments:rules.hint')}</p>
    </div>
  );
}

type AsideProps = { sort: 'unsure' | 'unchecked'; number: number; delivery?: string };

/** How many were not judged, and the way to exactly these. */
function Aside({ sort, number, delivery }: AsideProps) {
  const { t } = useTranslation();
  const words = t(`judgments:rules.${sort}`, { count: number, n: count(number) });
  if (number === 0) return words;
  return (
    <Link to={'/judgments/awaiting' as '/'} search={{ sort, delivery } as never}>
      {words}
    </Link>
  );
}

/** How many hits of each grade; the rules come by grade. */
function sums(rules: Screening['rules']): GradeCount[] {
  const found = new Map<string, GradeCount>();
  for (const { grade, code, count: many } of rules) {
    found.set(code, { grade, code, count: (found.get(code)?.count ?? 0) + many });
  }
  return [...found.values()];
}
