/** Enters a rule of a place for one item. */
import { App, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalItem, useLocalChange } from '../../../api/localRules';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { besideFields } from '../formErrors';
import { LocalValue } from './LocalValue';

type Values = {
  region?: string;
  value: string | string[];
  from: Dayjs;
  to?: Dayjs | null;
  source: string;
  note?: string;
};

const day = (value?: Dayjs | null) => value?.format('YYYY-MM-DD') ?? null;

export function LocalRuleForm({ item, onClose }: { item: LocalItem; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [whole, setWhole] = useState<unknown>(null);
  const change = useLocalChange(() => {
    message.success(t('admin:local.added'));
    onClose();
  });
  const send = (values: Values) => {
    const { region = '', note = '', from, to, ...rest } = values;
    change.mutate(
      { add: { ...rest, item: item.item, region, note, from: day(from), to: day(to) } },
      { onError: (error) => setWhole(besideFields(form, error) ? null : error) },
    );
  };
  return (
    <Modal
      open
      width={600}
      style={{ top: 24 }}
      title={t('admin:local.addTitle', { item: item.item })}
      okText={t('admin:local.add')}
      okButtonProps={{ loading: change.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{item.meaning}</p>
      <Form<Values> form={form} layout="vertical" onFinish={send}>
        <Fields item={item} />
      </Form>
      {whole !== null && <ErrorPanel compact error={whole} />}
    </Modal>
  );
}

function Fields({ item }: { item: LocalItem }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('admin:form.needed') }];
  return (
    <>
      <Form.Item
        name="region"
        label={t('admin:local.region')}
        extra={t('admin:local.regionWhy')}
        rules={[{ pattern: /^\s*\d{2,12}\s*$/, message: t('admin:local.regionRule') }]}
      >
        <Input autoFocus autoComplete="off" inputMode="numeric" maxLength={12} />
      </Form.Item>
      <Form.Item name="value" label={t('admin:local.value')} rules={needed}>
        <LocalValue item={item} />
      </Form.Item>
      <div className="admin-days">
        <Form.Item name="from" label={t('admin:local.from')} rules={needed}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="to" label={t('admin:local.toLast')} extra={t('admin:local.toWhy')}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item
        name="source"
        label={t('admin:local.source')}
        extra={t('admin:local.sourceWhy')}
        rules={[{ required: true, whitespace: true, message: t('admin:form.needed') }]}
      >
        <Input autoComplete="off" maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label={t('admin:local.note')}>
        <Input autoComplete="off" maxLength={500} />
      </Form.Item>
    </>
  );
}
