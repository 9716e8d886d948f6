/** One question over rows, judgments, clues, tables, models and help, in groups. */
import { Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { useClear } from '../../components/useClear';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { HelpGroup } from './HelpGroup';
import { Kinds } from './Kinds';
import { ResultGroup } from './ResultGroup';
import { RowsGroup } from './RowsGroup';
import type { SearchWords } from './routes';
import { SearchHints } from './SearchHints';
import { useFound } from './useFound';
import './search.css';

export function SearchPage() {
  const { t } = useTranslation();
  const [{ q = '', kind = '' }, change] = useUrlFilters<SearchWords>();
  const words = q.trim();
  const found = useFound(words, kind);
  return (
    <div className="page search-page">
      <PageHeader
        title={t('search:nav')}
        note={
          words && found.kinds.length > 0
            ? t('search:total', { count: count(found.total) as never })
            : undefined
        }
      />
      <Input.Search
        key={q}
        className="search-field"
        size="large"
        defaultValue={q}
        allowClear={useClear()}
        autoFocus={!words}
        aria-label={t('search:field')}
        placeholder={t('search:hint')}
        enterButton={t('search:nav')}
        onSearch={(text) => change({ q: text.trim() || undefined, kind: undefined })}
      />
      {!words && <SearchHints />}
      {found.error && <ErrorPanel error={found.error} onRetry={found.retry} />}
      {words && found.kinds.length > 0 && (
        <Kinds groups={found.kinds} kind={kind} onKind={(next) => change({ kind: next })} />
      )}
      {words && (
        <Results
          found={found}
          words={words}
          kind={kind}
          onKind={(next) => change({ kind: next })}
        />
      )}
    </div>
  );
}

type ResultsProps = {
  found: ReturnType<typeof useFound>;
  words: string;
  kind: string;
  onKind: (kind: string) => void;
};

function Results({ found, words, kind, onKind }: ResultsProps) {
  const { t } = useTranslation();
  const nothing = found.kinds.length > 0 && !found.looking && found.total === 0;
  return (
    <>
      {nothing && !found.error && (
        <EmptyState title={t('search:none', { words })} reason={t('search:noneHow')} />
      )}
      <div className={kind ? 'search-groups search-one' : 'search-groups'}>
        {(!kind || kind === 'rows') && <RowsGroup words={words} />}
        {found.waiting && !found.error && <Skeleton active />}
        {found.groups
          .filter((group) => group.total > 0 || group.problem)
          .map((group) => (
            <ResultGroup
              key={group.kind}
              group={group}
              words={found.words}
              onAll={kind ? undefined : () => onKind(group.kind)}
            />
          ))}
        {(!kind || kind === 'help') && (
          <HelpGroup
            hits={found.hits}
            words={found.words}
            few={!kind}
            onAll={() => onKind('help')}
          />
        )}
      </div>
    </>
  );
}
