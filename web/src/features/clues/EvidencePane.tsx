/** The evidence: the judgment's words, source rows, values, what happened, clues of the same subject. */
import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGuideSeen } from '../../components/guide';
import { EventsTab } from './EventsTab';
import { useFocus } from './focus';
import { type Detail, relatedQuery, type Why } from './queries';
import { RelatedTab } from './RelatedTab';
import { SourcesTab } from './SourcesTab';
import { TextTab } from './TextTab';
import { ValuesTab } from './ValuesTab';

type Props = { detail: Detail; why: Why };

export function EvidencePane({ detail, why }: Props) {
  const { t } = useTranslation();
  const { clue, document, events } = detail;
  const { goTo, row } = useFocus();
  const related = useQuery(relatedQuery(clue.id)).data;
  const [tab, setTab] = useState(document ? 'text' : 'rows');
  useEffect(() => {
    if (goTo) setTab(document ? 'text' : 'rows');
  }, [goTo, document]);
  useEffect(() => {
    if (row) setTab('rows');
  }, [row]);
  // its words or rows are before the eyes, by a link or in the open list
  const rows = tab === 'rows' && why.data !== undefined;
  useGuideSeen('source', goTo !== null || row !== null || rows);
  const many = why.data?.sources.reduce((sum, one) => sum + one.count, 0);
  const values = why.data?.values.filter((cell) => !cell.blank).length;
  const named = (key: string, number?: number) => (
    <>
      {t(`clues:tab.${key}`)}{' '}
      {number !== undefined && <span className="small muted">{number}</span>}
    </>
  );
  return (
    <section className="panel grow column clue-evidence" aria-label={t('clues:tab.label')}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        className="clue-tabs"
        items={[
          ...(document
            ? [{ key: 'text', label: named('text'), children: <TextTab clue={clue.id} /> }]
            : []),
          {
            key: 'rows',
            label: named('rows', many),
            children: <SourcesTab clue={clue.id} why={why} />,
          },
          {
            key: 'values',
            label: named('values', values),
            children: <ValuesTab clue={clue.id} why={why} />,
          },
          {
            key: 'events',
            label: named('events', events.length),
            children: <EventsTab events={events} />,
          },
          {
            key: 'related',
            label: named('related', related?.total),
            children: <RelatedTab clue={clue} related={related} />,
          },
        ]}
      />
    </section>
  );
}
