/** The rows of the supplied files behind a clue, input by input. */
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import type { Why } from './queries';
import { SourceTable } from './SourceTable';

type Props = { clue: string; why: Why };

export function SourcesTab({ clue, why }: Props) {
  const { t } = useTranslation();
  if (why.isPending) return <Skeleton active paragraph={{ rows: 10 }} className="clue-part" />;
  if (!why.data) return null;
  const sources = why.data.sources.filter((source) => source.count > 0);
  if (sources.length === 0) return <EmptyState title={t('clues:source.none')} />;
  return (
    <div className="clue-scroll">
      {sources.map((source) => (
        <SourceTable
          key={source.input}
          clue={clue}
          source={source}
          twice={sources.some((s) => s.table === source.table && s.input !== source.input)}
        />
      ))}
    </div>
  );
}
