/** Each rule of a model: whether it can run on what there is, and what it lacks. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { ruleNames } from './FitDetails';
import type { FitRule, FitView, Page } from './queries';

const TONES: Record<string, Tone> = { whole: 'green', part: 'amber', none: 'grey' };

export function FitRules({ fit, page }: { fit: FitView; page: Page }) {
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
                {t(`models:ruleFit.${rule.kind as 'whole' | 'part' | 'none'}`)}
              </StatusTag>
            </td>
            <td className="small">
              <Lacks rule={rule} page={page} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many rules of a model can run, in the same words wherever it is told. */
export function saysOf(t: TFunction, fit: FitView): string {
  const { there, needed, all, able, hampered } = fit;
  if (!fit.runnable) return t('models:fitSays.none');
  if (able === 0) return t('models:fitSays.idle', { there, needed, all });
  if (fit.state === 'whole') return t('models:fitSays.whole', { needed });
  return t(hampered ? 'models:fitSays.hampered' : 'models:fitSays.rules', {
    there,
    needed,
    all,
    able,
    hampered,
  });
}

function Lacks({ rule, page }: { rule: FitRule; page: Page }) {
  const { t } = useTranslation();
  const comma = t('common:comma');
  const whole = rule.lacks.filter((one) => one.columns.length === 0);
  const tables = whole.filter((one) => !one.empty).map((one) => one.table);
  const hollow = whole.filter((one) => one.empty).map((one) => one.table);
  const columns = rule.lacks.filter((one) => one.columns.length > 0);
  return (
    <>
      {columns.map((one) => (
        <div key={one.table}>
          {t('models:ruleFit.columns', {
            table: one.table,
            columns: one.columns.join(comma),
            rows: count(one.rows ?? 0),
          })}{' '}
          <Link
            to={'/models/$id' as '/'}
            params={{ id: page.card.id } as never}
            search={{ tab: 'data', table: one.table } as never}
          >
            {t('models:ruleFit.mend')}
          </Link>
        </div>
      ))}
      {hollow.length > 0 && (
        <div>
          {t(rule.state === 'none' ? 'models:ruleFit.hollow' : 'models:ruleFit.hollowBeside', {
            tables: hollow.join(comma),
          })}
        </div>
      )}
      {tables.length > 0 && (
        <div className={rule.state === 'none' ? '' : 'muted'}>
          {t(rule.state === 'none' ? 'models:ruleFit.needs' : 'models:ruleFit.beside', {
            tables: tables.join(comma),
          })}
        </div>
      )}
    </>
  );
}
