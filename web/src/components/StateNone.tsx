/** States that a supplier has nothing of a table for a place and a period; nothing is preset. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/fetching';
import { useCan } from '../api/session';
import { ErrorPanel } from './ErrorPanel';

type Typed = {
  supplier: string;
  everywhere?: boolean;
  place?: string;
  unit?: string;
  days: [Dayjs, Dayjs];
  authority: string;
};
type Props = { table: string; small?: boolean };

const state = (table: string, typed: Typed) =>
  call<{ import_id: string; version: number }>(
    'POST',
    `/pool/tables/${encodeURIComponent(table)}/none`,
    {
      json: {
        supplier: typed.supplier,
        authority: typed.authority,
        covers: {
          place: typed.everywhere ? '' : typed.place?.trim(),
          unit: typed.unit?.trim() ?? '',
          start: typed.days[0].format('YYYY-MM-DD'),
          end: typed.days[1].format('YYYY-MM-DD'),
        },
      },
    },
  );

export function StateNone({ table, small }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!useCan('import')) return null;
  return (
    <>
      <Button
        size="small"
        type={small ? 'link' : 'default'}
        title={t('common:noneStated.why', { table })}
        onClick={() => setOpen(true)}
      >
        {t('common:noneStated.begin', { table })}
      </Button>
      {open && <Window table={table} onClose={() => setOpen(false)} />}
    </>
  );
}

function Window({ table, onClose }: { table: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const doing = useMutation({
    mutationFn: (typed: Typed) => state(table, typed),
    onSuccess: async ({ version }) => {
      const told = version ? 'common:noneStated.done' : 'common:noneStated.same';
      message.success(t(told, { table }));
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <Modal
      open
      width={640}
      title={t('common:noneStated.title', { table })}
      okText={t('common:noneStated.save')}
      okButtonProps={{ loading: doing.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="small muted">{t('common:noneStated.explain')}</p>
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => doing.mutate(typed)}>
        <Fields />
      </Form>
      {doing.isError && <ErrorPanel error={doing.error} compact />}
    </Modal>
  );
}

const PLACE = /^\s*(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})\s*$/;

function Fields() {
  const { t } = useTranslation();
  const everywhere = Form.useWatch('everywhere');
  const needed = { required: true, whitespace: true, message: t('common:noneStated.needed') };
  return (
    <>
      <Form.Item name="supplier" label={t('common:noneStated.supplier')} rules={[needed]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="place"
        dependencies={['everywhere']}
        label={t('common:noneStated.place')}
        rules={
          everywhere ? [] : [needed, { pattern: PLACE, message: t('common:noneStated.badPlace') }]
        }
      >
        <Input
          maxLength={12}
          disabled={everywhere}
          placeholder={t('common:noneStated.placeHint')}
        />
      </Form.Item>
      <Form.Item name="everywhere" valuePropName="checked">
        <Checkbox>{t('common:noneStated.everywhere')}</Checkbox>
      </Form.Item>
      <Form.Item name="unit" label={t('common:noneStated.unit')}>
        <Input maxLength={80} placeholder={t('common:noneStated.unitHint')} />
      </Form.Item>
      <Form.Item
        name="days"
        label={t('common:noneStated.days')}
        rules={[{ required: true, message: t('common:noneStated.needed') }]}
      >
        <DatePicker.RangePicker
          className="whole-width"
          disabledDate={(day) => day.isAfter(dayjs(), 'day')}
        />
      </Form.Item>
      <Form.Item name="authority" label={t('common:noneStated.authority')} rules={[needed]}>
        <Input maxLength={500} placeholder={t('common:noneStated.authorityHint')} />
      </Form.Item>
    </>
  );
}
