/** Colours of the states of runs and jobs; the states themselves are words of the server. */
import type { Tone } from '../../components/StatusTag';

const TONES: Record<string, Tone> = {
  waiting: 'grey',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

export const stateTone = (state: string): Tone => TONES[state] ?? 'grey';
