/** One fact: the machine's value with its place, and beside it a person's value. */
import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { Masked } from '../../components/Masked';
import { CorrectionNote } from './CorrectionNote';
import { Lacked } from './Lacked';
import type { FactItem } from './queries';

type Props = {
  fact: FactItem;
  judgment: string;
  active: boolean;
  /** Rules that were left undecided for lack of it. */
  lackedBy?: string[];
  onHover: (id: string | null) => void;
  onPick: (id: string) => void;
  /** Left out for what is corrected only as a whole. */
  onCorrect?: ((fact: FactItem) => void) | undefined;
};

export function FactLine(props: Props) {
  const { fact, judgment, active, lackedBy = [], onHover, onPick, onCorrect } = props;
  const { t } = useTranslation();
  const may = useCan('correct');
  const held = fact.corrections.filter((one) => !one.undone).at(-1);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      data-fact={fact.id}
      className={active ? 'fact fact-active' : 'fact'}
      onMouseEnter={() => onHover(fact.id)}
      onMouseLeave={() => onHover(null)}
    >
      <dt title={fact.meaning}>{fact.column}</dt>
      <dd>
        {held ? (
          <>
            <CorrectionNote judgment={judgment} correction={held} added={fact.state === 'unread'} />
            <div className="small machine">
              <span className="muted">{t('judgments:correct.machine')}</span>
              <FactValue fact={fact} judgment={judgment} onPick={onPick} />
            </div>
          </>
        ) : (
          <>
            <FactValue fact={fact} judgment={judgment} onPick={onPick} />{' '}
            <Lacked rules={lackedBy} />
          </>
        )}
        {typeof fact.follows === 'string' && (
          <div className="correction">
            <span>
              <b>{t('judgments:correct.follows')}</b> {fact.follows || t('judgments:correct.blank')}
            </span>
          </div>
        )}
      </dd>
      <dd className="fact-tools">
        {may && onCorrect && !fact.derived && (
          <Change fact={fact} held={Boolean(held)} onCorrect={onCorrect} />
        )}
      </dd>
    </div>
  );
}

type ChangeProps = { fact: FactItem; held: boolean; onCorrect: (fact: FactItem) => void };

function Change({ fact, held, onCorrect }: ChangeProps) {
  const { t } = useTranslation();
  const adds = fact.state === 'unread' && !held;
  const name = fact.column;
  return (
    <Button
      type="text"
      size="small"
      icon={adds ? <PlusOutlined /> : <EditOutlined />}
      title={t(adds ? 'judgments:correct.add' : 'judgments:correct.action')}
      aria-label={t(adds ? 'judgments:correct.addOf' : 'judgments:correct.actionOf', { name })}
      onClick={() => onCorrect(fact)}
    />
  );
}

type ValueProps = { fact: FactItem; judgment: string; onPick: (id: string) => void };

function FactValue({ fact, judgment, onPick }: ValueProps) {
  const { t } = useTranslation();
  const reveal = async (purpose: string) => {
    const { table, row, column } = fact;
    const params = { path: { key: judgment } };
    const body = { purpose, table, row, column };
    const { data } = await api.POST('/api/v1/documents/{key}/reveal', { params, body });
    return data?.value ?? '';
  };
  if (fact.masked) return <Masked value={fact.value} label={fact.column} reveal={reveal} />;
  if (fact.state === 'unread') {
    return (
      <span className="unread" title={t('judgments:facts.unreadHelp')}>
        {t('judgments:facts.unread')}
      </span>
    );
  }
  if (fact.state === 'unknown') {
    return (
      <Place fact={fact} onPick={onPick}>
        <span className="unread">{t('judgments:facts.unknown', { reason: fact.reason })}</span>
      </Place>
    );
  }
  return (
    <Place fact={fact} onPick={onPick}>
      {fact.value}
    </Place>
  );
}

function Place({ fact, onPick, children }: Omit<ValueProps, 'judgment'> & { children: ReactNode }) {
  const { t } = useTranslation();
  if (fact.start === null || fact.derived) {
    const title = t(fact.derived ? 'judgments:facts.derivedHelp' : 'judgments:facts.noPlace');
    return <span title={title}>{children}</span>;
  }
  return (
    <button
      type="button"
      className="fact-place"
      title={t('judgments:facts.place', { part: fact.segment })}
      onClick={() => onPick(fact.id)}
    >
      {children}
    </button>
  );
}
