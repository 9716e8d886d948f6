/** A file that was imported before: what is said of it, and what a person may decide. */
import { Button, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../deeds';
import { knownWords } from '../knownWords';
import type { Draft, Known } from '../types';
import type { Line } from './PartNotes';

/** Columns of which another value was stated than in the earlier import of the same bytes. */
export const alteredOf = (draft: Draft, table: string) =>
  draft.altered.filter(([one]) => one === table).map(([, column]) => column);

export function twiceLine(draft: Draft, known: Known, t: TFunction): Line {
  const { table } = known;
  const restated = draft.restated.includes(table);
  const differs = restated || draft.differing.includes(table);
  const altered = alteredOf(draft, table);
  const owner = draft.barred.find(([one]) => one === table)?.[1];
  const otherwise = restated ? 'restated' : altered.length ? 'altered' : 'differs';
  const word = !differs ? 'twice' : draft.anew ? 'anew' : otherwise;
  return {
    key: table,
    type: word === 'restated' || !differs ? 'info' : 'warning',
    open: differs && !restated && !draft.anew,
    text: [
      t(`data:note.${word}`, {
        table,
        known: knownWords(t, known),
        columns: altered.join(t('data:and')),
      }),
      owner !== undefined &&
        t(restated ? 'data:note.barredInstead' : 'data:note.barred', { who: owner }),
    ]
      .filter(Boolean)
      .join(' '),
    act: differs && <Acts draft={draft} known={known} barred={owner !== undefined} />,
  };
}

type ActsProps = { draft: Draft; known: Known; barred: boolean };

/** Taking the earlier import's place; or standing beside it, which is said in so many words. */
function Acts({ draft, known, barred }: ActsProps) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const { table } = known;
  const restated = draft.restated.includes(table);
  const altered = alteredOf(draft, table).length > 0;
  const instead = restated ? 'insteadOf' : altered ? 'insteadStated' : 'readAnew';
  return (
    <Space orientation="vertical" size="small">
      <Button
        size="small"
        type={draft.anew || restated ? 'default' : 'primary'}
        disabled={barred}
        loading={answer.isPending}
        onClick={() => answer.mutate({ anew: !draft.anew })}
      >
        {t(`data:note.${draft.anew ? 'notAnew' : instead}`)}
      </Button>
      {altered && !draft.anew && (
        <Button
          size="small"
          loading={answer.isPending}
          onClick={() => answer.mutate({ answers: { [`beside.${table}`]: 'yes' } })}
        >
          {t('data:note.beside')}
        </Button>
      )}
    </Space>
  );
}
