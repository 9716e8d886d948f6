/** States and grades with their colours. */
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import type { GradeCount } from './queries';

const STATES: Record<string, Tone> = {
  done: 'green',
  partly: 'amber',
  not: 'red',
  outside: 'grey',
  waiting: 'grey',
};
const GRADES: Record<string, Tone> = {
  sure: 'red',
  likely: 'amber',
  verify: 'blue',
  other: 'grey',
};

export const gradeTone = (code: string): Tone => GRADES[code] ?? 'grey';

export function StateTag({ state, code, plain }: { state: string; code: string; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <StatusTag tone={STATES[code] ?? 'grey'} plain={plain}>
      {code in STATES ? t(`judgments:state.${code}`) : state}
    </StatusTag>
  );
}

export function GradeTag({ grade, code, plain }: { grade: string; code: string; plain?: boolean }) {
  const word = useGrade();
  return (
    <StatusTag tone={gradeTone(code)} plain={plain}>
      {word(grade, code)}
    </StatusTag>
  );
}

/** The word of a grade in the language of the page; one of a pack's own stays as it is. */
function useGrade() {
  const { t } = useTranslation();
  return (grade: string, code: string) =>
    code !== 'other' && code in GRADES ? t(`judgments:gradeWord.${code}`) : grade;
}

/** How many clues of each grade, in one line. */
export function Grades({ counts }: { counts: GradeCount[] }) {
  const word = useGrade();
  return (
    <span className="row grades">
      {counts.map((one) => (
        <StatusTag key={one.code} tone={gradeTone(one.code)} plain>
          {word(one.grade, one.code)} {one.count}
        </StatusTag>
      ))}
    </span>
  );
}
