/** An address that leads nowhere. */
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState';

export function NotFoundPage() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <div className="page">
      <EmptyState
        title={t('common:notFound.title')}
        reason={t('common:notFound.reason', { path })}
        action={<Link to="/">{t('common:notFound.home')}</Link>}
      />
    </div>
  );
}
