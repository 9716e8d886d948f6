/** Sets the last day of a rule that was repealed or replaced. */
import { App, DatePicker, Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalEnd, useLocalChange } from '../../../api/localRules';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { besideFields } from '../formErrors';

export function LocalEndForm({ which, onClose }: { which: LocalEnd; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ to: Dayjs }>();
  const [whole, setWhole] = useState<unknown>(null);
  const change = useLocalChange(() => {
    message.success(t('admin:local.ended'));
    onClose();
  });
  const send = ({ to }: { to: Dayjs }) =>
    change.mutate(
      { end: { ...which, to: to.format('YYYY-MM-DD') } },
      { onError: (error) => setWhole(besideFields(form, error) ? null : error) },
    );
  return (
    <Modal
      open
      title={t('admin:local.endTitle', { item: which.item })}
      okText={t('admin:form.save')}
      okButtonProps={{ loading: change.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item
          name="to"
          label={t('admin:local.lastDay')}
          extra={t('admin:local.lastDayWhy')}
          rules={[{ required: true, message: t('admin:form.needed') }]}
        >
          <DatePicker />
        </Form.Item>
      </Form>
      {whole !== null && <ErrorPanel compact error={whole} />}
    </Modal>
  );
}
