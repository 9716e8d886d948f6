/** Leads from a word on a screen to the section of the help that explains it. */
import { QuestionCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Props = {
  /** the page, e.g. `clues` */
  topic: string;
  /** the heading of the section, as it stands on the page */
  section?: string;
  children: ReactNode;
};

export function HelpLink({ topic, section, children }: Props) {
  return (
    <Link to={`/help/${topic}` as '/'} hash={section} className="help-link">
      <QuestionCircleOutlined aria-hidden /> {children}
    </Link>
  );
}
