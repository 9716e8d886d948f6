/** One clue: its head at once, then what would disprove it, why it is one, and its evidence. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGuideSeen } from '../../components/guide';
import { keepPlace } from '../../components/rowPlace';
import { typing } from '../../components/typing';
import { PageError } from '../../layouts/PageError';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import './clues.css';
import './clue.css';
import './print.css';
import { ClueHead } from './ClueHead';
import { EvidencePane } from './EvidencePane';
import { type Focus, FocusContext, type Link } from './focus';
import { PrintButton } from './PrintButton';
import { PrintSheet } from './PrintSheet';
import { besideQuery, detailQuery, explanationQuery } from './queries';
import type { ClueSearch } from './search';
import { VerifyPanel } from './VerifyPanel';
import { WhyPane } from './WhyPane';

export function CluePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as ClueSearch;
  const detail = useQuery(detailQuery(id));
  const why = useQuery(explanationQuery(id));
  const around = useQuery({ ...besideQuery(id, search), placeholderData: (old) => old });
  const beside = around.data;
  const step = useSteps(search, beside?.previous, beside?.next);
  const focus = useFocusState(id);
  const [annex, setAnnex] = useState(false);
  useGuideSeen('clue', detail.data !== undefined);
  // back in the list one goes on from the clue that was read last
  const place = around.isPlaceholderData ? 0 : (beside?.place ?? 0);
  useEffect(() => keepPlace('clues', id, place > 0 ? place - 1 : undefined), [id, place]);
  if (detail.error) {
    return (
      <PageError
        title={t('clues:column.title')}
        list={{ label: t('clues:list.title'), to: '/clues' }}
        error={detail.error}
        onRetry={() => void detail.refetch()}
      />
    );
  }
  if (!detail.data) return <PageSkeleton />;
  return (
    <FocusContext.Provider value={focus}>
      <div className="page page-fill clue-page" key={id}>
        <ClueHead
          detail={detail.data}
          search={search}
          beside={beside}
          onStep={step}
          print={<PrintButton annex={annex} onAnnex={setAnnex} />}
        />
        <div className="clue-body grow">
          <EvidencePane detail={detail.data} why={why} />
          <div className="clue-side">
            <WhyPane detail={detail.data} why={why} />
            <VerifyPanel
              key={detail.data.clue.id}
              detail={detail.data}
              verify={why.data?.verify}
              onNext={beside?.next ? () => step(1) : undefined}
            />
          </div>
        </div>
      </div>
      <PrintSheet detail={detail.data} why={why.data} annex={annex} />
    </FocusContext.Provider>
  );
}

/** Another clue is read from its beginning: the router would keep the place of the one before. */
function toTop() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const part of document.querySelectorAll('.clue-scroll, .clue-why')) part.scrollTop = 0;
    }),
  );
}

/** Next and previous of the list, by button or by j and k; the next one is fetched ahead. */
function useSteps(search: ClueSearch, previous?: string | null, next?: string | null) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  useEffect(() => {
    if (!next) return;
    void cache.prefetchQuery(detailQuery(next));
    // after this page has its own explanation
    const timer = setTimeout(() => void cache.prefetchQuery(explanationQuery(next)), 3000);
    return () => clearTimeout(timer);
  }, [cache, next]);
  const step = useMemo(
    () => (by: 1 | -1) => {
      const to = by === 1 ? next : previous;
      if (!to) return;
      // the way back leads to the list, not through all clues that were looked at
      const target = { to: `/clues/${to}` as '/', search: search as never, replace: true };
      void navigate(target).then(toTop);
    },
    [navigate, next, previous, search],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typing(event)) return;
      if (event.key === 'j') step(1);
      if (event.key === 'k') step(-1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
  return step;
}

function useFocusState(id: string): Focus {
  const [links, point] = useState<Link[]>([]);
  const [goTo, setGoTo] = useState<{ links: Link[] } | null>(null);
  const [row, setRow] = useState<Focus['row']>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clue begins without a focus
  useEffect(() => {
    point([]);
    setGoTo(null);
    setRow(null);
  }, [id]);
  return useMemo(
    () => ({
      links,
      point,
      goTo,
      go: (wanted) => setGoTo({ links: wanted }),
      row,
      goRow: (input, rowId) => setRow({ input, rowId }),
    }),
    [links, goTo, row],
  );
}
