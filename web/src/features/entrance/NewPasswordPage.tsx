/** Before anything else: another password than the one that somebody else set. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword, sessionQuery, signIn, signOut, useSession } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PasswordFields } from '../../components/PasswordFields';
import { EntranceFrame } from './EntranceFrame';

type Values = { old: string; password: string; again: string };

export function NewPasswordPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const session = useSession();
  const { next } = useSearch({ from: '/new-password' });
  const account = session?.user?.account ?? '';
  const changing = useMutation({
    mutationFn: async ({ old, password }: Values) => {
      await changePassword(old, password); // ends all sessions, this one too
      await signIn({ account, password });
    },
    onSuccess: async () => {
      await cache.fetchQuery({ ...sessionQuery, staleTime: 0 });
      router.history.push(next ?? '/');
    },
  });
  const leave = async () => {
    await signOut();
    cache.clear();
    await router.navigate({ to: '/sign-in' });
  };
  return (
    <EntranceFrame title={t('entrance:fresh.title')} unit={session?.unit}>
      <p className="muted">{t('entrance:fresh.why', { name: session?.user?.name })}</p>
      <Form<Values> layout="vertical" onFinish={(values) => changing.mutate(values)}>
        <Form.Item
          name="old"
          label={t('entrance:fresh.old')}
          rules={[{ required: true, message: t('entrance:password.needed') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <PasswordFields label={t('entrance:fresh.new')} />
        {changing.isError && <ErrorPanel error={changing.error} compact />}
        <Button type="primary" htmlType="submit" block loading={changing.isPending}>
          {t('entrance:fresh.change')}
        </Button>
      </Form>
      <Button type="link" block onClick={() => void leave()}>
        {t('entrance:fresh.leave')}
      </Button>
    </EntranceFrame>
  );
}
