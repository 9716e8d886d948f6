/** Account and password; used by the sign-in page and by the window over a page. */
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Session, type SignIn, signIn } from '../api/session';
import { ErrorPanel } from './ErrorPanel';

type Props = {
  /** the account when it may not be changed */
  account?: string;
  onDone: (session: Session) => void;
};

export function SignInForm({ account, onDone }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SignIn>();
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: onDone,
    onError: () => form.resetFields(['password']),
  });
  const need = (message: string) => [{ required: true, message }];
  return (
    <Form<SignIn>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ account }}
      onFinish={(values) => entering.mutate({ ...values, account: values.account.trim() })}
    >
      <Form.Item
        name="account"
        label={t('shell:signIn.account')}
        rules={need(t('shell:signIn.accountNeeded'))}
      >
        <Input autoComplete="username" disabled={account !== undefined} autoFocus={!account} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('shell:signIn.password')}
        rules={need(t('shell:signIn.passwordNeeded'))}
      >
        <Input.Password autoComplete="current-password" autoFocus={account !== undefined} />
      </Form.Item>
      {entering.isError && <ErrorPanel error={entering.error} compact />}
      <Button type="primary" htmlType="submit" block loading={entering.isPending}>
        {t('shell:signIn.enter')}
      </Button>
    </Form>
  );
}
