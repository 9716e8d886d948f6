/** Colours of the states of runs. */
import type { Tone } from '../../components/StatusTag';

const TONES: Record<string, Tone> = {
  waiting: 'grey',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

export const phaseTone = (phase: string): Tone => TONES[phase] ?? 'grey';

/** Seconds from one time to another, for people: `0.8`, `12.4`. */
export function seconds(from: string, to: string): string {
  return ((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1);
}
