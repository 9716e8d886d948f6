/** The user's own menu: account, density, language and sign-out. */
import {
  ColumnHeightOutlined,
  DownOutlined,
  GlobalOutlined,
  LogoutOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useRouter } from '@tanstack/react-router';
import { App, Avatar, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { signOut, useSession } from '../api/session';
import { setLanguage } from '../app/i18n';
import { forgetWords } from '../app/keptWords';
import { keepSettings, useDensity } from '../app/settings';

export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const router = useRouter();
  const user = useSession()?.user;
  const tight = useDensity() === 'compact';
  const other = i18n.language === 'en-US' ? 'zh-CN' : 'en-US';
  const change = async () => {
    keepSettings({ language: other });
    await setLanguage(other);
  };
  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      message.error(asProblem(error).title);
      return;
    }
    forgetWords();
    // a new page: nothing of this user stays in memory, and no request of this page asks to sign in
    window.location.assign('/sign-in');
  };
  const deeds = {
    account: () => router.navigate({ to: '/account' as '/' }),
    language: change,
    density: () => keepSettings({ density: tight ? 'loose' : 'compact' }),
    leave,
  };
  const items = [
    { key: 'who', label: `${user?.name ?? ''} · ${user?.account ?? ''}`, disabled: true },
    { type: 'divider' as const },
    { key: 'account', icon: <UserOutlined />, label: t('shell:user.account') },
    {
      key: 'density',
      icon: <ColumnHeightOutlined />,
      label: tight ? t('shell:user.loose') : t('shell:user.compact'),
    },
    { key: 'language', icon: <GlobalOutlined />, label: t('shell:user.language') },
    { key: 'leave', icon: <LogoutOutlined />, label: t('shell:user.leave') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      classNames={{ root: 'user-menu' }}
      menu={{ items, onClick: ({ key }) => void deeds[key as keyof typeof deeds]?.() }}
    >
      <Button type="text" className="user-button" aria-haspopup="menu" title={t('shell:user.menu')}>
        <Avatar size={24} className="user-face" aria-hidden>
          {user?.name?.slice(0, 1)}
        </Avatar>
        {user?.name} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
