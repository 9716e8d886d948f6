/** Each rule of a model: whether it can run on what there is, and what it lacks. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { ruleNames } from './FitDetails';
import type { FitRule, FitView, Page } from './queries';

const TONES: Record<string, Tone> = {
  whole: 'green',
  part: 'amber',
  unchecked: 'amber',
  review: 'amber',
  none: 'grey',
};

type Props = { fit: FitView; page: Page; onMend: (table: string) => void };

export function FitRules({ fit, page, onMend }: Props) {
  const { t } = useTranslation();
  const named = ruleNames(page);
  if (fit.rules.length === 0) return null;
  return (
    <table className="models-columns models-fit-rules">
      <caption className="visually-hidden">{t('models:ruleFit.title')}</caption>
      <thead>
        <tr>
          <th className="models-col-name">{t('models:ruleFit.rule')}</th>
          <th className="models-col-fill">{t('models:status')}</th>
          <th>{t('models:ruleFit.lacks')}</th>
        </tr>
      </thead>
      <tbody>
        {fit.rules.map((rule) => (
          <tr key={rule.rule}>
            <td>{named(rule.rule)}</td>
            <td>
              <StatusTag plain tone={TONES[rule.kind] ?? 'amber'}>
                {t(
                  `models:ruleFit.${rule.kind as 'whole' | 'part' | 'unchecked' | 'review' | 'none'}`,
                )}
              </StatusTag>
            </td>
            <td className="small">
              <Lacks rule={rule} page={page} onMend={onMend} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many rules of a model can run, in the same words wherever it is told. */
export function saysOf(t: TFunction, fit: FitView): string {
  const { there, needed, all, able, hampered, unchecked, reviewed } = fit;
  const closed = [
    reviewed > 0 && t('models:fitSays.onlyReview', { count: reviewed }),
    unchecked > 0 && t('models:fitSays.onlyUnchecked', { count: unchecked }),
  ].filter(Boolean);
  const told = closed.join(t('common:comma'));
  if (!fit.runnable) return t('models:fitSays.none');
  if (able === 0 && told) return t('models:fitSays.closed', { there, needed, all, told });
  if (able === 0) return t('models:fitSays.idle', { there, needed, all });
  if (fit.state === 'whole') return t('models:fitSays.whole', { needed });
  const numbers = { there, needed, all, able, hampered };
  const said = t(hampered ? 'models:fitSays.hampered' : 'models:fitSays.rules', numbers);
  return told ? said + t('models:fitSays.besides', { told }) : said;
}

type Words = { hollow: 'hollow' | 'hollowDecisive' | 'hollowBeside'; needs: Needs };
type Needs = 'needs' | 'decisive' | 'beside';

/** What is said of tables without data, where they are why a rule cannot judge; else they stand beside. */
const WORDS: Record<string, Words> = {
  none: { hollow: 'hollow', needs: 'needs' },
  unchecked: { hollow: 'hollowDecisive', needs: 'decisive' },
};
const BESIDE: Words = { hollow: 'hollowBeside', needs: 'beside' };

type LacksProps = { rule: FitRule; page: Page; onMend: (table: string) => void };

function Lacks({ rule, page, onMend }: LacksProps) {
  const { t } = useTranslation();
  const comma = t('common:comma');
  const whole = rule.lacks.filter((one) => one.columns.length === 0 && !one.unsaid);
  const unsaid = rule.lacks.filter((one) => one.unsaid).map((one) => one.table);
  const tables = whole.filter((one) => !one.empty).map((one) => one.table);
  const aside = whole.filter((one) => one.aside).map((one) => one.table);
  const hollow = whole.filter((one) => one.empty && !one.aside).map((one) => one.table);
  const columns = rule.lacks.filter((one) => one.columns.length > 0);
  return (
    <>
      {columns.map((one) => (
        <div key={`${one.table} ${one.unread}`}>
          {t(one.unread ? 'models:ruleFit.unread' : 'models:ruleFit.columns', {
            table: one.table,
            columns: one.columns.join(comma),
            rows: count(one.rows ?? 0),
          })}{' '}
          <Link
            to={'/models/$id' as '/'}
            params={{ id: page.card.id } as never}
            search={{ tab: 'data', table: one.table } as never}
            onClick={() => onMend(one.table)}
          >
            {t('models:ruleFit.mend')}
          </Link>
        </div>
      ))}
      {aside.map((table) => (
        <div key={`${table} aside`}>
          {t('models:ruleFit.aside', { table })}{' '}
          <Link
            to={'/data/tables/$name' as '/'}
            params={{ name: table } as never}
            search={{ tab: 'quarantine' } as never}
          >
            {t('models:ruleFit.toAside')}
          </Link>
        </div>
      ))}
      {hollow.length > 0 && (
        <div>
          {t(`models:ruleFit.${(WORDS[rule.state] ?? BESIDE).hollow}`, {
            tables: hollow.join(comma),
          })}
        </div>
      )}
      {tables.length > 0 && (
        <div className={rule.state in WORDS ? '' : 'muted'}>
          {t(`models:ruleFit.${(WORDS[rule.state] ?? BESIDE).needs}`, {
            tables: tables.join(comma),
          })}
        </div>
      )}
      {unsaid.length > 0 && <div>{t('models:ruleFit.unsaid', { tables: unsaid.join(comma) })}</div>}
      {(rule.items ?? []).map((item) => (
        <div key={item}>
          {t('models:ruleFit.local', { item })}{' '}
          <Link to={'/admin' as '/'} search={{ tab: 'local', item } as never}>
            {t('models:ruleFit.enter')}
          </Link>
        </div>
      ))}
    </>
  );
}
