/** Administration: accounts, roles, journal, settings, health; the tab is in the address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { LinkButton } from '../../components/LinkButton';
import { PageHeader } from '../../layouts/PageHeader';
import { AccountsTab } from './AccountsTab';
import { HealthTab } from './HealthTab';
import { JournalTab } from './JournalTab';
import { LocalTab } from './local/LocalTab';
import { RolesTab } from './RolesTab';
import { SettingsTab } from './SettingsTab';
import { TABS, type Tab } from './search';
import './admin.css';

const PANES: Record<Tab, () => React.JSX.Element> = {
  accounts: AccountsTab,
  roles: RolesTab,
  local: LocalTab,
  journal: JournalTab,
  settings: SettingsTab,
  health: HealthTab,
};

export function AdminPage() {
  const { t } = useTranslation();
  const { tab = 'accounts' } = useSearch({ from: '/app/admin' });
  const navigate = useNavigate();
  const may = useCan('account');
  if (!may && tab === 'local') {
    // everybody may read what places laid down: models lead here
    return (
      <div className="page page-fill">
        <PageHeader title={t('admin:tab.local')} />
        <section className="panel grow column">
          <LocalTab />
        </section>
      </div>
    );
  }
  if (!may) {
    return (
      <div className="page">
        <PageHeader title={t('admin:title')} />
        <section className="panel grow">
          <EmptyState
            title={t('admin:refused.title')}
            reason={t('admin:refused.reason')}
            action={<LinkButton to="/">{t('common:notFound.home')}</LinkButton>}
          />
        </section>
      </div>
    );
  }
  return (
    <div className="page page-fill">
      <PageHeader title={t('admin:title')} />
      <section className="panel grow column">
        <Tabs
          className="admin-tabs"
          activeKey={tab}
          destroyOnHidden
          onChange={(key) => void navigate({ to: '/admin', search: { tab: key as Tab } })}
          items={TABS.map((key) => {
            const Pane = PANES[key];
            return { key, label: t(`admin:tab.${key}`), children: <Pane /> };
          })}
        />
      </section>
    </div>
  );
}
