/** Asks for the right value of a fact, or one that was not read, and why; the machine's stays. */
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import type { Correctable } from './queries';
import { useCorrected } from './useCorrected';

type Given = { value?: string; reason: string };
type Props = { judgment: string; fact: Correctable | null; onClose: () => void };

/** What the window says: of a value that was read, or of one to be added. */
function useWords(fact: Correctable | null) {
  const { t } = useTranslation();
  const name = fact?.column ?? '';
  if (fact?.state !== 'unread') {
    return {
      title: t('judgments:correct.title', { name }),
      save: t('judgments:correct.save'),
      explain: t('judgments:correct.explain'),
      value: t('judgments:correct.value'),
      help: t('judgments:correct.valueHelp'),
    };
  }
  const { example } = fact;
  return {
    title: t('judgments:correct.addTitle', { name }),
    save: t('judgments:correct.addSave'),
    explain: t('judgments:correct.addExplain'),
    value: t('judgments:correct.addValue'),
    help: t(example ? 'judgments:correct.example' : 'judgments:correct.addHelp', { example }),
  };
}

export function CorrectionWindow({ judgment, fact, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const corrected = useCorrected(judgment);
  const saving = useMutation({
    mutationFn: async ({ value, reason }: Given) => {
      if (!fact) return;
      const { table, row, column } = fact;
      const { data } = await api.POST('/api/v1/documents/{key}/corrections', {
        params: { path: { key: judgment } },
        body: { table, row, column, value: value ?? '', reason },
      });
      corrected(data);
    },
    onSuccess: onClose,
  });
  const words = useWords(fact);
  const needed = { required: true, whitespace: true, message: t('judgments:correct.reasonNeeded') };
  return (
    <Modal
      open={fact !== null}
      title={words.title}
      okText={words.save}
      okButtonProps={{ loading: saving.isPending }}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(now) => now && saving.reset()}
    >
      <p className="muted">{words.explain}</p>
      <dl className="correct-machine">
        <dt>{t('judgments:correct.machine')}</dt>
        <dd>{fact?.value || fact?.reason || t('judgments:facts.unread')}</dd>
        <dt>{t('judgments:correct.meaning')}</dt>
        <dd>{fact?.meaning}</dd>
      </dl>
      <Form<Given>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ value: fact?.masked ? '' : fact?.value }}
        onFinish={(given) => saving.mutate(given)}
      >
        <Form.Item name="value" label={words.value} extra={words.help}>
          <Input maxLength={2000} autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('common:reason')} rules={[needed]}>
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
