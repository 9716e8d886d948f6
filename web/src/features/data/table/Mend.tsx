/** Take a corrected workbook in again, and say what became of its rows. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../api/jobs';
import { useCan } from '../../../api/session';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { FileUpload } from '../../../components/FileUpload';
import { JobProgress } from '../../../components/JobProgress';
import { count } from '../../../components/numbers';
import { mendRows } from '../deeds';
import { poolKeys } from '../queries';

type Mended = {
  looked: number;
  readmitted: number;
  left: number;
  gone?: number;
  told?: string[];
  reasons: Record<string, number>;
};

export function Mend({ table }: { table: string }) {
  const { t } = useTranslation();
  const can = useCan('import');
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const mend = useMutation({ mutationFn: (upload: string) => mendRows(table, upload) });
  if (!can) return null;
  const close = () => {
    setOpen(false);
    mend.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('data:mend.open')}</Button>
      <Modal
        open={open}
        title={t('data:mend.open')}
        footer={<Button onClick={close}>{t('data:mend.close')}</Button>}
        onCancel={close}
        destroyOnHidden
      >
        <p className="muted">{t('data:mend.explain')}</p>
        {mend.error && <ErrorPanel error={mend.error} compact />}
        {mend.data ? (
          <JobProgress
            id={mend.data.job_id}
            label={t('data:mend.doing')}
            onDone={() => void cache.invalidateQueries({ queryKey: poolKeys.all })}
          >
            {(job) => <MendResult job={job} />}
          </JobProgress>
        ) : (
          <FileUpload
            accept=".xlsx"
            hint={t('data:mend.hint')}
            onChange={([upload]) => upload && mend.mutate(upload.id)}
          />
        )}
      </Modal>
    </>
  );
}

function MendResult({ job }: { job: Job }) {
  const { t } = useTranslation();
  const made = job.result as Mended;
  const gone = made.gone ? (
    <>
      <p>{t('data:mend.gone', { rows: count(made.gone) })}</p>
      {made.told?.map((line) => (
        <div className="small muted" key={line}>
          {line}
        </div>
      ))}
    </>
  ) : null;
  if (made.looked === 0) return gone ?? <p>{t('data:mend.nothing')}</p>;
  return (
    <div>
      <p>
        {t('data:mend.result', {
          looked: count(made.looked),
          readmitted: count(made.readmitted),
          left: count(made.left),
        })}
      </p>
      {gone}
      {Object.entries(made.reasons).map(([why, rows]) => (
        <div className="small tone-amber" key={why}>
          {t('data:check.reason', { why, rows: count(rows) })}
        </div>
      ))}
    </div>
  );
}
