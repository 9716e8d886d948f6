/** Nothing to show: says why, and what to do next. */
import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

type Props = { title: string; reason?: ReactNode; action?: ReactNode };

export function EmptyState({ title, reason, action }: Props) {
  return (
    <div className="empty-state" role="status">
      <InboxOutlined aria-hidden className="empty-state-icon" />
      <div className="empty-state-title">{title}</div>
      {reason && <div className="muted">{reason}</div>}
      {action && <div>{action}</div>}
    </div>
  );
}
