/** A state in words with a dot; every colour has a contrast of 4.5 or more on its ground. */
import type { ReactNode } from 'react';

/** red: high risk, overdue, failed; amber: soon due, unsure; green: done; blue: under way; grey: neutral */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey';

type Props = {
  tone: Tone;
  children: ReactNode;
  /** only dot and word, without a box: for narrow columns */
  plain?: boolean;
  title?: string;
};

export function StatusTag({ tone, children, plain, title }: Props) {
  const shape = plain ? 'status status-plain' : 'status';
  return (
    <span className={`${shape} status-${tone}`} title={title}>
      <span className="status-dot" aria-hidden />
      {children}
    </span>
  );
}
