/** The answer of rules that say the same: the reason once, the steps on request. */
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import type { WhyRule as Rule, WhyStep } from './queries';
import { shortly, type WhyGroup } from './whyGroups';

const TONES: Record<string, Tone> = { clue: 'green', review: 'amber', unchecked: 'amber' };
const ROWS = 3;
/** Rules named in the head; all of them stand in the details. */
const NAMED = 3;

type Props = { group: WhyGroup; nearest: boolean; apart: ReadonlySet<string> };

export function WhyRule({ group, nearest, apart }: Props) {
  const { t } = useTranslation();
  const steps = group.rules.flatMap((rule) => rule.steps);
  const mine = different(steps.filter((step) => !step.aside));
  const short = shortly(group);
  const names = [...new Set(group.rules.map((rule) => rule.name))];
  return (
    <section className="models-whyrule">
      <div className="row models-whyhead">
        <StatusTag tone={TONES[group.verdict] ?? 'grey'}>
          {t(`models:why.verdict.${group.verdict}`)}
        </StatusTag>
        {nearest && <StatusTag tone="blue">{t('models:why.nearest')}</StatusTag>}
        <strong>
          {names.slice(0, NAMED).join(t('models:why.and'))}
          {names.length > NAMED && t('models:why.rules', { count: names.length })}
        </strong>
      </div>
      {short && (
        <>
          <p className="models-whysaid">{short.said}</p>
          <Held values={short.values} />
        </>
      )}
      {group.verdict === 'left' && <NearStep rule={group.rules[0]} apart={apart} />}
      {steps.length > 0 && (
        <details>
          <summary>{t('models:why.details')}</summary>
          <ul>
            {group.rules.map((rule) => (
              <li key={rule.rule}>
                {rule.name}{' '}
                {rule.name !== rule.rule && <span className="muted small">{rule.rule}</span>}
              </li>
            ))}
          </ul>
          {mine.map((step) => (
            <Ended key={JSON.stringify(step)} step={step} />
          ))}
          <details>
            <summary>{t('models:why.allSteps', { count: different(steps).length })}</summary>
            <Way steps={different(steps)} />
          </details>
        </details>
      )}
    </section>
  );
}

/** The condition that failed, in plain words, with what stands in the row. */
type NearProps = { rule: Rule | undefined; apart: ReadonlySet<string> };

function NearStep({ rule, apart }: NearProps) {
  const { t } = useTranslation();
  const near = rule?.near;
  if (!near) {
    const lacks = rule?.lacks ?? [];
    const waiting = lacks.filter((table) => apart.has(table));
    const said = waiting.length > 0 ? 'models:why.waiting' : 'models:why.outside';
    const tables = (waiting.length > 0 ? waiting : lacks).map((text) =>
      t('models:why.quoted', { text }),
    );
    return (
      <p>
        {tables.length > 0
          ? t(said, { tables: tables.join(t('models:why.or')) })
          : t('models:why.outsideAll')}
      </p>
    );
  }
  return (
    <>
      <p className="muted">
        {t('models:why.furthest', { step: near.step })}
        {near.said && t('models:why.ended', { said: near.said })}
      </p>
      {near.wanted.length > 0 && (
        <dl className="models-near">
          <dt>{t('models:why.wanted', { count: near.wanted.length })}</dt>
          <dd className="models-whysaid">{near.wanted.join(t('models:why.also'))}</dd>
          <dt>{t('models:why.found')}</dt>
          <dd>{near.beside || <Held values={near.values} />}</dd>
        </dl>
      )}
      {near.wanted.length === 0 && (near.beside || <Held values={near.values} />)}
    </>
  );
}

/** Rows that say the same are told once. */
const different = <T,>(rows: T[]): T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

/** Nothing for a step that the subject simply passed. */
function Ended({ step }: { step: WhyStep }) {
  const { t } = useTranslation();
  const word = useWord();
  const why = different(step.why);
  return (
    <>
      {step.quarantined > 0 && (
        <p>{t('models:why.quarantined', { step: step.step, count: step.quarantined })}</p>
      )}
      {different(step.put_aside)
        .slice(0, ROWS)
        .map((one) => (
          <div key={JSON.stringify(one)}>
            <p>
              {t('models:why.put', {
                step: step.step,
                stream: word('grade', one.stream),
                reason: one.reason,
              })}
            </p>
            <Held values={one.values} />
          </div>
        ))}
      {step.left && (
        <div>
          <p>
            {t('models:why.left', { step: step.step, count: step.came })}
            {t('common:comma')}
            {step.sentence}
          </p>
          {why.slice(0, ROWS).map((one) => (
            <div key={JSON.stringify(one)} className="models-whyrow">
              <p className="models-whysaid">{one.said}</p>
              <Held values={one.values} />
            </div>
          ))}
          {why.length > ROWS && (
            <p className="muted">{t('models:why.more', { count: why.length - ROWS })}</p>
          )}
        </div>
      )}
    </>
  );
}

function Held({ values }: { values: Record<string, string> }) {
  return (
    <dl className="models-held">
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Way({ steps }: { steps: WhyStep[] }) {
  const { t } = useTranslation();
  const heads = ['step', 'came', 'passed', 'aside', 'does'] as const;
  return (
    <table className="models-columns">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} className={head === 'step' || head === 'does' ? undefined : 'number'}>
              {t(`models:why.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={JSON.stringify(step)}>
            <td className="models-whystep">
              {step.step}
              {step.aside && <div className="muted small">{t('models:why.exception')}</div>}
            </td>
            <td className="number">{step.came}</td>
            <td className="number">{step.passed}</td>
            <td className="number">{step.put_aside.length}</td>
            <td>{step.sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
