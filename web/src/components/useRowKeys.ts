/** Keyboard of a list: j and k or arrows move, Enter opens, x or Space chooses. */
import { type KeyboardEvent, useState } from 'react';

type Options = {
  keys: string[];
  onOpen?: (key: string) => void;
  onToggle?: (key: string) => void;
  /** called with the place of the row that must be seen */
  onMove: (index: number) => void;
};

/** Keys pressed in a field belong to the field. */
function inField(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Links and buttons answer Enter themselves; a box to tick does not. */
function answers(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target !== event.currentTarget && !(target instanceof HTMLInputElement);
}

/** @returns the key of the current row, a setter, and the handler for the box of the list */
export function useRowKeys({ keys, onOpen, onToggle, onMove }: Options) {
  const [current, setCurrent] = useState<string | null>(null);
  const move = (step: number) => {
    const at = current === null ? -1 : keys.indexOf(current);
    const next = Math.min(Math.max(at + step, 0), keys.length - 1);
    const key = keys[next];
    if (key === undefined) return;
    setCurrent(key);
    onMove(next);
  };
  const act = (event: KeyboardEvent): boolean => {
    if (event.key === 'j' || event.key === 'ArrowDown') move(1);
    else if (event.key === 'k' || event.key === 'ArrowUp') move(-1);
    else if (current === null) return false;
    else if (event.key === 'Enter' && onOpen && !answers(event)) onOpen(current);
    else if ((event.key === 'x' || event.key === ' ') && onToggle) onToggle(current);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event)) return;
    if (act(event)) event.preventDefault();
  };
  return { current, setCurrent, onKeyDown };
}
