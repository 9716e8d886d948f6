/** The way of the rows through the steps: how many went on, were put aside, or did not fit. */
import { Checkbox, Select, Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../components/Said';
import { useUrlFilters } from '../../components/useUrlFilters';
import { useOperator, useWord } from '../../components/useWord';
import { FlowBar } from './FlowBar';
import { open, type Page, type Step } from './queries';
import type { RunSearch } from './routes';
import { StepCount } from './StepCount';
import { ruleNames } from './stepNames';

export function StepsTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<RunSearch>();
  const pack = page.run.kind === 'pack';
  const failed = failedAt(page);
  useEffect(() => {
    if (failed) document.querySelector('.runs-failed')?.scrollIntoView({ block: 'center' });
  }, [failed]);
  const rules = pack ? [] : [...new Set(page.steps.flatMap((step) => step.rules))].sort();
  const named = ruleNames(page);
  const shown = page.steps.filter(
    (step) =>
      (!search.rule || step.rules.includes(search.rule)) &&
      (!search.only || (step.review ?? 0) + (step.unchecked ?? 0) + (step.unkeyed ?? 0) > 0),
  );
  return (
    <div className="grow column">
      <div className="runs-filters row">
        {!pack && (
          <Select
            aria-label={t('runs:wayOf')}
            className="runs-rule-select"
            value={search.rule ?? ''}
            onChange={(rule) => change({ rule: rule || undefined })}
            options={[
              { value: '', label: t('runs:allSteps') },
              ...rules.map((rule) => ({
                value: rule,
                label: t('runs:wayOfRule', { rule, what: named(rule) }),
              })),
            ]}
          />
        )}
        <Checkbox
          checked={Boolean(search.only)}
          onChange={(event) => change({ only: event.target.checked || undefined })}
        >
          {t('runs:onlyAside')}
        </Checkbox>
        <span className="muted small">
          {t('runs:shownOf', { shown: shown.length, all: page.steps.length })}
        </span>
        <span className="grow" />
        <Legend />
      </div>
      <section className="grow runs-scroll" aria-label={t('runs:tab.steps')}>
        <Table<Step>
          size="small"
          sticky
          pagination={false}
          rowKey="id"
          tableLayout="fixed"
          dataSource={shown}
          columns={columnsOf(t, page, pack)}
          rowClassName={(step) => (failed === step.id ? 'runs-failed' : '')}
        />
      </section>
    </div>
  );
}

const failedAt = (page: Page) =>
  page.run.phase === 'failed' ? /“(.+)”/.exec(page.run.stopped_at)?.[1] : undefined;

function Legend() {
  const { t } = useTranslation();
  return (
    <span className="runs-legend small muted">
      {(['passed', 'review', 'unchecked', 'dropped'] as const).map((name) => (
        <span key={name}>
          <i className={`runs-swatch runs-${name}`} aria-hidden />
          {t(`runs:way.${name}`)}
        </span>
      ))}
    </span>
  );
}

function columnsOf(t: TFunction, page: Page, pack: boolean): TableProps<Step>['columns'] {
  const most = Math.max(1, ...page.steps.map((step) => step.rows_in ?? 0));
  const number = (name: 'passed' | 'review' | 'unchecked' | 'unkeyed' | 'dropped') => ({
    title: t(`runs:way.${name}`),
    key: name,
    width: 108,
    align: 'right' as const,
    render: (_: unknown, step: Step) => <StepCount page={page} step={step} name={name} />,
  });
  const unkeyed = page.steps.some((step) => step.unkeyed) ? [number('unkeyed')] : [];
  return [
    {
      title: t(pack ? 'runs:rule' : 'runs:step'),
      key: 'step',
      render: (_, step) => <StepName step={step} pack={pack} />,
    },
    {
      title: t('runs:rows'),
      key: 'flow',
      width: 190,
      render: (_, step) => <FlowBar step={step} most={most} going={open(page.run)} />,
    },
    number('passed'),
    number('review'),
    number('unchecked'),
    ...unkeyed,
    number('dropped'),
  ];
}

function StepName({ step, pack }: { step: Step; pack: boolean }) {
  const word = useWord();
  const operator = useOperator();
  return (
    <div>
      <div className="row">
        <span className="runs-op">{pack ? word('grade', step.title) : operator(step)}</span>
        <strong className="runs-ellipsis">{step.name || step.id}</strong>
        {step.name && !pack && <span className="muted small">{step.id}</span>}
      </div>
      <div className="muted small runs-sentence" title={step.sentence.replace(/[{}]/g, '')}>
        {step.name && !pack ? <Said text={step.sentence} /> : step.sentence}
      </div>
    </div>
  );
}
