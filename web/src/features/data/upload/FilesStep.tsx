/** Step 1: the files, and who sent them. */
import { useQuery } from '@tanstack/react-query';
import { Alert, AutoComplete, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { FileUpload } from '../../../components/FileUpload';
import { HelpLink } from '../../../components/HelpLink';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { suppliersQuery } from '../queries';
import type { UploadSearch } from '../routes';
import { FileState } from './FileState';
import { FileSupplier } from './FileSupplier';
import { OpenDrafts } from './OpenDrafts';
import { type Files, unreadable } from './useDrafts';
import { useFiles } from './useFiles';

const KINDS =
  '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.et,.json,.jsonl,.ndjson,.xml,.parquet,.dbf,.html,.htm,.zip,.XLSX,.XLS,.CSV,.ZIP';

export function FilesStep({ files }: { files: Files }) {
  const { t } = useTranslation();
  const known = useQuery(suppliersQuery).data?.names ?? [];
  const [{ table: wish }] = useUrlFilters<UploadSearch>();
  const { supplier, setSupplier, error, take, rename, drop, resume } = useFiles(files);
  const remove = (key: string, name: string) => (
    <Button
      size="small"
      aria-label={t('common:upload.removeNamed', { name })}
      onClick={() => void drop(key)}
    >
      {t('data:file.remove')}
    </Button>
  );
  return (
    <div className="files-step">
      <div className={files.drafts.length ? 'files-main' : 'files-main files-none'}>
        <Form layout="vertical" className="narrow-form">
          <Form.Item
            label={t('data:supplier.label')}
            htmlFor="supplier"
            extra={t('data:supplier.explain')}
          >
            <AutoComplete
              id="supplier"
              value={supplier}
              onChange={setSupplier}
              onBlur={() => void rename()}
              placeholder={t('data:supplier.example')}
              maxLength={80}
              options={known.map((value) => ({ value }))}
              showSearch={{ filterOption: true }}
            />
          </Form.Item>
        </Form>
        {error ? <ErrorPanel error={error} /> : null}
        {files.keys.length === 0 && <OpenDrafts onResume={resume} />}
        {wish && <Alert type="info" showIcon title={t('data:upload.wish', { table: wish })} />}
        <FileUpload
          multiple
          onlyMoving
          accept={KINDS}
          hint={t('data:upload.hint')}
          onChange={(uploads) => void take(uploads)}
        />
        <ul className="file-list">
          {files.drafts.map((draft) => (
            <li key={draft.key}>
              <FileState draft={draft} />
              {draft.state === 'ready' && !unreadable(draft) && <FileSupplier draft={draft} />}
              {draft.state !== 'importing' && remove(draft.key, draft.name)}
            </li>
          ))}
          {files.lost.map((one) => (
            <li key={one.key}>
              <ErrorPanel error={one.error} compact />
              {remove(one.key, one.key)}
            </li>
          ))}
        </ul>
      </div>
      <Know />
    </div>
  );
}

/** What a person should know before the first file; the help says more. */
function Know() {
  const { t } = useTranslation();
  return (
    <aside className="files-know">
      <h2>{t('data:know.title')}</h2>
      <ul>
        {(['kinds', 'columns', 'aside', 'again', 'private'] as const).map((point) => (
          <li key={point}>{t(`data:know.${point}`)}</li>
        ))}
      </ul>
      <HelpLink topic="data">{t('data:know.help')}</HelpLink>
    </aside>
  );
}
