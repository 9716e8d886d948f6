/** The items of a comparison in rows; a click shows both places below. */
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { StatusTag } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import type { CompareLine } from './ComparisonResult';
import type { Comparison } from './queries';

type Props = {
  lines: CompareLine[];
  rules: Comparison['rules'];
  picked: number | null;
  onPick: (index: number) => void;
};

export function ComparisonTable({ lines, rules, picked, onPick }: Props) {
  const { t } = useTranslation();
  if (lines.length === 0) return <EmptyState title={t('judgments:compare.noneHere')} />;
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
          {lines.map((line) => (
            <Line key={line.places[0]?.index} {...{ line, rules, picked, onPick }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = Omit<Props, 'lines'> & { line: CompareLine };

function Line({ line, rules, picked, onPick }: LineProps) {
  const { t } = useTranslation();
  const { first, places } = line;
  const start = places[0]?.index ?? 0;
  const own = new Set(places.map((one) => one.index));
  const told = rules.filter((rule) => own.has(rule.item));
  const joined = (words: (string | undefined)[]) =>
    [...new Set(words.filter(Boolean))].join(t('common:listed'));
  return (
    <tr
      className={picked !== null && own.has(picked) ? 'compare-picked' : undefined}
      onClick={() => onPick(start)}
    >
      <td>
        {first.sort}
        {first.result === 'check' && (
          <div>
            <StatusTag tone="amber">{t('judgments:compare.check')}</StatusTag>
          </div>
        )}
      </td>
      <td>
        <Place line={line} picked={picked} onPick={onPick} />
      </td>
      <td>{joined(places.map(({ item }) => item.person)) || t('judgments:compare.whole')}</td>
      <td>
        <Side roles={[...new Set(places.map(({ item }) => item.left))]} words={first.one.words} />
      </td>
      <td>
        <Side roles={[first.right]} words={first.two.words} />
      </td>
      <td>
        {!told.some((rule) => rule.message.includes(first.why)) && first.why}
        {told
          .filter((rule, at) => told.findIndex((one) => one.rule === rule.rule) === at)
          .map((rule) => (
            <Rule key={rule.rule} rule={rule} />
          ))}
      </td>
    </tr>
  );
}

/** The matter; where a line stands for several, each of them leads to its own place. */
function Place({ line, picked, onPick }: Pick<LineProps, 'line' | 'picked' | 'onPick'>) {
  return (
    <span className="compare-places">
      {line.places.map(({ item, index }) => (
        <button
          key={index}
          type="button"
          className="fact-place"
          aria-pressed={index === picked}
          onClick={(event) => {
            event.stopPropagation();
            onPick(index);
          }}
        >
          {[item.matter, line.places.length > 1 && item.person].filter(Boolean).join(' · ')}
        </button>
      ))}
    </span>
  );
}

function Rule({ rule }: { rule: Comparison['rules'][number] }) {
  const word = useWord();
  return (
    <div className="compare-rule">
      <StatusTag tone="amber">{word('grade', rule.severity)}</StatusTag> {rule.message}
      <div className="small muted">{rule.basis.join(' ')}</div>
    </div>
  );
}

function Side({ roles, words }: { roles: string[]; words: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <div className="small muted">
        {roles.map((role) => word('paper', role)).join(t('common:listed'))}
      </div>
      {words || <span className="unread">{t('judgments:compare.silent')}</span>}
    </>
  );
}
