/** Facts of a row that were not read: those that rules lacked are offered at once, others on demand. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { Lacked } from './Lacked';
import type { BlankFact, Correctable } from './queries';
import { type Lacking, lackedBy } from './useLacking';

type Props = {
  blank: BlankFact[];
  lacking: Lacking;
  /** Something is looked for: all that fits is shown. */
  open: boolean;
  onAdd: (fact: Correctable) => void;
};

export function BlankFacts({ blank, lacking, open, onAdd }: Props) {
  const { t } = useTranslation();
  const may = useCan('correct');
  if (!may || blank.length === 0) return null;
  const needed = blank.filter((one) => lackedBy(lacking, one).length > 0);
  const others = blank.filter((one) => !needed.includes(one));
  const add = (one: BlankFact) => (
    <Button
      key={one.column}
      type="link"
      size="small"
      icon={<PlusOutlined />}
      title={one.meaning}
      aria-label={t('judgments:correct.addOf', { name: one.column })}
      onClick={() => onAdd({ ...one, value: '', reason: '', masked: false, state: 'unread' })}
    >
      {one.column}
    </Button>
  );
  return (
    <>
      {needed.map((one) => (
        <div key={one.column} className="fact-lacked">
          {add(one)} <Lacked rules={lackedBy(lacking, one)} />
        </div>
      ))}
      {others.length > 0 && (
        <details className="fact-others" open={open || undefined}>
          <summary className="muted small">
            {t('judgments:facts.others', { count: others.length })}
          </summary>
          <div>{others.map(add)}</div>
        </details>
      )}
    </>
  );
}
