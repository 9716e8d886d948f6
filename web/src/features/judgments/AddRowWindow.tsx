/** Asks which table, whose row, the values that are known, and why. */
import { useMutation } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import type { JudgmentView } from './queries';
import { RowFields } from './RowFields';
import { useCorrected } from './useCorrected';

type Given = {
  table: string;
  of?: string;
  values?: Record<string, string | undefined>;
  blank?: boolean;
  reason: string;
};
type Props = { judgment: JudgmentView; open: boolean; onClose: () => void };

/** Keeps the row; only what was filled in. */
function useAdding(judgment: string, onSuccess: () => void) {
  const corrected = useCorrected(judgment);
  return useMutation({
    mutationFn: async ({ table, of, values, blank, reason }: Given) => {
      const filled = Object.entries(values ?? {}).filter(([, words]) => words?.trim());
      const { data } = await api.POST('/api/v1/documents/{key}/rows', {
        params: { path: { key: judgment } },
        body: {
          table,
          of: of ?? '',
          values: Object.fromEntries(filled) as Record<string, string>,
          blank: blank ?? false,
          reason,
        },
      });
      corrected(data);
    },
    onSuccess,
  });
}

export function AddRowWindow({ judgment, open, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const saving = useAdding(judgment.id, onClose);
  const name = Form.useWatch('table', form);
  const table = judgment.addable.find((one) => one.table === name);
  const needed = (message: string) => ({ required: true, whitespace: true, message });
  return (
    <Modal
      open={open}
      title={t('judgments:addRow.title')}
      okText={t('judgments:addRow.save')}
      okButtonProps={{ loading: saving.isPending }}
      width={640}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(now) => now && saving.reset()}
    >
      <p className="muted">{t('judgments:addRow.explain')}</p>
      <Form<Given>
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={(given) => saving.mutate(given)}
      >
        <Form.Item
          name="table"
          label={t('judgments:addRow.table')}
          rules={[needed(t('judgments:addRow.tableNeeded'))]}
        >
          <Select options={judgment.addable.map((one) => ({ value: one.table }))} />
        </Form.Item>
        {table?.owned && (
          <Form.Item
            name="of"
            label={t('judgments:addRow.of')}
            rules={[needed(t('judgments:addRow.ofNeeded'))]}
          >
            <Select options={judgment.owners.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )}
        {table && <RowFields key={table.table} table={table} />}
        <Form.Item name="blank" valuePropName="checked" extra={t('judgments:addRow.blankHelp')}>
          <Checkbox>{t('judgments:addRow.blank')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('common:reason')}
          rules={[needed(t('judgments:correct.reasonNeeded'))]}
        >
          <Input.TextArea
            rows={2}
            maxLength={500}
            placeholder={t('judgments:correct.reasonHint')}
          />
        </Form.Item>
      </Form>
      {saving.isError && <ErrorPanel error={saving.error} compact />}
    </Modal>
  );
}
