/** Rows set aside as a workbook, written as a job for a purpose that goes to the journal. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmReason } from '../../../components/ConfirmReason';
import { JobProgress } from '../../../components/JobProgress';
import { asideBook, exportAside } from '../deeds';

type Props = { table: string; importId: string; disabled: boolean };

export function Download({ table, importId, disabled }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [job, setJob] = useState('');
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t('data:aside.download')}
      </Button>
      <ConfirmReason
        open={open}
        title={t('data:aside.download')}
        explain={t('data:aside.downloadExplain')}
        label={t('common:masked.purpose')}
        action={t('data:aside.downloadAct')}
        onConfirm={async ({ reason }) =>
          setJob((await exportAside(table, importId, reason)).job_id)
        }
        onClose={() => setOpen(false)}
      />
      <Modal
        open={job !== ''}
        title={t('data:aside.download')}
        onCancel={() => setJob('')}
        footer={null}
        destroyOnHidden
      >
        <JobProgress id={job} label={t('data:aside.downloadDoing')}>
          {() => (
            <div>
              <Button type="primary" href={asideBook(job)} download onClick={() => setJob('')}>
                {t('data:aside.downloadGet')}
              </Button>
            </div>
          )}
        </JobProgress>
      </Modal>
    </>
  );
}
