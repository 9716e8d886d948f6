/** The columns of the list of imports. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../components/DateText';
import { count } from '../../../components/numbers';
import { StatusTag, type Tone } from '../../../components/StatusTag';
import type { ImportRow } from '../types';
import { Download } from './Download';

/** What an import is now, in a word. */
function stateOf(one: ImportRow): { tone: Tone; word: string } {
  if (one.mode === 'withdraw') return { tone: 'grey', word: 'withdraw' };
  if (one.mode === 'redefine') return { tone: 'grey', word: 'redefine' };
  if (one.state === 'acknowledged') {
    if (one.replaced_by) return { tone: 'grey', word: 'replaced' };
    return one.in_force ? { tone: 'green', word: 'inForce' } : { tone: 'grey', word: 'superseded' };
  }
  if (one.state === 'pending') return { tone: 'blue', word: one.state };
  return { tone: one.state === 'dropped' ? 'red' : 'grey', word: one.state };
}

/** What is still to be corrected of the rows that an import left out. */
function AsideNow({ item }: { item: ImportRow }) {
  const { t } = useTranslation();
  if (item.aside_now === item.rows_quarantined) return null;
  const done = item.replaced_by ? 'asideReplaced' : 'asideDone';
  return (
    <div
      className={item.aside_now ? 'small tone-amber' : 'small muted'}
      title={t('data:imports.asideTip', { rows: count(item.rows_quarantined) })}
    >
      {item.aside_now
        ? t('data:imports.asideNow', { rows: count(item.aside_now) })
        : t(`data:imports.${done}`)}
    </div>
  );
}

/** @param table its name
 * @param can whether the user may take imports back
 * @param ask called with the import to be taken back */
export function useImportColumns(table: string, can: boolean, ask: (one: ImportRow) => void) {
  const { t, i18n } = useTranslation();
  /** English heads and buttons are longer */
  const wide = i18n.language === 'en-US';
  const number = (key: 'rows_in' | 'rows_kept' | 'rows_quarantined', title: string) => ({
    title,
    width: key === 'rows_quarantined' ? (wide ? 124 : 84) : 70,
    align: 'right' as const,
    render: (_: unknown, one: ImportRow) => (
      <>
        {key === 'rows_quarantined' && one.in_force && one.aside_now > 0 && (
          <Download table={table} importId={one.id} small />
        )}
        {count(one[key])}
        {key === 'rows_kept' &&
          one.in_force &&
          !one.replaced_by &&
          one.rows_now !== one.rows_kept && (
            <div
              className="small muted"
              title={t('data:imports.nowTip', { rows: count(one.rows_now) })}
            >
              {t('data:imports.now', { rows: count(one.rows_now) })}
            </div>
          )}
        {key === 'rows_quarantined' && one.in_force && <AsideNow item={one} />}
      </>
    ),
  });
  return [
    {
      title: t('data:imports.file'),
      width: 200,
      render: (_: unknown, one: ImportRow) => (
        <div>
          <span className="clip" title={one.file}>
            {one.file}
          </span>
          {one.note && <div className="small muted">{one.note}</div>}
          {one.replaced_by && (
            <div className="small tone-amber">
              {t('data:imports.replacedBy', { file: one.replaced_by })}{' '}
              <DateText value={one.replaced_on} as="minute" />
            </div>
          )}
        </div>
      ),
    },
    {
      title: t('data:imports.state'),
      width: 100,
      render: (_: unknown, one: ImportRow) => {
        const { tone, word } = stateOf(one);
        return <StatusTag tone={tone}>{t(`data:importState.${word}`)}</StatusTag>;
      },
    },
    {
      title: t('data:column.supplier'),
      render: (_: unknown, one: ImportRow) => (
        <div title={`${one.supplier}\n${one.authority}`}>
          <span className="clip">{one.supplier || t('data:unsaidSupplier')}</span>
          {one.authority && <span className="clip small muted">{one.authority}</span>}
        </div>
      ),
    },
    {
      title: t('data:asOf.short'),
      width: 105,
      render: (_: unknown, one: ImportRow) => <DateText value={one.as_of} />,
    },
    number('rows_in', t('data:outcome.in')),
    number('rows_kept', t('data:outcome.kept')),
    number('rows_quarantined', t('data:outcome.aside')),
    {
      title: t('data:imports.when'),
      width: 150,
      render: (_: unknown, one: ImportRow) => (
        <span className="small">
          <DateText value={one.created} as="minute" /> {one.actor}
        </span>
      ),
    },
    {
      title: t('data:imports.do'),
      width: wide || !can ? 116 : 80,
      render: (_: unknown, one: ImportRow) => <Withdrawal item={one} can={can} ask={ask} />,
    },
  ];
}

type Taking = { item: ImportRow; can: boolean; ask: (one: ImportRow) => void };

/** Takes an import back; who may not is told who does. */
function Withdrawal({ item, can, ask }: Taking) {
  const { t } = useTranslation();
  if (item.state !== 'acknowledged' || ['withdraw', 'redefine'].includes(item.mode)) return null;
  return (
    <>
      <Button size="small" disabled={!can} onClick={() => ask(item)}>
        {t('data:imports.withdrawShort')}
      </Button>
      {!can && <div className="small muted">{t('data:imports.byOthers')}</div>}
    </>
  );
}
