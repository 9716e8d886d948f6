/** Rows set aside as a workbook, written as a job for a purpose that goes to the journal. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmReason } from '../../../components/ConfirmReason';
import { fetchFile } from '../../../components/fetchFile';
import { JobProgress } from '../../../components/JobProgress';
import { asideBook, exportAside } from '../deeds';

type Props = {
  table: string;
  /** only what was set aside of this import; '' for all of the table */
  importId: string;
  disabled?: boolean;
  /** beside a number that says how many rows these are: the icon alone */
  small?: boolean;
};

export function Download({ table, importId, disabled, small }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [job, setJob] = useState('');
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        type={small ? 'link' : undefined}
        size={small ? 'small' : undefined}
        className={small ? 'aside-download' : undefined}
        title={small ? t('data:aside.download') : undefined}
        aria-label={t('data:aside.download')}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {!small && t('data:aside.download')}
      </Button>
      <ConfirmReason
        open={open}
        title={t('data:aside.download')}
        explain={t('data:aside.downloadExplain')}
        label={t('common:masked.purpose')}
        usual={t('data:aside.downloadFor')}
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
        <JobProgress
          id={job}
          label={t('data:aside.downloadDoing')}
          onDone={() => fetchFile(asideBook(job))}
        >
          {() => (
            <div>
              <p>{t('data:aside.downloaded')}</p>
              <Button href={asideBook(job)} download onClick={() => setJob('')}>
                {t('data:aside.downloadGet')}
              </Button>
            </div>
          )}
        </JobProgress>
      </Modal>
    </>
  );
}
