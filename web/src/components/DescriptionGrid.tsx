/** Names and values of one thing, in columns. */
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Item = {
  label: string;
  value: ReactNode;
  /** over the whole width, for long texts */
  whole?: boolean;
};

type Props = { items: Item[]; columns?: number };

export function DescriptionGrid({ items, columns = 3 }: Props) {
  const { t } = useTranslation();
  const empty = (value: ReactNode) => value === null || value === undefined || value === '';
  return (
    <dl className="description-grid" style={{ '--columns': columns } as CSSProperties}>
      {items.map((item) => (
        <div key={item.label} className={item.whole ? 'whole' : undefined}>
          <dt>{item.label}</dt>
          <dd>
            {empty(item.value) ? <span className="muted">{t('common:none')}</span> : item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
