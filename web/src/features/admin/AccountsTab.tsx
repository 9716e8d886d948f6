/** Accounts: who may sign in, in which role; made, changed, closed, opened by an administrator. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { minute } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import { AccountForm } from './AccountForm';
import { PasswordForm } from './PasswordForm';
import { type Account, accountsQuery, changeAccount, rolesQuery } from './queries';

const HEADS = ['account', 'name', 'role', 'state', 'seen', 'created'] as const;

export function AccountsTab() {
  const { t } = useTranslation();
  const query = useQuery(accountsQuery);
  const [making, setMaking] = useState(false);
  const [resetting, setResetting] = useState<Account | null>(null);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="admin-pane">
      <div className="row admin-bar">
        <span className="muted grow">{t('admin:accounts.why')}</span>
        <Button type="primary" onClick={() => setMaking(true)}>
          {t('admin:accounts.add')}
        </Button>
      </div>
      {query.data ? (
        <table className="admin-table">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th scope="col" key={head}>
                  {t(`admin:accounts.${head}`)}
                </th>
              ))}
              <th scope="col">{t('admin:accounts.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((account) => (
              <Row key={account.id} account={account} onReset={() => setResetting(account)} />
            ))}
          </tbody>
        </table>
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      )}
      <AccountForm open={making} onClose={() => setMaking(false)} />
      <PasswordForm account={resetting} onClose={() => setResetting(null)} />
    </div>
  );
}

function useChange(account: Account) {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (next: { role: string; active: boolean }) =>
      changeAccount(account.id, next.role, next.active),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: accountsQuery.queryKey });
      void cache.invalidateQueries({ queryKey: rolesQuery.queryKey });
      message.success(t('admin:accounts.changed', { name: account.name }));
    },
  });
}

function Row({ account, onReset }: { account: Account; onReset: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const own = useSession()?.user?.id === account.id;
  const roles = useQuery(rolesQuery).data ?? [];
  const change = useChange(account);
  const ask = (next: { role: string; active: boolean }, title: string, content: string) =>
    modal.confirm({ title, content, onOk: () => change.mutate(next) });
  const { name, role, active } = account;
  const setRole = (next: string) =>
    ask(
      { role: next, active },
      t('admin:accounts.roleAsk', { name, role: next }),
      roles.find((one) => one.name === next)?.meaning ?? '',
    );
  const word = useWord();
  const deed = active ? 'close' : 'open';
  return (
    <tr>
      <th scope="row">{account.account}</th>
      <td>
        {name}
        {own && <span className="muted small"> {t('admin:accounts.self')}</span>}
      </td>
      <td>
        <Select
          size="small"
          className="admin-role"
          aria-label={t('admin:accounts.roleOf', { name })}
          value={role}
          options={roles.map((one) => ({ value: one.name, label: word('role', one.name) }))}
          onChange={setRole}
        />
      </td>
      <td>
        <State account={account} />
      </td>
      <td className="mono">{account.last_seen ? minute(account.last_seen) : t('common:none')}</td>
      <td className="mono">{minute(account.created)}</td>
      <td>
        <Button size="small" type="link" onClick={onReset}>
          {t('admin:accounts.reset')}
        </Button>
        <Button
          size="small"
          type="link"
          danger={active}
          disabled={own}
          loading={change.isPending}
          onClick={() =>
            ask(
              { role, active: !active },
              t(`admin:accounts.${deed}Ask`, { name }),
              t(`admin:accounts.${deed}Why`),
            )
          }
        >
          {t(`admin:accounts.${deed}`)}
        </Button>
        {change.isError && (
          <div className="tone-red small" role="alert">
            {asProblem(change.error).title}
          </div>
        )}
      </td>
    </tr>
  );
}

function State({ account }: { account: Account }) {
  const { t } = useTranslation();
  if (!account.active) return <StatusTag tone="grey">{t('admin:accounts.closed')}</StatusTag>;
  if (account.locked) {
    return (
      <StatusTag tone="amber" title={t('admin:accounts.lockedWhy')}>
        {t('admin:accounts.locked')}
      </StatusTag>
    );
  }
  return <StatusTag tone="green">{t('admin:accounts.active')}</StatusTag>;
}
