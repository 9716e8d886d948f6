/** Roles in words: what a person of the role may do, and what not. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useWord } from '../../components/useWord';
import { type Role, rolesQuery } from './queries';

export function RolesTab() {
  const { t } = useTranslation();
  const word = useWord();
  const query = useQuery(rolesQuery);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="panel-pad" />;
  const roles = query.data;
  const deeds = new Map(
    roles.flatMap((role) => [...role.may, ...role.may_not]).map((deed) => [deed.action, deed]),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls needs the keyboard
    <section className="admin-pane" tabIndex={0} aria-label={t('admin:tab.roles')}>
      <p className="muted">{t('admin:roles.why')}</p>
      <table className="admin-table admin-matrix">
        <thead>
          <tr>
            <th scope="col">{t('admin:roles.deed')}</th>
            {roles.map((role) => (
              <th scope="col" key={role.name}>
                {word('role', role.name)}
                <span className="muted small">
                  {' '}
                  {t('admin:roles.accounts', { count: role.accounts })}
                </span>
              </th>
            ))}
          </tr>
          <tr>
            <td className="muted">{t('admin:roles.meaning')}</td>
            {roles.map((role) => (
              <td key={role.name} className="admin-meaning">
                {role.meaning}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...deeds.values()].map((deed) => (
            <tr key={deed.action}>
              <th scope="row">{word('deed', deed.label)}</th>
              {roles.map((role) => (
                <td key={role.name}>
                  <Mark role={role} action={deed.action} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Mark({ role, action }: { role: Role; action: string }) {
  const { t } = useTranslation();
  const may = role.may.some((deed) => deed.action === action);
  return may ? (
    <span className="tone-green">
      <CheckOutlined aria-hidden /> {t('admin:roles.may')}
    </span>
  ) : (
    <span className="muted">
      <CloseOutlined aria-hidden /> {t('admin:roles.mayNot')}
    </span>
  );
}
