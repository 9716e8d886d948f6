/** The head of a clue, from the ledger alone: title, grade, where it comes from, how far it is. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { Masked } from '../../components/Masked';
import { withGroups } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { Word } from '../../components/Word';
import { Changes } from './Changes';
import { Corrected } from './Corrected';
import { GradeLegend } from './grades';
import { WeightTag } from './marks';
import { type Detail, reveal } from './queries';
import { Stated } from './Stated';
import { StateSteps } from './StateSteps';
import type { ClueSearch } from './search';

type Beside = components['schemas']['Neighbours'] | undefined;
type Props = {
  detail: Detail;
  search: ClueSearch;
  beside: Beside;
  onStep: (by: 1 | -1) => void;
  print: ReactNode;
};

export function ClueHead({ detail, search, beside, onStep, print }: Props) {
  const { t } = useTranslation();
  const { clue } = detail;
  const program = t('common:program');
  const heading = useRef<HTMLHeadingElement>(null);
  // a clue that opens is read from its heading: the list with the focus is gone
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${clue.title} · ${program}`;
  }, [clue.title, program]);
  return (
    <header className="panel clue-head">
      <div className="row">
        <nav aria-label={t('common:crumbs')} className="small">
          <Link to={'/clues' as '/'} search={search as never}>
            {t('clues:list.title')}
          </Link>
          <span className="muted mono"> / {clue.id}</span>
        </nav>
        <span className="grow" />
        <Stepper beside={beside} onStep={onStep} />
        {print}
      </div>
      <h1 ref={heading} tabIndex={-1}>
        <Title detail={detail} />
      </h1>
      <div className="row clue-facts">
        {(clue.hint || clue.grade) && (
          <span className="row">
            <WeightTag clue={clue} />
            <GradeLegend className="small" />
          </span>
        )}
        {(clue.gone || clue.stated) && (
          <StatusTag tone={clue.unbased ? 'red' : 'amber'}>
            <Word of="seen" value={clue.seen} />
          </StatusTag>
        )}
        <Origin detail={detail} />
        <span className="grow" />
        <StateSteps detail={detail} />
      </div>
      <Changes detail={detail} />
      <Stated detail={detail} />
      <Corrected corrections={detail.corrections} />
    </header>
  );
}

/** The title; where a number in it is covered, it comes out for a purpose. */
function Title({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const { id } = detail.clue;
  const title = withGroups(detail.clue.title);
  if (!title.includes('********')) return <>{title}</>;
  const ask = async (purpose: string) =>
    withGroups((await reveal(id, { purpose, column: '' })).shown);
  return <Masked value={title} label={t('clues:column.title')} reveal={ask} />;
}

function Origin({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const { clue, run } = detail;
  return (
    <span className="clue-origin small">
      {clue.case_numbers.length > 0 && <b>{clue.case_numbers.join(t('common:comma'))}</b>}
      <Link to={`/models/${encodeURIComponent(clue.model)}` as '/'} title={clue.model_name}>
        {clue.model_name}
      </Link>
      <span className="muted" title={`${clue.rule_name} ${clue.rule}`}>
        {t('clues:head.rule', { rule: clue.rule_name })}
      </span>
      {run && (
        <Link
          to={`/runs/${run.id}` as '/'}
          title={t('clues:head.version', { hash: run.model_version })}
        >
          {t('clues:head.run', { id: run.id, day: run.as_of })}
        </Link>
      )}
    </span>
  );
}

function Stepper({ beside, onStep }: { beside: Beside; onStep: (by: 1 | -1) => void }) {
  const { t } = useTranslation();
  if (!beside) return null;
  return (
    <span className="row">
      <span className="small muted mono" role="status">
        {beside.place > 0
          ? t('clues:head.place', { place: beside.place, total: beside.total })
          : t('clues:head.left', { total: beside.total })}
      </span>
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('clues:head.previous')}
        title={t('clues:head.previous')}
        disabled={!beside.previous}
        onClick={() => onStep(-1)}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t('clues:head.next')}
        title={t('clues:head.next')}
        disabled={!beside.next}
        onClick={() => onStep(1)}
      />
    </span>
  );
}
