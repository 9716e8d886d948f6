/** The judgment with the places that the clue rests on, tied both ways to the conditions. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { EvidenceText, type Span } from '../../components/EvidenceText';
import { type Link as Column, meets, useFocus } from './focus';
import { type ClueText, textQuery } from './queries';

/** Spans of the same place are one, with all their columns. */
function placesOf(text: ClueText | undefined) {
  const found = new Map<string, { start: number; end: number; columns: Column[] }>();
  for (const { start, end, input, column } of text?.spans ?? []) {
    const id = `${start}-${end}`;
    const held = found.get(id) ?? { start, end, columns: [] };
    held.columns.push({ input, column });
    found.set(id, held);
  }
  return found;
}

export function TextTab({ clue }: { clue: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(textQuery(clue));
  const { links, point, goTo, go } = useFocus();
  const places = useMemo(() => placesOf(data), [data]);
  const spans = useMemo<Span[]>(
    () =>
      [...places].map(([id, { start, end, columns }]) => ({
        id,
        start,
        end,
        tone: meets(columns, links) ? 'amber' : 'blue',
        label: columns.map((one) => one.column).join(' / '),
      })),
    [places, links],
  );
  const target = useMemo(() => {
    const hit = goTo && [...places].find(([, place]) => meets(place.columns, goTo.links));
    // the page opens where the text says so
    const first = hit ?? [...places][0];
    return first ? { id: first[0] } : null;
  }, [goTo, places]);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} className="clue-part" />;
  const columns = (id: string | null) => (id ? (places.get(id)?.columns ?? []) : []);
  return (
    <>
      <div className="clue-doc small">
        <b>{data.name}</b>
        <span className="muted clue-clip" title={data.source}>
          {data.source}
        </span>
        <span className="grow" />
        {spans.length === 0 && <span className="tone-amber">{t('clues:text.noSpans')}</span>}
        <Link to={`/judgments/${data.document}` as '/'}>{t('clues:text.reader')}</Link>
      </div>
      <EvidenceText
        text={data.text}
        spans={spans}
        active={spans.find((span) => span.tone === 'amber')?.id ?? null}
        goTo={target}
        onHover={(id) => point(columns(id))}
        onPick={(id) => go(columns(id))}
        label={data.name}
      />
    </>
  );
}
