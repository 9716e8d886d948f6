/** An address that leads nowhere. */
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState';
import { LinkButton } from '../components/LinkButton';

export function NotFoundPage() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <div className="page">
      <EmptyState
        title={t('common:notFound.title')}
        reason={t('common:notFound.reason', { path })}
        action={
          <LinkButton main to="/">
            {t('common:notFound.home')}
          </LinkButton>
        }
      />
    </div>
  );
}
