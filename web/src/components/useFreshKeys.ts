/** j and k move in the page's one list also where nothing has the keyboard yet. */
import { type RefObject, useEffect } from 'react';
import { typing } from './typing';

export function useFreshKeys(area: RefObject<HTMLElement | null>, wanted: boolean) {
  useEffect(() => {
    if (!wanted) return;
    const onKey = (event: KeyboardEvent) => {
      const list = area.current;
      if (!list || (event.key !== 'j' && event.key !== 'k') || typing(event)) return;
      // of several lists none may be guessed, and a list that has the keyboard needs no help
      if (
        list.contains(event.target as Node) ||
        document.querySelectorAll('.table-area').length > 1
      )
        return;
      event.preventDefault();
      list.focus();
      list.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true }));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [area, wanted]);
}
