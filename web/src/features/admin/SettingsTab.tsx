/** Settings of the installation: the unit's name, and when data counts as old. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { type Settings, saveSettings, settingsQuery } from './queries';

export function SettingsTab() {
  const query = useQuery(settingsQuery);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="panel-pad" />;
  return <SettingsForm initial={query.data} />;
}

function SettingsForm({ initial }: { initial: Settings }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const saving = useMutation({
    mutationFn: saveSettings,
    onSuccess: async ({ data }) => {
      cache.setQueryData(settingsQuery.queryKey, data);
      await cache.fetchQuery({ ...sessionQuery, staleTime: 0 });
      message.success(t('admin:settings.saved'));
    },
  });
  return (
    <div className="admin-pane">
      <Form<Settings>
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => saving.mutate(values)}
      >
        <div className="admin-fields">
          <Form.Item
            name="unit"
            label={t('admin:settings.unit')}
            extra={t('admin:settings.unitWhy')}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item
            name="stale_days"
            label={t('admin:settings.stale')}
            extra={t('admin:settings.staleWhy')}
            rules={[{ required: true, message: t('admin:form.needed') }]}
          >
            <InputNumber min={0} max={3650} precision={0} suffix={t('admin:settings.days')} />
          </Form.Item>
        </div>
        {saving.isError && <ErrorPanel error={saving.error} />}
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('admin:form.save')}
        </Button>
      </Form>
    </div>
  );
}
