/** Both documents at the places of the chosen item. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceText, type Span } from '../../components/EvidenceText';
import { useWord } from '../../components/useWord';
import type { CompareItem } from './ComparisonResult';
import type { Comparison } from './queries';

type Props = { comparison: Comparison; index: number | null };

export function ComparisonTexts({ comparison, index }: Props) {
  const item = index === null ? null : (comparison.items[index] ?? null);
  const roles = item ? [item.left, item.right] : comparison.papers.slice(0, 2).map((p) => p.role);
  return (
    <div className="compare-texts">
      {roles.map((role) => (
        <Paper key={role} comparison={comparison} role={role} item={item} />
      ))}
    </div>
  );
}

type PaperProps = { comparison: Comparison; role: string; item: CompareItem | null };

function Paper({ comparison, role, item }: PaperProps) {
  const { t } = useTranslation();
  const word = useWord();
  const paper = comparison.papers.find((one) => one.role === role);
  const spans = useMemo(() => (item ? spansOf(item, role) : []), [item, role]);
  const first = spans[0]?.id;
  // a new item is a new wish to go there
  const goTo = useMemo(() => (first && item ? { id: first } : null), [first, item]);
  if (!paper) return null;
  return (
    <section className="panel column" aria-label={word('paper', role)}>
      <div className="panel-title">
        {word('paper', paper.kind)}
        <span className="small muted paper-name" title={paper.name}>
          {paper.name} · {word('read', paper.state)}
        </span>
      </div>
      {spans.length === 0 && item && (
        <p className="muted small paper-silent">{t('judgments:compare.noPlace')}</p>
      )}
      <EvidenceText label={role} text={paper.text} spans={spans} active={first} goTo={goTo} />
    </section>
  );
}

function spansOf(item: CompareItem, role: string): Span[] {
  const own = role === item.left ? item.one : item.two;
  const found: Span[] = [];
  if (own.start >= 0 && own.end > own.start) {
    found.push({ id: 'own', start: own.start, end: own.end, tone: 'red', label: item.matter });
  }
  const { reason } = item;
  if (role === item.right && reason.start >= 0 && reason.end > reason.start) {
    found.push({
      id: 'reason',
      start: reason.start,
      end: reason.end,
      tone: 'blue',
      label: item.matter,
    });
  }
  return found;
}
