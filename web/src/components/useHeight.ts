/** Height of an element in pixels, kept true while the window changes. */
import { useLayoutEffect, useRef, useState } from 'react';

/** @returns a ref for the element and its height; 0 before it is laid out */
export function useHeight<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => setHeight(Math.floor(element.getBoundingClientRect().height));
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { ref, height };
}
