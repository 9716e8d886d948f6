/** Chooses the documents to compare: from those that are kept, or files that are not kept. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FileUpload } from '../../components/FileUpload';
import { useWord } from '../../components/useWord';
import type { Chosen } from './ComparePage';

type Props = { chosen: Chosen[]; onChange: (chosen: Chosen[]) => void };

export function Papers({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const kept = chosen.filter((one) => one.document);
  const sent = chosen.filter((one) => one.upload);
  return (
    <div className="papers">
      <div className="column">
        <h2>{t('judgments:compare.files')}</h2>
        <FileUpload
          multiple
          accept=".docx,.doc,.wps,.pdf,.txt,.htm,.html"
          hint={t('judgments:compare.filesHint')}
          onChange={(uploads) =>
            onChange([...kept, ...uploads.map((one) => ({ document: '', upload: one.id }))])
          }
        />
      </div>
      <div className="column">
        <h2>{t('judgments:compare.kept')}</h2>
        <KeptSelect
          value={kept.map((one) => one.document)}
          onChange={(keys) =>
            onChange([...keys.map((document) => ({ document, upload: '' })), ...sent])
          }
        />
        <p className="muted small">{t('judgments:compare.keptHint')}</p>
        <h2>{t('judgments:compare.what')}</h2>
        <p className="muted">{t('judgments:compare.whatHint')}</p>
      </div>
    </div>
  );
}

function useDocuments(q: string, enabled: boolean) {
  return useQuery({
    queryKey: ['judgments', 'pick', q],
    queryFn: async ({ signal }) => {
      const query = { q, limit: 30 };
      return (await api.GET('/api/v1/documents', { params: { query }, signal })).data;
    },
    enabled,
  });
}

type KeptProps = { value: string[]; onChange: (keys: string[]) => void };

/** The names of documents that were chosen before stay in the field. */
function KeptSelect({ value, onChange }: KeptProps) {
  const { t } = useTranslation();
  const word = useWord();
  const [text, setText] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const own = useDocuments(value[0] ?? '', value.length > 0);
  const person = own.data?.items[0]?.names.split(/[^\p{L}·]/u)[0] ?? '';
  const same = useDocuments(person, person !== '' && text === '');
  const found = useDocuments(text, true);
  const near = text ? undefined : same.data?.items;
  const items = found.data?.items;
  useEffect(() => {
    const fresh = [...(own.data?.items ?? []), ...(near ?? []), ...(items ?? [])].map((one) => [
      one.id,
      [word('paper', one.kind), one.case_no || one.name, one.names].filter(Boolean).join(' '),
    ]);
    setNames((old) => ({ ...old, ...Object.fromEntries(fresh) }));
  }, [own.data, near, items, word]);
  // those of the same person first: what is compared is of one case
  const ids = [...(near ?? []), ...(items ?? [])].map((one) => one.id);
  const options = [...new Set([...value, ...ids])];
  return (
    <Select
      mode="multiple"
      maxCount={5}
      value={value}
      loading={found.isFetching}
      aria-label={t('judgments:compare.kept')}
      placeholder={t('judgments:compare.keptPlaceholder')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options.map((key) => ({ value: key, label: names[key] ?? key }))}
      onChange={onChange}
    />
  );
}
