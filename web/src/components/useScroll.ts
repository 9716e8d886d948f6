/** Brings rows of a virtual table into view, at most once a frame and only when they are not seen. */
import type { TableRef } from 'antd';
import { type RefObject, useRef } from 'react';
import { rowHeight } from './tableParts';

/**
 * @param area the box of the table
 * @param table the table
 * @param body height of the visible rows in pixels
 * @returns `see(index)`, and `scrolled(top)` to be told of every scroll
 */
export function useScroll(
  area: RefObject<HTMLElement | null>,
  table: RefObject<TableRef | null>,
  body: number,
) {
  const top = useRef(0);
  const frame = useRef(0);
  const see = (index: number) => {
    const row = rowHeight(area.current);
    const begin = index * row;
    const hidden = begin < top.current || begin + row > top.current + body;
    if (!hidden) return;
    top.current = begin < top.current ? begin : begin + row - body;
    // a held key moves faster than a slow computer draws: only the newest place counts
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => table.current?.scrollTo({ top: top.current }));
  };
  const scrolled = (now: number) => {
    top.current = now;
  };
  return { see, scrolled };
}
