/** Step 1: who sent the files, and the files. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, AutoComplete, Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Uploaded } from '../../../api/upload';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { FileUpload } from '../../../components/FileUpload';
import { HelpLink } from '../../../components/HelpLink';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { answerDraft, beginDraft, dropUpload } from '../deeds';
import { poolKeys, suppliersQuery } from '../queries';
import type { UploadSearch } from '../routes';
import { FileState } from './FileState';
import type { Files } from './useDrafts';

const KINDS =
  '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.et,.json,.jsonl,.ndjson,.html,.htm,.zip,.XLSX,.XLS,.CSV,.ZIP';

export function FilesStep({ files }: { files: Files }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const known = useQuery(suppliersQuery).data?.names ?? [];
  const [supplier, setSupplier] = useState(files.drafts[0]?.delivery.supplier ?? '');
  const [error, setError] = useState<unknown>();
  const [{ table: wish }] = useUrlFilters<UploadSearch>();
  const mine = useRef(new Set<string>());
  // several uploads may end before the page is drawn again: the list is kept here meanwhile
  const keys = useRef(files.keys);

  const take = async (uploads: Uploaded[]) => {
    const now = new Set(uploads.map((upload) => upload.id));
    const gone = [...mine.current].filter((key) => !now.has(key));
    const fresh = [...now].filter((key) => !mine.current.has(key));
    mine.current = now;
    try {
      await Promise.all(gone.map(dropUpload));
      keys.current = keys.current.filter((key) => !gone.includes(key));
      for (const key of fresh) {
        cache.setQueryData(poolKeys.draft(key), await beginDraft(key, supplier.trim()));
        keys.current = [...keys.current, key];
      }
      if (gone.length + fresh.length) files.setKeys(keys.current);
    } catch (failure) {
      setError(failure);
    }
  };
  const rename = async () => {
    for (const draft of files.drafts) {
      if (draft.delivery.supplier === supplier.trim() || draft.state === 'done') continue;
      const told = await answerDraft(draft.key, { supplier }).catch(setError);
      if (told) cache.setQueryData(poolKeys.draft(draft.key), told);
    }
  };
  const drop = async (key: string) => {
    await dropUpload(key).catch(() => undefined);
    keys.current = keys.current.filter((one) => one !== key);
    files.setKeys(keys.current);
  };
  return (
    <div className="files-step">
      <div className="files-main">
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
        {wish && <Alert type="info" showIcon title={t('data:upload.wish', { table: wish })} />}
        <FileUpload
          multiple
          accept={KINDS}
          hint={t('data:upload.hint')}
          onChange={(uploads) => void take(uploads)}
        />
        <ul className="file-list">
          {files.drafts.map((draft) => (
            <li key={draft.key}>
              <FileState draft={draft} />
              {!mine.current.has(draft.key) && draft.state !== 'importing' && (
                <Button size="small" onClick={() => void drop(draft.key)}>
                  {t('data:file.remove')}
                </Button>
              )}
            </li>
          ))}
          {files.lost.map((one) => (
            <li key={one.key}>
              <ErrorPanel error={one.error} compact />
              <Button size="small" onClick={() => void drop(one.key)}>
                {t('data:file.remove')}
              </Button>
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
