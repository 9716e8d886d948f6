/** The steps as sentences, in the groups of their author; one rule's steps alone if asked. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Said } from '../../components/Said';
import { useUrlFilters } from '../../components/useUrlFilters';
import { useOperator } from '../../components/useWord';
import { ruleNames } from './FitDetails';
import type { Page, Step } from './queries';
import type { ModelSearch } from './routes';
import { withoutCodes } from './stageTitles';

export function StepsTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [{ rule }, change] = useUrlFilters<ModelSearch>();
  const all = page.stages.flatMap((stage) => stage.steps);
  const numbers = new Map(all.map((step, index) => [step.id, index + 1]));
  const stages = page.stages
    .map((stage) => ({
      ...stage,
      steps: stage.steps.filter((step) => !rule || step.rules.includes(rule)),
    }))
    .filter((stage) => stage.steps.length > 0);
  const named = ruleNames(page);
  const codes = page.rules.map((one) => one.id);
  const shown = stages.reduce((sum, stage) => sum + stage.steps.length, 0);
  return (
    <div className="grow column">
      <div className="models-filters row">
        <Select
          aria-label={t('models:stepsOf')}
          className="models-rule-select"
          value={rule ?? ''}
          onChange={(value) => change({ rule: value || undefined })}
          options={[
            { value: '', label: t('models:allSteps') },
            ...[...new Set(page.rules.map((one) => one.id))].map((id) => ({
              value: id,
              label: t('models:stepsOfRule', { rule: id, what: named(id) }),
            })),
          ]}
        />
        <span className="muted small">{t('models:stepCount', { shown, total: all.length })}</span>
      </div>
      <div className="grow models-scroll models-stages">
        {stages.map((stage) => (
          <section key={stage.title}>
            <h2 className="models-stage">
              {withoutCodes(stage.title, codes) || t('models:otherSteps')}
            </h2>
            <ol className="models-steps">
              {stage.steps.map((step) => (
                <Line key={step.id} step={step} number={numbers.get(step.id) ?? 0} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

function Line({ step, number }: { step: Step; number: number }) {
  const operator = useOperator();
  const brief = step.op === 'table';
  const jump = (id: string) =>
    document.getElementById(`step-${id}`)?.scrollIntoView({ block: 'center' });
  return (
    <li id={`step-${step.id}`}>
      <span className="models-number mono">{number}</span>
      <span className="models-op">{operator(step)}</span>
      <div className="grow">
        <div className="row models-step-head">
          <strong>{step.name || step.id}</strong>
          {step.name && <span className="muted small">{step.id}</span>}
          {step.inputs.map((input) => (
            <button key={input} type="button" className="models-input" onClick={() => jump(input)}>
              {input}
            </button>
          ))}
          {brief && <span className="muted">{step.sentence}</span>}
        </div>
        {!brief && (
          <div className="models-sentence">
            {step.name ? <Said text={step.sentence} /> : step.sentence}
          </div>
        )}
      </div>
    </li>
  );
}
