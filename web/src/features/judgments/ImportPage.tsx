/** Bring judgments in and screen them: files, edition, one button, progress, what came of it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Uploaded } from '../../api/upload';
import { ErrorPanel } from '../../components/ErrorPanel';
import { FileUpload } from '../../components/FileUpload';
import { PageHeader } from '../../layouts/PageHeader';
import { Deliveries } from './Deliveries';
import { deliveriesQuery } from './queries';
import { ScreeningJob } from './ScreeningJob';
import './judgments.css';

const ENDINGS =
  '.zip,.docx,.doc,.wps,.pdf,.txt,.htm,.html,.json,.jsonl,.rar,.7z,.tar,.gz,.ofd,.jpg,.jpeg,.png';

type Given = { supplier?: string; edition: 'original' | 'public' };

export function ImportPage() {
  const { t } = useTranslation();
  const { job } = useSearch({ strict: false }) as { job?: string };
  return (
    <div className="page">
      <PageHeader
        title={t('judgments:import.title')}
        note={t('judgments:import.note')}
        crumbs={[
          { label: t('judgments:nav'), to: '/judgments' },
          { label: t('judgments:import.title') },
        ]}
      />
      {job ? <ScreeningJob id={job} /> : <NewScreening />}
      {!job && <Deliveries />}
    </div>
  );
}

function NewScreening() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [uploads, setUploads] = useState<Uploaded[]>([]);
  const begin = useMutation({
    mutationFn: async (body: { uploads: string[]; supplier: string; originals: boolean }) =>
      (await api.POST('/api/v1/documents/screenings', { body })).data,
    onSuccess: (made) =>
      void navigate({ to: '/judgments/import', search: { job: made?.job_id }, replace: true }),
  });
  const start = (given: Given) =>
    begin.mutate({
      uploads: uploads.map((one) => one.id),
      supplier: given.supplier ?? '',
      originals: given.edition === 'original',
    });
  return (
    <div className="import-grid">
      <section className="panel panel-pad column import-form">
        <FileUpload
          multiple
          accept={ENDINGS}
          onChange={setUploads}
          hint={t('judgments:import.formats')}
        />
        <Form<Given> layout="vertical" initialValues={{ edition: 'public' }} onFinish={start}>
          <Edition />
          <Form.Item name="supplier" label={t('judgments:import.supplier')}>
            <Input maxLength={120} placeholder={t('judgments:import.supplierHint')} />
          </Form.Item>
          {begin.isError && <ErrorPanel error={begin.error} />}
          <div className="row">
            <Button
              type="primary"
              htmlType="submit"
              disabled={uploads.length === 0}
              loading={begin.isPending}
            >
              {t('judgments:import.start')}
            </Button>
            {uploads.length === 0 && <span className="muted">{t('judgments:import.first')}</span>}
          </div>
        </Form>
      </section>
      <Aside
        busy={begin.isPending}
        onAll={() => begin.mutate({ uploads: [], supplier: '', originals: false })}
      />
    </div>
  );
}

function Edition() {
  const { t } = useTranslation();
  return (
    <Form.Item name="edition" label={t('judgments:import.edition')}>
      <Radio.Group className="column edition">
        {(['public', 'original'] as const).map((value) => (
          <Radio key={value} value={value}>
            {t(`judgments:edition.${value}`)}
            <div className="small muted">{t(`judgments:import.editionHelp.${value}`)}</div>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

function Aside({ busy, onAll }: { busy: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  const kept = useQuery(deliveriesQuery).data ?? [];
  const steps = ['read', 'facts', 'rules', 'ledger'] as const;
  return (
    <aside className="panel panel-pad column import-help">
      <h2>{t('judgments:import.how')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(`judgments:import.step.${step}`)}</li>
        ))}
      </ol>
      <Alert type="info" title={t('judgments:import.limits')} />
      {kept.length > 0 && (
        <>
          <h2>{t('judgments:import.again')}</h2>
          <p className="muted">{t('judgments:import.againHelp')}</p>
          <div>
            <Button onClick={onAll} loading={busy}>
              {t('judgments:import.againStart')}
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}
