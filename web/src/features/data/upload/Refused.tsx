/** Parts of a file that cannot be read: why, and whether they are not wanted. */
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useAnswer } from '../deeds';
import type { Draft } from '../types';
import { CUT_OFF, emptySheets, notRead } from './useDrafts';

export function Refused({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const name = (problem: Draft['refused'][number]) =>
    String(problem.where?.sheet ?? problem.where?.file ?? '');
  return (
    <>
      {notRead(draft).map((problem) => (
        <Popover
          key={`${name(problem)} ${problem.code}`}
          trigger="click"
          placement="right"
          content={
            <div className="reveal-box refused-box">
              <ErrorPanel error={new ProblemError(problem)} compact />
              {/* what a cut file lacks cannot be left out: nobody knows what it is */}
              {problem.code !== CUT_OFF && (
                <Button
                  size="small"
                  loading={answer.isPending}
                  onClick={() => answer.mutate({ skips: [...draft.skipped, name(problem)] })}
                >
                  {t('data:part.skip')}
                </Button>
              )}
            </div>
          }
        >
          <button type="button" className="part">
            <span className="clip">{name(problem)}</span>
            <span className="small tone-red">
              {t(problem.code === CUT_OFF ? 'data:part.cut' : 'data:part.refused')}
            </span>
          </button>
        </Popover>
      ))}
      {emptySheets(draft).length > 0 && (
        <div className="small muted part-skipped">
          {t('data:part.empty', { names: emptySheets(draft).join(t('data:and')) })}
        </div>
      )}
      {draft.skipped.length > 0 && (
        <div className="small muted part-skipped">
          {t('data:part.skipped', { names: draft.skipped.join(t('data:and')) })}
        </div>
      )}
    </>
  );
}
