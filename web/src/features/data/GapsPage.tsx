/** Models against tables: what each model still lacks. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented, Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { RequestList } from '../../components/RequestList';
import { StateNone } from '../../components/StateNone';
import { StatusTag } from '../../components/StatusTag';
import { PageHeader } from '../../layouts/PageHeader';
import { gapsQuery } from './queries';
import { FIT_TONES, RulesThat } from './RulesThat';
import type { GapMatrix, ModelNeeds } from './types';
import './data.css';
import './table/table.css';
import { useWord } from '../../components/useWord';

export function GapsPage() {
  const { t } = useTranslation();
  const query = useQuery(gapsQuery);
  const [show, setShow] = useState<'all' | 'lacking'>('all');
  const ready = query.data?.models.filter((model) => model.ready).length ?? 0;
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('data:gaps.title')}
        crumbs={[{ label: t('data:nav'), to: '/data' }, { label: t('data:gaps.title') }]}
        note={query.data && t('data:gaps.sum', { ready, all: query.data.models.length })}
        actions={
          <>
            <RequestList />
            <Segmented
              aria-label={t('data:gaps.title')}
              value={show}
              onChange={setShow}
              options={[
                { value: 'all', label: t('data:gaps.all') },
                { value: 'lacking', label: t('data:gaps.lacking') },
              ]}
            />
          </>
        }
      />
      <section className="panel grow matrix-box">
        {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton active className="panel-pad" />}
        {query.data && <Matrix matrix={query.data} lacking={show === 'lacking'} />}
      </section>
    </div>
  );
}

function Matrix({ matrix, lacking }: { matrix: GapMatrix; lacking: boolean }) {
  const { t } = useTranslation();
  const models = matrix.models.filter((model) => !lacking || !model.ready);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide matrix is scrolled with the keyboard
    <section className="matrix-scroll" tabIndex={0} aria-label={t('data:gaps.title')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('data:gaps.model')}</th>
            <th scope="col">{t('data:gaps.state')}</th>
            <th scope="col">{t('data:gaps.has')}</th>
            <th scope="col">{t('data:gaps.misses')}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <ModelRow key={model.id} model={model} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Columns that no file has, and those that one has of which no cell can be read. */
function lacks(t: TFunction, cell: ModelNeeds['cells'][number]): string {
  const unread = cell.unread ?? [];
  const absent = cell.lacking.filter((column) => !unread.includes(column));
  return [
    absent.length > 0 && t('data:gaps.lacks', { columns: absent.join(t('data:and')) }),
    unread.length > 0 && t('data:gaps.unread', { columns: unread.join(t('data:and')) }),
  ]
    .filter(Boolean)
    .join(t('common:comma'));
}

/** More than these stand in two columns. */
const FEW = 4;

function ModelRow({ model }: { model: ModelNeeds }) {
  const { t } = useTranslation();
  const word = useWord();
  const there = model.cells.filter((cell) => cell.state === 'whole' || cell.state === 'lacking');
  const rest = model.cells.filter((cell) => cell.state !== 'whole');
  return (
    <tr>
      <th scope="row">
        <Link to={'/models/$id' as '/'} params={{ id: model.id } as never}>
          {model.name}
        </Link>
        <div className="small muted">{word('line', model.line)}</div>
      </th>
      <td>
        <StatusTag tone={FIT_TONES[model.fit]}>{t(`models:fit.${model.fit}`)}</StatusTag>
        <RulesThat model={model} />
      </td>
      <td>
        {there.length === 0 && <span className="muted">{t('common:none')}</span>}
        <ul className="cells cells-many">
          {there.map((cell) => (
            <Held key={cell.table} cell={cell} />
          ))}
        </ul>
      </td>
      <td>
        <ul className={rest.length > FEW ? 'cells cells-two' : 'cells'}>
          {rest.map((cell) => (
            <Missing key={cell.table} cell={cell} />
          ))}
          {rest.length === 0 && <li className="muted">{t('data:gaps.nothing')}</li>}
        </ul>
      </td>
    </tr>
  );
}

type Cell = ModelNeeds['cells'][number];

/** A table that there is something of, or that is known to have nothing. */
function Held({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  return (
    <li title={cell.columns.join(t('data:and'))}>
      <Link to="/data/tables/$name" params={{ name: cell.table }}>
        {cell.table}
      </Link>
      <span className="small muted">
        {' '}
        {cell.nothing ? t('data:gaps.stated') : t('data:gaps.rows', { rows: count(cell.rows) })}
      </span>
      {cell.rows === 0 && !cell.nothing && <StateNone table={cell.table} small />}
    </li>
  );
}

function missing(t: TFunction, cell: Cell): string {
  if (cell.state === 'aside') return t('data:gaps.aside', { rows: count(cell.quarantined ?? 0) });
  if (cell.state === 'lacking') return lacks(t, cell);
  return t('data:gaps.needs', {
    count: cell.columns.length,
    demanded: cell.demanded.join(t('data:and')),
  });
}

/** A table of which all or some columns lack, and what can be done about it. */
function Missing({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  return (
    <li
      className={cell.state === 'empty' ? 'cell-empty' : 'cell-lacking'}
      title={cell.columns.join(t('data:and'))}
    >
      <Link to="/data/upload" search={{ table: cell.table }} title={t('data:gaps.upload')}>
        {cell.table}
      </Link>
      <span className="small"> {missing(t, cell)}</span>
      {cell.state === 'aside' && (
        <Link
          className="small"
          to="/data/tables/$name"
          params={{ name: cell.table }}
          search={{ tab: 'quarantine' }}
        >
          {t('data:gaps.toAside')}
        </Link>
      )}
      {cell.state === 'empty' && <StateNone table={cell.table} small />}
    </li>
  );
}
