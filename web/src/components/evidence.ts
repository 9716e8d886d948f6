/** Cuts a text into paragraphs and pieces by its highlighted spans. */
import type { Tone } from './StatusTag';

export type Span = {
  id: string;
  /** characters (code points) from the beginning of the text, as the server counts; end is exclusive */
  start: number;
  end: number;
  tone?: Tone;
  /** what it is evidence of, for screen readers and the tip */
  label: string;
};

/** A piece of a paragraph with the spans that cover it, the shortest first. */
export type Piece = { text: string; spans: Span[] };
export type Paragraph = { index: number; text: string; start: number; pieces: Piece[] };

/** Where each code point begins in JavaScript's units; null when both counts agree. */
function unitsOf(text: string): number[] | null {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const starts: number[] = [];
  let at = 0;
  for (const sign of text) {
    starts.push(at);
    at += sign.length;
  }
  starts.push(at);
  return starts;
}

/**
 * Cuts a text.
 * @param text with paragraphs divided by line breaks
 * @param spans in any order; they may overlap and reach over paragraphs
 */
export function cut(text: string, spans: Span[]): Paragraph[] {
  const units = unitsOf(text);
  const unit = (point: number) => units?.[Math.min(point, units.length - 1)] ?? point;
  const placed = spans
    .map((span) => ({ span, from: unit(span.start), to: unit(span.end) }))
    .sort((one, other) => one.to - one.from - (other.to - other.from));
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const end = start + line.length;
    const mine = placed.filter((one) => one.from < end && one.to > start);
    const edges = mine.flatMap((one) => [Math.max(one.from, start), Math.min(one.to, end)]);
    const cuts = [...new Set([start, ...edges, end])].sort((one, other) => one - other);
    const pieces = cuts.slice(0, -1).map((from, at) => ({
      text: text.slice(from, cuts[at + 1]),
      spans: mine.filter((one) => one.from <= from && one.to > from).map((one) => one.span),
    }));
    paragraphs.push({ index, text: line, start, pieces });
    start = end + 1;
  }
  return paragraphs;
}

/** The paragraph where each span begins. */
export function homes(paragraphs: Paragraph[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const paragraph of paragraphs) {
    for (const piece of paragraph.pieces) {
      for (const span of piece.spans) {
        if (!found.has(span.id)) found.set(span.id, paragraph.index);
      }
    }
  }
  return found;
}
