/** Who may sign in to the demonstration; other homes tell nobody's account. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/session';
import { useWord } from '../../components/useWord';

export function DemoAccess({ access }: { access: NonNullable<Session['access']> }) {
  const { t } = useTranslation();
  const word = useWord();
  const accounts = Object.entries(access.accounts);
  return (
    <Alert
      type="info"
      role="note"
      className="demo-access"
      title={t('entrance:demo.title')}
      description={
        <>
          <div>
            {accounts.map(([account, role], at) => (
              <span key={account}>
                {at > 0 && t('entrance:demo.or')}
                <code>{account}</code> {t('entrance:demo.role', { role: word('role', role) })}
              </span>
            ))}
          </div>
          <div>
            {t('entrance:demo.password')} <code>{access.password}</code>
          </div>
        </>
      }
    />
  );
}
