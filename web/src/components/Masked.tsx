/** A masked value; one value is shown for a stated purpose, for a minute, and noted in the journal. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './ErrorPanel';

const SHOWN_MS = 60_000;

type Props = {
  /** the value as the server masked it */
  value: string;
  /** what it is, for the label of the button, for example an identity number */
  label: string;
  /** asks the server for the value; without it the value stays masked */
  reveal?: (purpose: string) => Promise<string>;
};

export function Masked({ value, label, reveal }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const asking = useMutation({
    mutationFn: (purpose: string) => reveal?.(purpose) ?? Promise.resolve(value),
    onSuccess: () => setOpen(false),
    // a value that was shown is not kept
    gcTime: 0,
  });
  const { data: shown, reset } = asking;
  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(reset, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, reset]);
  if (!reveal) return <span className="masked">{value}</span>;
  if (shown !== undefined) {
    return (
      <span className="masked">
        {shown}
        <Button
          type="text"
          size="small"
          icon={<EyeInvisibleOutlined />}
          aria-label={t('common:masked.hide', { label })}
          onClick={reset}
        />
      </span>
    );
  }
  return (
    <span className="masked">
      {value}
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        title={t('common:masked.ask', { label })}
        content={<Purpose busy={asking.isPending} error={asking.error} onGiven={asking.mutate} />}
      >
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('common:masked.show', { label })}
        />
      </Popover>
    </span>
  );
}

type PurposeProps = { busy: boolean; error: unknown; onGiven: (purpose: string) => void };

function Purpose({ busy, error, onGiven }: PurposeProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ purpose: string }>();
  const usual = [
    t('common:masked.verify'),
    t('common:masked.contact'),
    t('common:masked.document'),
  ];
  return (
    <Form<{ purpose: string }>
      form={form}
      className="reveal-box"
      layout="vertical"
      onFinish={({ purpose }) => onGiven(purpose.trim())}
    >
      <Form.Item
        name="purpose"
        label={t('common:masked.purpose')}
        extra={t('common:masked.noted')}
        rules={[{ required: true, whitespace: true, message: t('common:masked.needed') }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
      {/* buttons, not a list that opens: a list would lie over the button below it */}
      <div className="row reveal-usual">
        {usual.map((text) => (
          <Button key={text} size="small" onClick={() => form.setFieldValue('purpose', text)}>
            {text}
          </Button>
        ))}
      </div>
      {error ? <ErrorPanel error={error} compact /> : null}
      <Button type="primary" size="small" htmlType="submit" loading={busy}>
        {t('common:masked.confirm')}
      </Button>
    </Form>
  );
}
