/** The frame of all signed-in pages: header, side navigation, page with watermark. */
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSettings, readSettings } from '../app/settings';
import { HeaderBar } from './HeaderBar';
import { KeyHelp } from './KeyHelp';
import { PageWatermark } from './PageWatermark';
import { SideNav } from './SideNav';

export function Shell() {
  const { t } = useTranslation();
  const [collapsed, setCollapsed] = useState(() => readSettings().collapsed);
  const toggle = () => {
    setCollapsed(!collapsed);
    keepSettings({ collapsed: !collapsed });
  };
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell:skip')}
      </a>
      <HeaderBar />
      <div className="shell-body">
        <SideNav collapsed={collapsed} onToggle={toggle} />
        <PageWatermark>
          <main id="main" className="shell-main" tabIndex={-1}>
            <Outlet />
          </main>
        </PageWatermark>
      </div>
      <KeyHelp />
    </div>
  );
}
