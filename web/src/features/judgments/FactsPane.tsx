/** The facts in groups; each is tied to its place in the text and can be corrected. */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddedNote } from './AddedNote';
import { AddRow } from './AddRow';
import { BlankFacts } from './BlankFacts';
import { CorrectedMark } from './CorrectedMark';
import { CorrectionWindow } from './CorrectionWindow';
import { FactLine } from './FactLine';
import type { Correctable, FactGroup, FactItem, JudgmentView } from './queries';
import { type Lacking, lackedBy, useLacking } from './useLacking';
import type { Reader } from './useReader';

type Props = { judgment: JudgmentView; reader: Reader };

type Row = FactGroup['rows'][number];

/** What is looked for, of a row. */
const fitting = (row: Row, fits: (fact: FactItem) => boolean, asked: string): Row => ({
  ...row,
  facts: row.facts.filter(fits),
  blank: row.blank.filter((one) => one.column.includes(asked)),
});

export function FactsPane({ judgment, reader }: Props) {
  const { t } = useTranslation();
  const [word, setWord] = useState('');
  const [derived, setDerived] = useState(false);
  const [correcting, setCorrecting] = useState<Correctable | null>(null);
  const lacking = useLacking(judgment.id);
  const asked = word.trim();
  const fits = (fact: FactItem) =>
    (derived || !fact.derived) &&
    [fact.column, fact.value, ...fact.corrections.map((one) => one.value)]
      .join(' ')
      .includes(asked);
  const groups = judgment.groups
    .map((group) => ({
      ...group,
      rows: group.rows
        .map((row) => fitting(row, fits, asked))
        .filter((row) => row.facts.length + row.blank.length > 0 || (row.added && !asked)),
    }))
    .filter((group) => group.rows.length > 0);
  return (
    <div className="side-pane">
      <div className="row facts-tools">
        <Input
          size="small"
          allowClear
          value={word}
          aria-label={t('judgments:facts.find')}
          placeholder={t('judgments:facts.find')}
          onChange={(event) => setWord(event.target.value)}
        />
        <Checkbox checked={derived} onChange={(event) => setDerived(event.target.checked)}>
          {t('judgments:facts.derived')}
        </Checkbox>
        <AddRow judgment={judgment} />
      </div>
      {groups.map((group) => (
        <Group
          key={group.name}
          group={group}
          judgment={judgment}
          reader={reader}
          lacking={lacking}
          asked={asked !== ''}
          onCorrect={setCorrecting}
        />
      ))}
      {groups.length === 0 && (
        <p className="muted">{t(word ? 'judgments:facts.noneFit' : 'judgments:facts.none')}</p>
      )}
      <CorrectionWindow
        judgment={judgment.id}
        fact={correcting}
        onClose={() => setCorrecting(null)}
      />
    </div>
  );
}

type GroupProps = Props & {
  group: FactGroup;
  lacking: Lacking;
  asked: boolean;
  onCorrect: (fact: Correctable) => void;
};

function Group({ group, judgment, reader, lacking, asked, onCorrect }: GroupProps) {
  return (
    <section className="fact-group" aria-label={group.name}>
      <h2>
        {group.name}
        {group.rows.length > 1 && <span className="muted small"> {group.rows.length}</span>}
      </h2>
      {group.rows.map((row) => (
        <div
          key={row.added?.id ?? row.facts[0]?.id ?? row.blank[0]?.row}
          className={row.added ? 'fact-row fact-row-added' : 'fact-row'}
        >
          {row.title && (
            <h3>
              {row.title}
              {row.machine && <CorrectedMark machine={row.machine} />}
            </h3>
          )}
          {row.added && <AddedNote judgment={judgment.id} added={row.added} />}
          <dl>
            {row.facts.map((fact) => (
              <FactLine
                key={fact.id}
                fact={fact}
                judgment={judgment.id}
                active={reader.active === fact.id}
                lackedBy={fact.state === 'value' ? [] : lackedBy(lacking, fact)}
                onHover={reader.hover}
                onPick={reader.pickFact}
                onCorrect={row.added ? undefined : onCorrect}
              />
            ))}
          </dl>
          <BlankFacts blank={row.blank} lacking={lacking} open={asked} onAdd={onCorrect} />
        </div>
      ))}
    </section>
  );
}
