/** A number that opens the list behind it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count } from '../../components/numbers';
import type { Target } from './targets';

type Props = {
  target: Target;
  /** what the number counts, for those who do not see the page */
  label: string;
  value?: number;
  className?: string;
  children?: ReactNode;
};

export function NumberLink({ target, label, value, className, children }: Props) {
  const shown = value === undefined ? '' : count(value);
  return (
    <Link
      to={target.to as '/'}
      search={target.search as never}
      className={className ?? 'number-link'}
      title={label}
      aria-label={children ? undefined : `${label} ${shown}`}
    >
      {children ?? shown}
    </Link>
  );
}
