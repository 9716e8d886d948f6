/** The question about a column that models decide on and the file lacks, with its answers. */
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Target } from '../types';

type Props = { target: Target; onAnswer: (value: string) => void };

/** More answers than these stand in a list. */
const FEW = 2;

export function AskedColumn({ target, onAnswer }: Props) {
  const { t } = useTranslation();
  const known = target.choices.filter((one) => one.value);
  const unknown = target.choices.find((one) => !one.value);
  // what is proposed can be changed in the list of the file's columns beside it
  const listed = known.length > FEW && !target.fixed;
  const answers = target.fixed ? known.filter((one) => one.value === `=${target.fixed}`) : known;
  // nothing can be proposed: what the file has or what stands in every row is said beside it
  const beside = unknown !== undefined && known.length === 0;
  return (
    <div className="small">
      <div className="tone-amber">{target.reason}</div>
      {beside && <div className="muted">{t('data:map.sayBeside')}</div>}
      <div className="row asked-answers">
        {listed && (
          <Select
            size="small"
            className="asked-list"
            aria-label={t('data:map.answerOf', { column: target.name })}
            placeholder={t('data:map.answerList')}
            onChange={onAnswer}
            popupMatchSelectWidth={false}
            options={known}
          />
        )}
        {(listed ? [] : answers).map((one) => (
          <Button
            key={one.value}
            size="small"
            // what only might be meant is not pressed upon anybody
            type={target.fixed ? 'primary' : 'default'}
            onClick={() => onAnswer(one.value)}
          >
            {one.label}
          </Button>
        ))}
        {unknown && (
          <Button size="small" onClick={() => onAnswer('')}>
            {unknown.label}
          </Button>
        )}
      </div>
      {/* without a required column nothing goes on, whatever is known */}
      {target.loss && !target.required && !beside && (
        <div className="muted">{t('data:map.unknownThen', { loss: target.loss })}</div>
      )}
    </div>
  );
}
