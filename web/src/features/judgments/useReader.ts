/** Ties text and facts: what is marked, what is meant now, where to go. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '../../components/EvidenceText';
import type { FactItem, Finding, JudgmentView } from './queries';
import { gradeTone } from './tags';

export type Reader = ReturnType<typeof useReader>;

/** A span of a finding has an id of its own, so that facts and findings do not mix. */
export const spanId = (finding: Finding, index: number) => `rule:${finding.id}:${index}`;

const placed = (fact: FactItem): fact is FactItem & { start: number; end: number } =>
  fact.start !== null && fact.end !== null && fact.start !== undefined && fact.end !== undefined;

export const factsOf = (judgment: JudgmentView): FactItem[] =>
  judgment.groups.flatMap((group) => group.rows.flatMap((row) => row.facts));

/** Longer stretches are whole paragraphs: marked only while their fact is meant. */
const LONGEST = 40;

function factSpans(judgment: JudgmentView, active: string | null): Span[] {
  return factsOf(judgment)
    .filter((fact) => !fact.derived)
    .filter(placed)
    .filter((fact) => fact.end - fact.start <= LONGEST || fact.id === active)
    .map((fact) => ({
      id: fact.id,
      start: fact.start,
      end: fact.end,
      tone:
        fact.state === 'unknown'
          ? 'amber'
          : fact.corrections.some((c) => !c.undone)
            ? 'green'
            : 'grey',
      label: fact.column,
    }));
}

function findingSpans(finding: Finding | null): Span[] {
  return (finding?.spans ?? []).map((span, index) => ({
    id: spanId(finding as Finding, index),
    start: Number(span.start),
    end: Number(span.end),
    tone: gradeTone(finding?.grade_code ?? ''),
    label: `${span.table} ${span.column}`,
  }));
}

export function useReader(judgment: JudgmentView) {
  const [hovered, setHovered] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<{ id: string } | null>(null);
  const [finding, setFinding] = useState<Finding | null>(null);
  const [whole, setWhole] = useState<string | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const side = useRef<HTMLDivElement>(null);
  useWholeForAMinute(whole, () => setWhole(null));
  const active = hovered ?? picked;
  const spans = useMemo(() => {
    const marks = finding ? findingSpans(finding) : factSpans(judgment, active);
    // a part begins at a place that nothing else marks: a mark of no width brings it into view
    return part === null
      ? marks
      : [...marks, { id: 'part', start: part, end: part + 1, label: '' }];
  }, [judgment, finding, part, active]);
  return {
    spans,
    whole,
    setWhole,
    finding,
    side,
    active,
    goTo,
    hover: setHovered,
    pickText: (id: string) => {
      setPicked(id);
      side.current
        ?.querySelector(`[data-fact="${CSS.escape(id)}"]`)
        ?.scrollIntoView({ block: 'center' });
    },
    pickFact: (id: string) => {
      setFinding(null);
      setPicked(id);
      setGoTo({ id });
    },
    pickFinding: (next: Finding) => {
      setFinding(next);
      setPicked(null);
      if (next.spans.length > 0) setGoTo({ id: spanId(next, 0) });
    },
    dropFinding: () => setFinding(null),
    goPart: (start: number) => {
      setPart(start);
      setGoTo({ id: 'part' });
    },
  };
}

const MINUTES = 10;

/** The whole text was shown for a purpose; it is covered again after a while. */
function useWholeForAMinute(whole: string | null, cover: () => void) {
  const end = useRef(cover);
  end.current = cover;
  useEffect(() => {
    if (whole === null) return;
    const timer = setTimeout(() => end.current(), MINUTES * 60_000);
    return () => clearTimeout(timer);
  }, [whole]);
}
