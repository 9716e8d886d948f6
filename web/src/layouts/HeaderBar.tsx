/** The header: program and unit, search, tasks, help, user. */
import { QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useRouteContext } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { SearchBox } from './SearchBox';
import { TaskTray } from './TaskTray';
import { UserMenu } from './UserMenu';

export function HeaderBar() {
  const { t } = useTranslation();
  const { nav } = useRouteContext({ from: '__root__' });
  const session = useSession();
  const has = (path: string) => nav.some((entry) => entry.to === path);
  return (
    <header className="header">
      <Link to="/" className="header-name">
        {t('common:program')}
      </Link>
      <span className="header-unit muted" title={session?.unit}>
        {session?.unit}
      </span>
      {has('/search') && <SearchBox />}
      <div className="grow" />
      {session?.demo && (
        <Tag className="demo-tag" title={t('shell:demo.why')}>
          {t('shell:demo.name')}
        </Tag>
      )}
      <TaskTray />
      {has('/help') && (
        <Link to={'/help' as '/'} className="header-link">
          <QuestionCircleOutlined aria-hidden />
          {t('shell:help')}
        </Link>
      )}
      <UserMenu />
    </header>
  );
}
