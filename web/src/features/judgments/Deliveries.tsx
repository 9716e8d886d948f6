/** The last deliveries, each with its result. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { count, minute } from '../../components/numbers';
import { deliveriesQuery } from './queries';

/** Columns of numbers stand to the right. */
const NUMBERS = new Set(['kept', 'copies']);

export function Deliveries() {
  const { t } = useTranslation();
  const found = useQuery(deliveriesQuery).data ?? [];
  if (found.length === 0) return null;
  const heads = ['created', 'supplier', 'edition', 'kept', 'copies', 'actor'] as const;
  return (
    <section className="panel deliveries" aria-labelledby="deliveries">
      <div className="panel-title">
        <h2 id="deliveries">{t('judgments:deliveries.title')}</h2>
      </div>
      <table className="plain-rules">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} className={NUMBERS.has(head) ? 'amount' : undefined}>
                {t(`judgments:deliveries.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to="/judgments/delivery/$delivery" params={{ delivery: one.id }}>
                  {minute(one.created)}
                </Link>
              </td>
              <td>{one.supplier || t('common:none')}</td>
              <td>
                {t(one.originals ? 'judgments:edition.original' : 'judgments:edition.public')}
              </td>
              <td className="amount">{count(one.kept)}</td>
              <td className="amount">{count(one.copies)}</td>
              <td>{one.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
