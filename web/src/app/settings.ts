/** Settings of the interface kept in the browser. Nothing personal goes here. */
export type Settings = {
  language: 'zh-CN' | 'en-US';
  collapsed: boolean;
  /** hidden columns by table name */
  hidden: Record<string, string[]>;
};

const KEY = 'shujian.ui';
const initial: Settings = { language: 'zh-CN', collapsed: false, hidden: {} };

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
}
