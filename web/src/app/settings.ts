/** Settings of the interface kept in the browser. Nothing personal goes here. */
import { useSyncExternalStore } from 'react';

/** How tight the pages are: usual, or with more rows on the screen. */
export type Density = 'loose' | 'compact';

export type Settings = {
  language: 'zh-CN' | 'en-US';
  collapsed: boolean;
  density: Density;
  /** hidden columns by table name */
  hidden: Record<string, string[]>;
  /** columns that stay however narrow the list is, by table name */
  kept: Record<string, string[]>;
};

const KEY = 'shujian.ui';
/** A narrow window, as on a small screen enlarged to 125 %, begins with the navigation folded. */
const NARROW = 1200;
const initial: Settings = {
  language: 'zh-CN',
  collapsed: window.innerWidth < NARROW,
  density: 'loose',
  hidden: {},
  kept: {},
};

/** Reads the settings; damaged or absent ones give the defaults. */
export function readSettings(): Settings {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return { ...initial, ...stored };
  } catch {
    return initial;
  }
}

/** Keeps some settings; a browser without storage only forgets them. */
export function keepSettings(part: Partial<Settings>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...part }));
  } catch {
    // private windows may refuse storage: the interface works with the defaults
  }
  if (part.density) setDensity(part.density);
}

let density: Density = readSettings().density === 'compact' ? 'compact' : 'loose';
const watching = new Set<() => void>();

function setDensity(next: Density): void {
  density = next;
  for (const tell of watching) tell();
}

/** The density in force; whoever shows it is drawn anew when it changes. */
export function useDensity(): Density {
  return useSyncExternalStore(
    (tell) => {
      watching.add(tell);
      return () => watching.delete(tell);
    },
    () => density,
  );
}
