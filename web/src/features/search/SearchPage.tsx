/** One question over judgments, clues, tables, models and help, in groups. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { searchHelp } from '../../app/helpSearch';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { HelpGroup } from './HelpGroup';
import { Kinds } from './Kinds';
import { ResultGroup } from './ResultGroup';
import type { SearchWords } from './routes';
import './search.css';

const FEW = 6;
const MANY = 100;

export function SearchPage() {
  const { t } = useTranslation();
  const [{ q = '', kind = '' }, change] = useUrlFilters<SearchWords>();
  const words = q.trim();
  const found = useQuery({
    ...$api.queryOptions('get', '/api/v1/search', { params: { query: { q: words, limit: FEW } } }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const more = useQuery({
    ...$api.queryOptions('get', '/api/v1/search', {
      params: { query: { q: words, kind, limit: MANY } },
    }),
    enabled: words !== '' && kind !== '' && kind !== 'help',
  });
  const help = useQuery({
    queryKey: ['help', 'search', words],
    queryFn: () => searchHelp(words, MANY),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const hits = help.data ?? [];
  const onHelp = kind === 'help';
  const groups = (kind ? more.data?.groups : found.data?.groups) ?? [];
  const total = (found.data?.groups ?? []).reduce((sum, group) => sum + group.total, hits.length);
  const error = found.error ?? more.error;
  return (
    <div className="page search-page">
      <PageHeader
        title={t('search:nav')}
        note={words && found.data ? t('search:total', { count: count(total) as never }) : undefined}
      />
      <Input.Search
        key={q}
        className="search-field"
        size="large"
        defaultValue={q}
        allowClear
        autoFocus={!words}
        aria-label={t('search:field')}
        placeholder={t('search:hint')}
        enterButton={t('search:nav')}
        onSearch={(text) => change({ q: text.trim() || undefined, kind: undefined })}
      />
      {!words && <EmptyState title={t('search:begin')} reason={t('search:how')} />}
      {error && <ErrorPanel error={error} onRetry={() => void found.refetch()} />}
      {words && found.data && (
        <Kinds
          groups={[
            ...found.data.groups,
            { kind: 'help', total: hits.length, items: [], problem: '' },
          ]}
          kind={kind}
          onKind={(next) => change({ kind: next })}
        />
      )}
      {words && !onHelp && <p className="muted small">{t('search:rowsNot')}</p>}
      {words && !error && !onHelp && groups.length === 0 && <Skeleton active />}
      {words && !error && found.data && total === 0 && (
        <EmptyState title={t('search:none', { words })} reason={t('search:noneHow')} />
      )}
      <div className={kind ? 'search-groups search-one' : 'search-groups'}>
        {groups
          .filter((group) => group.total > 0 || group.problem)
          .map((group) => (
            <ResultGroup
              key={group.kind}
              group={group}
              words={found.data?.words ?? []}
              onAll={kind ? undefined : () => change({ kind: group.kind })}
            />
          ))}
        {words && (!kind || onHelp) && (
          <HelpGroup hits={hits} words={found.data?.words ?? []} few={!kind} />
        )}
      </div>
    </div>
  );
}
