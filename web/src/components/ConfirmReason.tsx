/** Asks for a reason before something is done; stays open with the error when it fails. */
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './ErrorPanel';

export type Reason = { reason: string; note: string };

type Props = {
  open: boolean;
  title: string;
  /** what will happen, in a sentence */
  explain?: ReactNode;
  /** reasons to choose from; without them the reason is written freely */
  reasons?: { value: string; label: string }[];
  /** what is asked for, where it is not a reason */
  label?: string;
  /** what stands in the field at first, where one answer is the usual one */
  usual?: string;
  /** the word on the button, a verb */
  action: string;
  danger?: boolean;
  onConfirm: (given: Reason) => Promise<unknown>;
  onClose: () => void;
};

export function ConfirmReason(props: Props) {
  const { open, title, explain, reasons, label, usual, action, danger, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const doing = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const needed = { required: true, whitespace: true, message: t('common:reasonNeeded') };
  return (
    <Modal
      open={open}
      title={title}
      okText={action}
      okButtonProps={{ danger, loading: doing.isPending }}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(now) => now && doing.reset()}
    >
      {explain && <p>{explain}</p>}
      <Form<Reason>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ reason: usual }}
        onFinish={(given) => doing.mutate({ reason: given.reason, note: given.note ?? '' })}
      >
        <Form.Item name="reason" label={label ?? t('common:reason')} rules={[needed]}>
          {reasons ? (
            <Select options={reasons} />
          ) : (
            <Input.TextArea rows={3} maxLength={500} showCount />
          )}
        </Form.Item>
        {reasons && (
          <Form.Item name="note" label={t('common:note')}>
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
      {doing.isError && <ErrorPanel error={doing.error} />}
    </Modal>
  );
}
