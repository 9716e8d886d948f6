/** Judgment text with highlighted evidence, tied both ways to the facts beside it. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceParagraph } from './EvidenceParagraph';
import { cut, homes, type Span } from './evidence';

export type { Span } from './evidence';

type Props = {
  text: string;
  spans: Span[];
  /** the span that is meant now: shown strongly */
  active?: string | null;
  /** brings a span into view; give a new object to bring the same one again */
  goTo?: { id: string } | null;
  onHover?: (id: string | null) => void;
  /** a click or Enter on a span */
  onPick?: (id: string) => void;
  label: string;
};

/** Average height of a paragraph in pixels, until it is measured. */
const GUESS = 92;

export function EvidenceText(props: Props) {
  const { text, spans, active, goTo, onHover, onPick, label } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const paragraphs = useMemo(() => cut(text, spans), [text, spans]);
  const places = useMemo(() => homes(paragraphs), [paragraphs]);
  const order = useMemo(() => [...places.keys()], [places]);
  const list = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS,
    overscan: 8,
    initialRect: { width: 600, height: 600 },
  });
  const show = (id: string) => {
    const place = places.get(id);
    if (place !== undefined) list.scrollToIndex(place, { align: 'center' });
  };
  const bring = useRef(show);
  bring.current = show;
  useEffect(() => {
    if (goTo) bring.current(goTo.id);
  }, [goTo]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'n' && event.key !== 'p') return;
    const at = active ? order.indexOf(active) : -1;
    const next = event.key === 'n' ? at + 1 : at < 0 ? order.length - 1 : at - 1;
    const id = order[(next + order.length) % order.length];
    if (id === undefined) return;
    event.preventDefault();
    onPick?.(id);
    show(id);
  };
  return (
    <section
      ref={box}
      className="evidence"
      aria-label={`${label}${t('common:comma')}${t('common:evidence.keys')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled and ruled by the keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={list.measureElement}
            data-index={item.index}
            style={{
              position: 'absolute',
              top: 0,
              insetInline: 0,
              transform: `translateY(${item.start}px)`,
            }}
          >
            <EvidenceParagraph
              pieces={paragraphs[item.index]?.pieces ?? []}
              active={active}
              onHover={onHover}
              onPick={onPick}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
