/** Who sent one file: the files of a visit may come from several offices. */
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useAnswer } from '../deeds';
import { suppliersQuery } from '../queries';
import type { Draft } from '../types';

export function FileSupplier({ draft }: { draft: Draft }) {
  // a supplier named for all files at once is shown here too
  return <Field key={draft.delivery.supplier} draft={draft} />;
}

function Field({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const known = useQuery(suppliersQuery).data?.names ?? [];
  const [text, setText] = useState(draft.delivery.supplier);
  const answer = useAnswer(draft.key);
  const keep = () => {
    const supplier = text.trim();
    if (supplier !== draft.delivery.supplier) answer.mutate({ supplier });
  };
  return (
    <div className="file-supplier">
      <AutoComplete
        className="whole-width"
        aria-label={t('data:supplier.of', { name: draft.name })}
        placeholder={t('data:supplier.label')}
        value={text}
        maxLength={80}
        disabled={draft.state === 'importing' || draft.state === 'done'}
        onChange={setText}
        onBlur={keep}
        options={known.map((value) => ({ value }))}
        showSearch={{ filterOption: true }}
      />
      {draft.told_supplier && !draft.delivery.supplier && draft.state === 'ready' && (
        <Button
          size="small"
          type="link"
          className="file-told"
          title={t('data:supplier.toldWhy')}
          onClick={() => answer.mutate({ supplier: draft.told_supplier })}
        >
          {t('data:supplier.told', { name: draft.told_supplier })}
        </Button>
      )}
      {answer.error ? <ErrorPanel error={answer.error} compact /> : null}
    </div>
  );
}
