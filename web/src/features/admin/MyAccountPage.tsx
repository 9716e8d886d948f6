/** Everybody's own account: who I am, what I may do, another password. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword, useSession } from '../../api/session';
import { DescriptionGrid } from '../../components/DescriptionGrid';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PasswordFields } from '../../components/PasswordFields';
import { PageHeader } from '../../layouts/PageHeader';
import { Preferences } from './Preferences';
import './admin.css';
import { useWord } from '../../components/useWord';

type Values = { old: string; password: string; again: string };

export function MyAccountPage() {
  const { t } = useTranslation();
  const word = useWord();
  const session = useSession();
  const user = session?.user;
  return (
    <div className="page">
      <PageHeader title={t('admin:mine.title')} />
      <div className="admin-cards">
        <section className="panel panel-pad">
          <DescriptionGrid
            columns={2}
            items={[
              { label: t('admin:accounts.name'), value: user?.name },
              { label: t('admin:accounts.account'), value: user?.account },
              { label: t('admin:accounts.role'), value: word('role', user?.role ?? '') },
              { label: t('admin:settings.unit'), value: session?.unit },
            ]}
          />
          <Preferences />
        </section>
        <section className="panel panel-pad" aria-labelledby="own-password">
          <h2 id="own-password" className="admin-h2">
            {t('admin:mine.password')}
          </h2>
          <p className="muted">{t('admin:mine.passwordWhy')}</p>
          <PasswordChange />
        </section>
      </div>
    </div>
  );
}

function PasswordChange() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const router = useRouter();
  const cache = useQueryClient();
  const changing = useMutation({
    mutationFn: ({ old, password }: Values) => changePassword(old, password),
    onSuccess: async () => {
      message.success(t('admin:mine.changed'));
      cache.clear();
      await router.navigate({ to: '/sign-in' });
    },
  });
  const needed = { required: true, message: t('admin:form.needed') };
  return (
    <Form<Values>
      layout="vertical"
      className="admin-form"
      onFinish={(values) => changing.mutate(values)}
    >
      <Form.Item name="old" label={t('admin:mine.old')} rules={[needed]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <PasswordFields label={t('admin:form.newPassword')} />
      {changing.isError && <ErrorPanel error={changing.error} />}
      <Button type="primary" htmlType="submit" loading={changing.isPending}>
        {t('admin:mine.change')}
      </Button>
    </Form>
  );
}
