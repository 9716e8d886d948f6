/** Small marks of a clue: its state, its grade, the columns named in a sentence. */
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import { useGrade } from './grades';
import type { Clue } from './queries';

const STATES: Record<string, Tone> = {
  open: 'amber',
  checking: 'blue',
  true: 'green',
  false: 'grey',
  shelved: 'grey',
};
const WEIGHTS: Tone[] = ['red', 'amber', 'blue'];

export function StateTag({ state, code, plain }: { state: string; code: string; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <StatusTag tone={STATES[code] ?? 'grey'} plain={plain}>
      {code in STATES ? t(`clues:state.${code}`) : state}
    </StatusTag>
  );
}

/** The grade, which tells on a closer look what it means; hints say that they are hints. */
export function WeightTag({ clue }: { clue: Clue }) {
  const { t } = useTranslation();
  const word = useWord();
  const { short, told } = useGrade();
  if (clue.hint) {
    return (
      <StatusTag tone="grey" title={t('clues:grade.hint')}>
        {word('clueKind', clue.kind)}
      </StatusTag>
    );
  }
  if (!clue.grade) return <span className="muted">{t('common:none')}</span>;
  return (
    <StatusTag tone={WEIGHTS[clue.weight] ?? 'grey'} plain title={told(clue.grade)}>
      {short(clue.grade)}
    </StatusTag>
  );
}

const NAMED = /(\[[^[\]]+\])/;

/** A sentence of a model; the columns that stand in brackets are set off. */
export function Sentence({ text }: { text: string }) {
  let at = 0;
  return (
    <>
      {text.split(NAMED).map((part) => {
        at += part.length + 1;
        if (!NAMED.test(part)) return <span key={at}>{part}</span>;
        return (
          <b key={at} className="clue-column">
            {part.slice(1, -1)}
          </b>
        );
      })}
    </>
  );
}
