/** First run: makes the administrator and names the unit. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem';
import { type FirstRun, firstRun, sessionQuery } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PasswordFields } from '../../components/PasswordFields';
import { problemWords } from '../../components/problemWords';
import { EntranceFrame } from './EntranceFrame';

type Values = FirstRun & { again: string };

export function FirstRunPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const [form] = Form.useForm<Values>();
  const making = useMutation({
    mutationFn: ({ again: _, ...values }: Values) => firstRun(values),
    onSuccess: async () => {
      await cache.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await router.navigate({ to: '/' });
    },
    onError: (error) => {
      const problem = error instanceof ProblemError ? error.problem : null;
      const field = problem?.where?.field as keyof Values | undefined;
      if (problem && field) {
        form.setFields([{ name: field, errors: [problemWords(problem, t).title] }]);
      }
    },
  });
  const need = (message: string) => ({ required: true, whitespace: true, message });
  return (
    <EntranceFrame title={t('entrance:firstRun.title')}>
      <p className="muted">{t('entrance:firstRun.why')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => making.mutate(values)}
      >
        <Form.Item
          name="unit"
          label={t('entrance:firstRun.unit')}
          rules={[need(t('entrance:firstRun.unitNeeded'))]}
        >
          <Input autoComplete="organization" autoFocus />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('entrance:firstRun.name')}
          rules={[need(t('entrance:firstRun.nameNeeded'))]}
        >
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('entrance:firstRun.account')}
          extra={t('entrance:firstRun.accountRule')}
          rules={[need(t('entrance:firstRun.accountNeeded'))]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <PasswordFields />
        {making.isError && <ErrorPanel error={making.error} compact />}
        <Button type="primary" htmlType="submit" block loading={making.isPending}>
          {t('entrance:firstRun.make')}
        </Button>
      </Form>
    </EntranceFrame>
  );
}
