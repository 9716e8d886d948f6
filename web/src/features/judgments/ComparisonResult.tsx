/** The items of a comparison, and the two documents that the chosen one speaks of. */
import { Alert, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComparisonTable } from './ComparisonTable';
import { ComparisonTexts } from './ComparisonTexts';
import type { Comparison } from './queries';

type Show = 'material' | 'wording' | 'open' | 'same';
const SHOWS: Show[] = ['material', 'wording', 'open', 'same'];

export type CompareItem = Comparison['items'][number];

const fits: Record<Show, (item: CompareItem) => boolean> = {
  material: (item) => item.result === 'different' && item.material,
  wording: (item) => item.result === 'different' && !item.material,
  open: (item) => item.result === 'open',
  same: (item) => item.result === 'same',
};

export function ComparisonResult({ comparison }: { comparison: Comparison }) {
  const { t, i18n } = useTranslation();
  const [show, setShow] = useState<Show>('material');
  const items = useMemo(
    () =>
      comparison.items
        .map((item, index) => ({ item, index }))
        .filter(({ item }) => fits[show](item)),
    [comparison, show],
  );
  const [picked, setPicked] = useState<number | null>(null);
  const index = items.some((one) => one.index === picked) ? picked : (items[0]?.index ?? null);
  const many = (one: Show) => comparison.items.filter(fits[one]).length;
  return (
    <div className="compare-result">
      {comparison.notes.length > 0 && (
        <Alert type="warning" showIcon title={comparison.notes.join(' ')} />
      )}
      <section className="panel column compare-table">
        <div className="row list-filters">
          <Segmented
            value={show}
            onChange={(next) => setShow(next)}
            options={SHOWS.map((value) => ({
              value,
              label: `${t(`judgments:compare.show.${value}`)} ${many(value)}`,
            }))}
          />
          <span className="muted small compare-summary">
            {i18n.language === 'zh-CN' ? comparison.summary.at(-1) : t('judgments:compare.caveat')}
          </span>
        </div>
        <ComparisonTable items={items} rules={comparison.rules} picked={index} onPick={setPicked} />
      </section>
      <ComparisonTexts comparison={comparison} index={index} />
    </div>
  );
}
