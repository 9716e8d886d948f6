/** States and grades with their colours. */
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
  return (
    <StatusTag tone={STATES[code] ?? 'grey'} plain={plain}>
      {state}
    </StatusTag>
  );
}

export function GradeTag({ grade, code, plain }: { grade: string; code: string; plain?: boolean }) {
  return (
    <StatusTag tone={gradeTone(code)} plain={plain}>
      {grade}
    </StatusTag>
  );
}

/** How many clues of each grade, in one line. */
export function Grades({ counts }: { counts: GradeCount[] }) {
  return (
    <span className="row grades">
      {counts.map((one) => (
        <StatusTag key={one.code} tone={gradeTone(one.code)} plain>
          {one.grade} {one.count}
        </StatusTag>
      ))}
    </span>
  );
}
