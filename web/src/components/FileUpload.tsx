/** Drop or choose files; each is sent in chunks, goes on after a lost connection, can be stopped. */
import { UploadOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Uploaded } from '../api/upload';
import { UploadRow } from './UploadRow';

type Props = {
  /** the finished uploads in the order of choosing, whenever they change */
  onChange: (uploads: Uploaded[]) => void;
  multiple?: boolean;
  /** endings with dots, for example `.xlsx,.csv` */
  accept?: string;
  /** files that were sent are listed by the page itself */
  onlyMoving?: boolean;
  /** what may be dropped, in a sentence */
  hint: string;
};

type Entry = { key: string; file: File; upload?: Uploaded };

export function FileUpload({ onChange, multiple, accept, onlyMoving, hint }: Props) {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<Entry[]>([]);
  // two files may end before the next drawing: the newest list is kept beside the drawn one
  const newest = useRef(entries);
  const change = (edit: (old: Entry[]) => Entry[]) => {
    newest.current = edit(newest.current);
    setEntries(newest.current);
    onChange(newest.current.flatMap((entry) => entry.upload ?? []));
  };
  const add = (files: File[]) => {
    const fresh = files.map((file) => ({
      key: crypto.randomUUID?.() ?? String(Math.random()),
      file,
    }));
    change((old) => (multiple ? [...old, ...fresh] : fresh.slice(-1)));
  };
  return (
    <div className="file-upload">
      <Upload.Dragger
        multiple={multiple}
        accept={accept}
        fileList={[]}
        beforeUpload={(file, all) => {
          // antd calls this for each file; the whole choice is taken once
          if (file === all[0]) add(all);
          return false;
        }}
      >
        <UploadOutlined aria-hidden className="empty-state-icon" />
        <div>{t('common:upload.drop')}</div>
        <div className="small muted">{hint}</div>
      </Upload.Dragger>
      {(onlyMoving ? entries.filter((entry) => !entry.upload) : entries).map((entry) => (
        <UploadRow
          key={entry.key}
          file={entry.file}
          onDone={(upload) =>
            change((old) => old.map((one) => (one.key === entry.key ? { ...one, upload } : one)))
          }
          onRemove={() => change((old) => old.filter((one) => one.key !== entry.key))}
        />
      ))}
    </div>
  );
}
