/** By which values a person recognises a row; rows that say the same stand once, counted.
 *  A row of facts is known by the document that it was read from, and by whom in it. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { AsideCell, type Where } from './AsideCell';
import type { Alike } from './folded';

export function AsideSubject(props: Where & { row: Alike }) {
  const { t } = useTranslation();
  const { row } = props;
  // the document's own number is what its link says
  const parts = Object.entries(row.subject).filter(([, value]) => value !== row.document);
  if (parts.length === 0 && !row.document) return <span className="muted">{t('common:none')}</span>;
  return (
    <span
      className="runs-subject"
      title={parts.map(([column, value]) => `${column} ${value}`).join(t('common:comma'))}
    >
      {row.times > 1 && (
        <span className="muted">
          {t('runs:alike', { count: row.times, n: count(row.times) as never })}
        </span>
      )}
      {row.document && (
        <Link to={'/judgments/$document' as '/'} params={{ document: row.document } as never}>
          {row.document_name}
        </Link>
      )}
      {parts.map(([column, value]) => (
        <AsideCell key={column} {...props} column={column} value={value} />
      ))}
    </span>
  );
}
