/** Height and width of an element in pixels, kept true while the window changes. */
import { useLayoutEffect, useRef, useState } from 'react';

/** @returns a ref for the element, its height and its width; 0 before it is laid out */
export function useHeight<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const [size, setSize] = useState({ height: 0, width: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => {
      const box = element.getBoundingClientRect();
      const next = { height: Math.floor(box.height), width: Math.floor(box.width) };
      setSize((now) => (now.height === next.height && now.width === next.width ? now : next));
    };
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { ref, ...size };
}
