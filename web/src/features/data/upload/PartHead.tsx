/** The top of a sheet: which table, which line holds the headers, whether it is wanted at all. */
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/session';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useAnswer } from '../deeds';
import type { Draft, Part } from '../types';
import { NewTable } from './NewTable';
import { TableSelect } from './TableSelect';

const TEXTS = ['csv', 'tsv', 'txt', 'text'];

export function PartHead({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const mayMake = useCan('content');
  const [making, setMaking] = useState(false);
  const choose = (table: string | null) =>
    answer.mutate({ answers: { [`p${part.no}.table`]: table } });
  return (
    <div className="part-head">
      <div className="row part-tools">
        <span className="muted">{t('data:table.label')}</span>
        <TableSelect part={part} onChoose={choose} />
        {mayMake && !part.left_out && (
          <Button onClick={() => setMaking(true)}>{t('data:newTable.open')}</Button>
        )}
        <span className="grow" />
        <HeaderLine draft={draft} part={part} />
        {TEXTS.includes(part.format) && (
          <Select
            aria-label={t('data:encoding.label')}
            value={part.encoding}
            disabled={answer.isPending}
            onChange={(encoding) => answer.mutate({ encoding })}
            options={['utf-8', 'gb18030', 'utf-16-le', 'utf-16-be'].map((value) => ({
              value,
              label: t(`data:encoding.${value.replaceAll('-', '')}`),
            }))}
          />
        )}
        <Checkbox
          checked={part.left_out}
          onChange={(event) => choose(event.target.checked ? '' : null)}
        >
          {t('data:part.leaveOut')}
        </Checkbox>
      </div>
      {!part.table && !part.left_out && (
        <span className="small muted">{t('data:table.explain')}</span>
      )}
      {answer.error && <ErrorPanel error={answer.error} compact />}
      {making && <NewTable draft={draft} part={part} onClose={() => setMaking(false)} />}
    </div>
  );
}

/** Another line may hold the headers: the file is read anew then. */
function HeaderLine({ draft, part }: { draft: Draft; part: Part }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const [line, setLine] = useState(part.header_line);
  const send = () => {
    if (line !== part.header_line) answer.mutate({ headers: { [part.key]: line } });
  };
  return (
    <span className="row">
      <span className="muted">{t('data:header.before')}</span>
      <InputNumber
        aria-label={t('data:header.label')}
        min={0}
        max={1000}
        value={line}
        onChange={(value) => setLine(value ?? 0)}
        onBlur={send}
        onPressEnter={send}
        style={{ width: 64 }}
        controls={false}
      />
      <span className="muted">{t('data:header.after')}</span>
    </span>
  );
}
