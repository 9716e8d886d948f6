/** Beside the text: facts, what the rules find, clues of the ledger. */
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../components/useUrlFilters';
import { CluesPane } from './CluesPane';
import { FactsPane } from './FactsPane';
import { FindingsPane } from './FindingsPane';
import type { JudgmentView } from './queries';
import type { Reader } from './useReader';

type Props = { judgment: JudgmentView; reader: Reader };

export function ReaderSide({ judgment, reader }: Props) {
  const { t } = useTranslation();
  const [{ tab }, change] = useUrlFilters<{ tab?: string }>();
  return (
    <section
      ref={reader.side}
      className="panel column reader-side"
      aria-label={t('judgments:reader.side')}
    >
      <Tabs
        className="reader-tabs"
        size="small"
        activeKey={tab ?? 'facts'}
        onChange={(key) => {
          reader.dropFinding();
          change({ tab: key === 'facts' ? undefined : key });
        }}
        items={[
          {
            key: 'facts',
            label: t('judgments:facts.tab'),
            children: <FactsPane judgment={judgment} reader={reader} />,
          },
          {
            key: 'rules',
            label: t('judgments:findings.tab'),
            children: <FindingsPane judgment={judgment} reader={reader} />,
          },
          {
            key: 'clues',
            label: t('judgments:cluesPane.tab', { count: judgment.clues.length }),
            children: <CluesPane judgment={judgment} />,
          },
        ]}
      />
    </section>
  );
}
