/** A panel with one question; while it loads its shape, when it fails why, the others stay. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { type ReactNode, useId } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel';

type Props<T> = {
  title: string;
  note?: ReactNode;
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>;
  className?: string;
  children: (data: T) => ReactNode;
};

export function Panel<T>({ title, note, query, className, children }: Props<T>) {
  const id = useId();
  return (
    <section className={`panel column home-panel ${className ?? ''}`} aria-labelledby={id}>
      <div className="panel-title">
        <h2 id={id}>{title}</h2>
        {note && <span className="muted small">{note}</span>}
      </div>
      <div className="home-body">
        {query.data !== undefined ? (
          children(query.data)
        ) : query.error ? (
          <ErrorPanel compact error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 4 }} className="panel-pad" />
        )}
      </div>
    </section>
  );
}
