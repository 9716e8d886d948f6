/** States anew for what a file is complete, on whose word. */
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import type { Cover, ImportRow } from '../types';
import { CoverageForm, sound, type Typed } from '../upload/CoverageForm';
import '../upload/upload.css';

type Props = {
  item: ImportRow;
  onSave: (key: string, coverage: Cover[], reason: string) => Promise<void>;
  onClose: () => void;
};

const EMPTY: Typed = { place: '', unit: '', start: null, end: null };

export function CoverageEdit({ item, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const held = item.coverage.map((one) => ({ ...one, open: !one.start || !one.end }));
  const [covers, setCovers] = useState<Typed[]>(held.length ? held : [EMPTY]);
  const [form] = Form.useForm<{ reason: string }>();
  const doing = useMutation({
    mutationFn: (reason: string) =>
      onSave(
        item.id,
        covers.map(({ place, unit, start, end }) => ({ place, unit, start, end })),
        reason,
      ),
    onSuccess: onClose,
  });
  const ready = covers.length > 0 && covers.every(sound);
  return (
    <Modal
      open
      width={760}
      title={t('data:coverage.editTitle', { name: item.file })}
      okText={t('data:coverage.save')}
      okButtonProps={{ loading: doing.isPending, disabled: !ready }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <CoverageForm
        covers={covers}
        name={item.file}
        onChange={setCovers}
        onLeave={() => undefined}
      />
      <Form form={form} layout="vertical" onFinish={({ reason }) => doing.mutate(reason)}>
        <Form.Item
          name="reason"
          label={t('data:coverage.reason')}
          extra={t('data:coverage.effect')}
          rules={[{ required: true, whitespace: true, message: t('common:reasonNeeded') }]}
        >
          <Input maxLength={500} placeholder={t('data:coverage.reasonHint')} />
        </Form.Item>
      </Form>
      {doing.isError && <ErrorPanel error={doing.error} compact />}
    </Modal>
  );
}
