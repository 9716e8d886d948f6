/** Views over the list: ready-made ones and the person's own, each with its count. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { type View, viewsQuery } from './queries';
import { type ClueSearch, filterOf, sameFilter } from './search';

type Props = { search: ClueSearch; total: number | undefined };

export function ViewTabs({ search, total }: Props) {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery).data ?? [];
  const current = views.find((view) => sameFilter(view.filter as ClueSearch, search));
  return (
    <nav className="clue-views" aria-label={t('clues:view.label')}>
      {views.map((view) => (
        <Link
          key={view.id}
          to={'/clues' as '/'}
          search={{ ...view.filter, sort: view.sort || search.sort } as never}
          title={t('clues:view.counts')}
          className={view.id === current?.id ? 'clue-view clue-view-on' : 'clue-view'}
          aria-current={view.id === current?.id ? 'page' : undefined}
        >
          {view.name || t(`clues:view.${view.code}`)}
          <span className="small muted"> {count(view.count)}</span>
        </Link>
      ))}
      {!current && total !== undefined && views.length > 0 && (
        <span className="clue-view clue-view-on" aria-current="page">
          {t('clues:view.now')}
          <span className="small muted"> {count(total)}</span>
        </span>
      )}
      <span className="grow" />
      {current?.name ? (
        <DropView view={current} />
      ) : (
        Object.keys(filterOf(search)).length > 0 && !current && <SaveView search={search} />
      )}
    </nav>
  );
}

function useViews<Given>(act: (given: Given) => Promise<unknown>, done?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: viewsQuery.queryKey });
      done?.();
    },
  });
}

function SaveView({ search }: { search: ClueSearch }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const saving = useViews(
    (name: string) =>
      api.POST('/api/v1/clues/views', {
        body: { name, filter: filterOf(search) as never, sort: search.sort ?? '' },
      }),
    () => setOpen(false),
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      title={t('clues:view.save')}
      content={
        <Form<{ name: string }> layout="inline" onFinish={({ name }) => saving.mutate(name)}>
          <Form.Item
            name="name"
            rules={[{ required: true, whitespace: true, message: t('clues:view.needed') }]}
          >
            <Input autoFocus maxLength={30} placeholder={t('clues:view.name')} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {t('clues:view.keep')}
          </Button>
          {saving.error && <ErrorPanel error={saving.error} compact />}
        </Form>
      }
    >
      <Button type="link" size="small">
        {t('clues:view.save')}
      </Button>
    </Popover>
  );
}

function DropView({ view }: { view: View }) {
  const { t } = useTranslation();
  const dropping = useViews((id: string) =>
    api.DELETE('/api/v1/clues/views/{view_id}', { params: { path: { view_id: id } } }),
  );
  return (
    <Popconfirm
      title={t('clues:view.dropAsk', { name: view.name })}
      okText={t('clues:view.drop')}
      onConfirm={() => dropping.mutate(view.id)}
    >
      <Button type="link" size="small" loading={dropping.isPending}>
        {t('clues:view.drop')}
      </Button>
    </Popconfirm>
  );
}
