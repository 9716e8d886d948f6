/** The side navigation: only features that exist and that the user may use. */
import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link, useLocation, useRouteContext } from '@tanstack/react-router';
import { Button, Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import type { NavEntry } from '../app/feature';

type Props = { collapsed: boolean; onToggle: () => void };

/** The entry that a path belongs to: the longest address that begins the path. */
export function currentEntry(entries: NavEntry[], path: string): NavEntry | undefined {
  const fits = (entry: NavEntry) =>
    entry.to === '/' ? path === '/' : path === entry.to || path.startsWith(`${entry.to}/`);
  return entries.filter(fits).sort((one, other) => other.to.length - one.to.length)[0];
}

export function SideNav({ collapsed, onToggle }: Props) {
  const { t } = useTranslation();
  const { nav } = useRouteContext({ from: '__root__' });
  const path = useLocation({ select: (location) => location.pathname });
  const can = useSession()?.user?.can ?? [];
  const entries = nav.filter(
    (entry) => entry.place === 'side' && (!entry.can || can.includes(entry.can)),
  );
  const current = currentEntry(entries, path);
  const label = collapsed ? t('shell:nav.expand') : t('shell:nav.collapse');
  return (
    <nav className={collapsed ? 'side side-collapsed' : 'side'} aria-label={t('shell:nav.main')}>
      <Menu
        mode="inline"
        inlineCollapsed={collapsed}
        selectedKeys={current ? [current.to] : []}
        className="side-menu"
        items={entries.map((entry) => ({
          key: entry.to,
          icon: <entry.icon />,
          label: <Link to={entry.to as '/'}>{t(entry.label)}</Link>,
          title: t(entry.label),
        }))}
      />
      <Button
        type="text"
        className="side-toggle"
        icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={label}
        title={label}
        onClick={onToggle}
      />
    </nav>
  );
}
