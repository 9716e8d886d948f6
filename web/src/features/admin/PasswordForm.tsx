/** Sets another password for an account: unlocks it, ends its sessions. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { besideField, isWhole } from './formErrors';
import { type Account, accountsQuery, resetPassword } from './queries';

type Props = { account: Account | null; onClose: () => void };

export function PasswordForm({ account, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<{ password: string }>();
  const setting = useMutation({
    mutationFn: (password: string) => resetPassword(account?.id ?? '', password),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: accountsQuery.queryKey });
      message.success(t('admin:accounts.resetDone', { name: account?.name }));
      onClose();
    },
    onError: (error) => besideField(form, error),
  });
  return (
    <Modal
      open={account !== null}
      title={t('admin:accounts.resetTitle', { name: account?.name ?? '' })}
      okText={t('admin:form.save')}
      okButtonProps={{ loading: setting.isPending }}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(now) => now && setting.reset()}
    >
      <p className="muted">{t('admin:accounts.resetWhy')}</p>
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ password }) => setting.mutate(password)}
      >
        <Form.Item
          name="password"
          label={t('admin:form.newPassword')}
          extra={t('admin:form.passwordRule')}
          rules={[{ required: true, message: t('admin:form.needed') }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
      {setting.isError && isWhole(form, setting.error) && (
        <ErrorPanel compact error={setting.error} />
      )}
    </Modal>
  );
}
