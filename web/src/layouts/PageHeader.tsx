/** The top of a page: where it is, its title, a short state, and its actions. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

export type Crumb = { label: string; to?: string };

type Props = {
  title: string;
  /** short text beside the title, for example the number of rows */
  note?: ReactNode;
  crumbs?: Crumb[];
  /** buttons, the main one last */
  actions?: ReactNode;
  /** second line: tags, deadline, steps */
  children?: ReactNode;
};

export function PageHeader({ title, note, crumbs, actions, children }: Props) {
  const { t } = useTranslation();
  const program = t('common:program');
  useEffect(() => {
    document.title = `${title} · ${program}`;
  }, [title, program]);
  return (
    <header className="page-header">
      <div className="grow">
        {crumbs && (
          <nav aria-label={t('common:crumbs')} className="crumbs small">
            {crumbs.map((crumb) => (
              <span key={crumb.label}>
                {crumb.to ? <Link to={crumb.to as '/'}>{crumb.label}</Link> : crumb.label}
              </span>
            ))}
          </nav>
        )}
        <div className="row page-title">
          <h1>{title}</h1>
          {note && <span className="muted">{note}</span>}
        </div>
        {children}
      </div>
      {actions && <div className="row page-actions">{actions}</div>}
    </header>
  );
}
