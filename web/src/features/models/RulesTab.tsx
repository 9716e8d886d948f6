/** The rules: what their clues say, when they hit, on what basis, how sure they are. */
import { Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DescriptionGrid, type Item } from '../../components/DescriptionGrid';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { Said } from '../../components/Said';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { useUrlFilters } from '../../components/useUrlFilters';
import { useWord } from '../../components/useWord';
import type { Page, Rule } from './queries';
import type { ModelSearch } from './routes';
import { withoutCodes } from './stageTitles';

const TONES: Record<string, Tone> = { certain: 'red', likely: 'amber', review: 'grey' };

export function RulesTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<ModelSearch>();
  const word = useWord();
  const pack = page.card.kind === 'pack';
  const shown = useMemo(() => page.rules.filter((rule) => fits(rule, search)), [page, search]);
  return (
    <div className="grow column">
      <div className="models-filters">
        <FilterBar fields={fieldsOf(t, word, page, pack)} value={search} onChange={change}>
          <span className="muted small">{shownOf(t, shown)}</span>
        </FilterBar>
      </div>
      <section className="grow models-scroll" aria-label={t('models:tab.rules')}>
        <Table<Rule>
          size="small"
          sticky
          pagination={false}
          rowKey={(rule) => `${rule.id} ${rule.kind} ${rule.name}`}
          tableLayout="fixed"
          dataSource={shown}
          columns={columnsOf(t, page, pack)}
          locale={{ emptyText: <EmptyState title={t('models:noRule')} /> }}
          expandable={{
            expandedRowRender: (rule) => <Details rule={rule} />,
            rowExpandable: () => pack,
            showExpandColumn: pack,
            expandRowByClick: pack,
          }}
        />
      </section>
    </div>
  );
}

/** How many rules are listed, as a card counts them: one code is one rule, however often it stands. */
function shownOf(t: TFunction, shown: Rule[]): string {
  const rules = new Set(shown.map((rule) => rule.id)).size;
  const off = shown.filter((rule) => rule.off).length;
  return [
    t('models:rulesShown', { count: rules }),
    rules < shown.length && t('models:rulesLines', { count: shown.length }),
    off > 0 && t('models:rulesOff', { count: off }),
  ]
    .filter(Boolean)
    .join(t('common:comma'));
}

function fits(rule: Rule, search: ModelSearch): boolean {
  const text = `${rule.id} ${rule.name} ${rule.says} ${rule.sentence} ${rule.category} ${rule.basis.join(' ')}`;
  const words = (search.q ?? '').split(/\s+/).filter(Boolean);
  const on = rule.off ? 'off' : rule.only ? 'original' : 'on';
  return (
    words.every((word) => text.includes(word)) &&
    (!search.grade || rule.grade === search.grade) &&
    (!search.category || rule.category === search.category) &&
    (!search.only || search.only === on)
  );
}

function fieldsOf(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  page: Page,
  pack: boolean,
): FilterField[] {
  const grades = [...new Set(page.rules.map((rule) => rule.grade).filter(Boolean))];
  const named = page.rules.map((rule) => rule.category).filter(Boolean);
  const categories = [...new Set(named)];
  const fields: FilterField[] = [
    { name: 'q', label: t('models:ruleQ'), kind: 'text', width: 280 },
    {
      name: 'grade',
      label: t('models:grade'),
      kind: 'select',
      options: grades.map((grade) => ({ value: grade, label: word('grade', grade) })),
    },
  ];
  if (pack && categories.length > 1) {
    fields.push({
      name: 'category',
      label: t('models:category'),
      kind: 'select',
      width: 200,
      options: categories.map((value) => ({ value, label: value })),
    });
  }
  if (pack) {
    fields.push({
      name: 'only',
      label: t('models:ruleState'),
      kind: 'select',
      options: ['on', 'original', 'off'].map((value) => ({
        value,
        label: t(`models:ruleIs.${value}`),
      })),
    });
  }
  return fields;
}

function columnsOf(t: TFunction, page: Page, pack: boolean): TableProps<Rule>['columns'] {
  const codes = page.rules.map((rule) => rule.id);
  const category = {
    title: t('models:category'),
    key: 'category',
    width: 150,
    render: (_: unknown, rule: Rule) => rule.category,
  };
  return [
    {
      title: t('models:rule'),
      key: 'name',
      width: pack ? '27%' : '30%',
      render: (_, rule) => <RuleName rule={rule} codes={codes} pack={pack} />,
    },
    ...(pack && page.rules.some((rule) => rule.category) ? [category] : []),
    {
      title: t('models:grade'),
      key: 'grade',
      width: 104,
      render: (_, rule) => <Grade rule={rule} />,
    },
    {
      title: t('models:says'),
      key: 'says',
      render: (_, rule) =>
        rule.says ? <Said text={rule.says} /> : <span className="muted">{rule.off}</span>,
    },
    {
      title: t('models:suggest'),
      key: 'suggest',
      width: 176,
      render: (_, rule) =>
        rule.suggest.join(t('common:comma')) || <span className="muted">{t('common:none')}</span>,
    },
  ];
}

type NameProps = { rule: Rule; codes: string[]; pack: boolean };

function RuleName({ rule, codes, pack }: NameProps) {
  const { t } = useTranslation();
  const [, change] = useUrlFilters<ModelSearch>();
  return (
    <div>
      <div className="row">
        <strong>{rule.name}</strong>
        {!pack && (
          <button
            type="button"
            className="models-textlink small"
            onClick={() => change({ tab: 'steps', rule: rule.id })}
          >
            {t('models:itsSteps')}
          </button>
        )}
      </div>
      <div className="muted small models-wrap">
        {pack ? rule.id : `${rule.id} ${withoutCodes(rule.category, codes)}`}
      </div>
      <div className="row models-tags">
        {rule.off && <span className="models-chip">{t('models:ruleIs.off')}</span>}
        {rule.only && (
          <span className="models-chip">{t('models:onlyOf', { what: rule.only })}</span>
        )}
        {!rule.checked && (
          <span className="models-chip models-chip-amber">{t('models:unchecked')}</span>
        )}
      </div>
    </div>
  );
}

function Grade({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const word = useWord();
  if (rule.kind === 'hint') return <StatusTag tone="grey">{t('models:hint')}</StatusTag>;
  if (!rule.grade) return <span className="muted">{t('common:none')}</span>;
  return <StatusTag tone={TONES[rule.sure] ?? 'blue'}>{word('grade', rule.grade)}</StatusTag>;
}

function Details({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const proved = Object.entries(rule.cases).map(([kind, number]) =>
    t('models:casesOf', { kind: t(`models:caseKind.${kind}`), count: number }),
  );
  const items: Item[] = [
    { label: t('models:when'), value: rule.sentence, whole: true },
    { label: t('models:basis'), value: rule.basis.join(t('common:comma')), whole: true },
    ...(rule.doubt ? [{ label: t('models:doubt'), value: rule.doubt, whole: true }] : []),
    ...(rule.off ? [{ label: t('models:offWhy'), value: rule.off, whole: true }] : []),
    ...(rule.lacking.length
      ? [{ label: t('models:lacking'), value: rule.lacking.join(t('common:comma')), whole: true }]
      : []),
    { label: t('models:tab.cases'), value: proved.join(t('common:comma')), whole: true },
  ];
  return <DescriptionGrid items={items} columns={1} />;
}
