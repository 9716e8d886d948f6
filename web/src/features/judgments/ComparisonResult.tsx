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
  material: (item) => item.result === 'check' || (item.result === 'different' && item.material),
  wording: (item) => item.result === 'different' && !item.material,
  open: (item) => item.result === 'open',
  same: (item) => item.result === 'same',
};

/** Items that say the same: one line, with the place of each. */
export type CompareLine = {
  first: CompareItem;
  places: { item: CompareItem; index: number }[];
};

export function linesOf(comparison: Pick<Comparison, 'items' | 'lines'>): CompareLine[] {
  return comparison.lines.flatMap((places) => {
    const held = places.flatMap((index) => {
      const item = comparison.items[index];
      return item ? [{ item, index }] : [];
    });
    return held[0] ? [{ first: held[0].item, places: held }] : [];
  });
}

/** A day that only one document writes may be another act: before all differences. */
function checkFirst(lines: CompareLine[]): CompareLine[] {
  const check = (line: CompareLine) => line.first.result === 'check';
  return [...lines.filter(check), ...lines.filter((line) => !check(line))];
}

export function ComparisonResult({ comparison }: { comparison: Comparison }) {
  const { t, i18n } = useTranslation();
  const [show, setShow] = useState<Show>('material');
  const lines = useMemo(() => linesOf(comparison), [comparison]);
  const shown = checkFirst(lines.filter((line) => fits[show](line.first)));
  const [picked, setPicked] = useState<number | null>(null);
  const held = shown.some((line) => line.places.some((one) => one.index === picked));
  const index = held ? picked : (shown[0]?.places[0]?.index ?? null);
  const many = (one: Show) => lines.filter((line) => fits[one](line.first)).length;
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
        <ComparisonTable lines={shown} rules={comparison.rules} picked={index} onPick={setPicked} />
      </section>
      <ComparisonTexts comparison={comparison} index={index} />
    </div>
  );
}
