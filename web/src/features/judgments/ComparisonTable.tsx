/** The items of a comparison in rows; a click shows both places below. */
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { StatusTag } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import type { CompareItem } from './ComparisonResult';
import type { Comparison } from './queries';

type Props = {
  items: { item: CompareItem; index: number }[];
  rules: Comparison['rules'];
  picked: number | null;
  onPick: (index: number) => void;
};

export function ComparisonTable({ items, rules, picked, onPick }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  if (items.length === 0) return <EmptyState title={t('judgments:compare.noneHere')} />;
  const heads = ['sort', 'matter', 'person', 'one', 'two', 'why'] as const;
  return (
    <div className="compare-scroll">
      <table className="plain-rules">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{t(`judgments:compare.column.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, index }) => (
            <tr
              key={index}
              className={index === picked ? 'compare-picked' : undefined}
              onClick={() => onPick(index)}
            >
              <td>{item.sort}</td>
              <td>
                <button
                  type="button"
                  className="fact-place"
                  aria-pressed={index === picked}
                  onClick={() => onPick(index)}
                >
                  {item.matter}
                </button>
              </td>
              <td>{item.person || t('judgments:compare.whole')}</td>
              <td>
                <Side role={item.left} words={item.one.words} />
              </td>
              <td>
                <Side role={item.right} words={item.two.words} />
              </td>
              <td>
                {item.why}
                {rules
                  .filter((rule) => rule.item === index)
                  .map((rule) => (
                    <div key={rule.rule} className="compare-rule">
                      <StatusTag tone="amber">{word('grade', rule.severity)}</StatusTag>{' '}
                      {rule.message}
                      <div className="small muted">{rule.basis.join(' ')}</div>
                    </div>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ role, words }: { role: string; words: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <div className="small muted">{word('paper', role)}</div>
      {words || <span className="unread">{t('judgments:compare.silent')}</span>}
    </>
  );
}
