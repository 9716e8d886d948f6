/** Gives the list out as a workbook, for a stated purpose. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import { fetchFile } from '../../components/fetchFile';
import { JobProgress } from '../../components/JobProgress';
import { count } from '../../components/numbers';
import { type ClueSearch, filterOf } from './search';

/** The server takes so many by name. */
const NAMED = 200;

const bookOf = (job: string) => `/api/v1/clues/exports/${job}`;

type Props = { search: ClueSearch; ids: string[]; total: number };

export function ExportButton({ search, ids, total }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const may = useCan('export');
  const named = ids.slice(0, NAMED);
  const asking = useMutation({
    mutationFn: async (purpose: string) => {
      const filter = filterOf(search) as never;
      const body = { purpose, filter, ids: named, sort: search.sort ?? 'grade' };
      const told = await api.POST('/api/v1/clues/exports', { body });
      return told.data?.job_id ?? '';
    },
  });
  const close = () => {
    setOpen(false);
    asking.reset();
  };
  if (!may) return null;
  const many = count(named.length || total);
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={total === 0}
        onClick={() => setOpen(true)}
      >
        {t('clues:export.open')}
      </Button>
      <Modal
        open={open}
        title={t('clues:export.title', { count: many as never })}
        onCancel={close}
        footer={null}
        destroyOnHidden
      >
        {asking.data ? (
          <JobProgress
            id={asking.data}
            label={t('clues:export.job')}
            onDone={() => fetchFile(bookOf(asking.data))}
          >
            {() => (
              <div>
                <p>{t('clues:export.downloaded')}</p>
                <Button href={bookOf(asking.data)} download onClick={close}>
                  {t('clues:export.download')}
                </Button>
              </div>
            )}
          </JobProgress>
        ) : (
          <Ask
            busy={asking.isPending}
            error={asking.error}
            onGiven={asking.mutate}
            onClose={close}
          />
        )}
      </Modal>
    </>
  );
}

type AskProps = {
  busy: boolean;
  error: unknown;
  onGiven: (purpose: string) => void;
  onClose: () => void;
};

function Ask({ busy, error, onGiven, onClose }: AskProps) {
  const { t } = useTranslation();
  return (
    <Form<{ purpose: string }>
      layout="vertical"
      onFinish={({ purpose }) => onGiven(purpose.trim())}
    >
      <Form.Item
        name="purpose"
        label={t('clues:export.purpose')}
        extra={t('clues:export.noted')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('common:masked.needed') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      {error ? <ErrorPanel error={error} compact /> : null}
      <div className="row dialog-buttons">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('clues:export.act')}
        </Button>
      </div>
    </Form>
  );
}
