/** Makes an account. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useWord } from '../../components/useWord';
import { besideField, isWhole } from './formErrors';
import { accountsQuery, createAccount, type NewAccount, rolesQuery } from './queries';

type Props = { open: boolean; onClose: () => void };

export function AccountForm({ open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const roles = useQuery(rolesQuery).data ?? [];
  const [form] = Form.useForm<NewAccount>();
  const role = Form.useWatch('role', form);
  const making = useMutation({
    mutationFn: createAccount,
    onSuccess: (_, body) => {
      void cache.invalidateQueries({ queryKey: accountsQuery.queryKey });
      void cache.invalidateQueries({ queryKey: rolesQuery.queryKey });
      message.success(t('admin:accounts.made', { name: body.name }));
      onClose();
    },
    onError: (error) => besideField(form, error),
  });
  const word = useWord();
  const need = [{ required: true, whitespace: true, message: t('admin:form.needed') }];
  const options = roles.map((one) => ({ value: one.name, label: word('role', one.name) }));
  return (
    <Modal
      open={open}
      title={t('admin:accounts.add')}
      okText={t('admin:form.make')}
      okButtonProps={{ loading: making.isPending }}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(now) => now && making.reset()}
    >
      <Form<NewAccount>
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={(values) => making.mutate(values)}
      >
        <Form.Item name="name" label={t('admin:form.name')} rules={need}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('admin:form.account')}
          extra={t('admin:form.accountRule')}
          rules={need}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="role"
          label={t('admin:form.role')}
          extra={roles.find((one) => one.name === role)?.meaning}
          rules={need}
        >
          <Select options={options} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('admin:form.firstPassword')}
          extra={t('admin:form.firstRule')}
          rules={need}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
      {making.isError && isWhole(form, making.error) && <ErrorPanel compact error={making.error} />}
    </Modal>
  );
}
