/** The answer for the whole model in a few sentences: where the subject stands, and why not. */
import { useTranslation } from 'react-i18next';
import type { WhyAnswer } from './queries';
import { WhyApart } from './WhyApart';
import { isApart, type WhyGroup } from './whyGroups';

type Props = { answer: WhyAnswer; groups: WhyGroup[]; subject: string };

export function WhySummary({ answer, groups, subject }: Props) {
  const { t } = useTranslation();
  const comma = t('models:why.and');
  const held = answer.tables.filter((table) => table.rows > 0);
  const apart = answer.tables.filter(isApart);
  const lacking = answer.tables.filter((table) => table.rows === 0 && !isApart(table));
  const nowhere = groups.every((group) => group.verdict === 'absent');
  return (
    <section className="models-whysum" aria-label={t('models:why.answer', { subject })}>
      <h2>{t('models:why.answer', { subject })}</h2>
      {answer.unfit && <p>{t('models:why.unfit', { why: answer.unfit })}</p>}
      {nowhere && <p>{t(apart.length > 0 ? 'models:why.onlyApart' : 'models:why.nothing')}</p>}
      {held.length > 0 && (
        <p>
          {t('models:why.held', {
            tables: held
              .map((table) => t('models:why.heldIn', { table: table.table, count: table.rows }))
              .join(comma),
          })}
        </p>
      )}
      {!nowhere && lacking.length > 0 && (
        <p>{t('models:why.lacking', { tables: lacking.map((one) => one.table).join(comma) })}</p>
      )}
      {apart.map((table) => (
        <WhyApart key={table.table} table={table} />
      ))}
    </section>
  );
}
