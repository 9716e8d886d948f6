/** By which values a person recognises a row; masked ones open for a stated purpose.
 *  A row of facts is known by the document that it was read from. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { Masked } from '../../components/Masked';
import { type Aside, reveal } from './queries';
import type { Stream } from './routes';

type Props = { run: string; stream: Stream; step: string | undefined; row: Aside };

export function AsideSubject({ run, stream, step, row }: Props) {
  const { t } = useTranslation();
  const may = useCan('reveal');
  const parts = Object.entries(row.subject);
  if (row.document)
    return (
      <Link to={'/judgments/$document' as '/'} params={{ document: row.document } as never}>
        {row.document_name}
      </Link>
    );
  if (parts.length === 0) return <span className="muted">{t('common:none')}</span>;
  return (
    <span
      className="runs-subject"
      title={parts.map(([column, value]) => `${column} ${value}`).join(t('common:comma'))}
    >
      {parts.map(([column, value]) => (
        <span key={column}>
          <span className="muted small">{column}</span>{' '}
          {row.covered.includes(column) ? (
            <Masked
              value={value}
              label={column}
              reveal={
                may
                  ? (purpose) =>
                      reveal(run, { purpose, stream, step: step ?? '', index: row.index, column })
                  : undefined
              }
            />
          ) : (
            value
          )}
        </span>
      ))}
    </span>
  );
}
