/** How many earlier rows will go when the file is imported, before anybody says yes. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { knownWords } from '../knownWords';
import type { AsideThere, Draft, Known, Outgoing as Leaving } from '../types';
import { Going } from './Going';
import { replacedLater } from './replacedLater';

/** So many files are named; of more the number is given. */
const NAMED = 5;

export function Outgoing({ draft, drafts }: { draft: Draft; drafts: Draft[] }) {
  const { t } = useTranslation();
  const later = replacedLater(draft, drafts);
  return (
    <>
      {draft.outgoing.map((one) => (
        <TableOutgoing key={one.table} one={one} />
      ))}
      {draft.aside_there.map((one) => (
        <There key={one.table} one={one} />
      ))}
      <Going draft={draft} />
      {later && (
        <Alert
          type="error"
          showIcon
          title={t('data:replaced.later', { name: later.name, table: later.table })}
        />
      )}
    </>
  );
}

function TableOutgoing({ one }: { one: Leaving }) {
  const { t } = useTranslation();
  const whose =
    one.supplier === null
      ? t('data:replaced.everybody')
      : one.supplier || t('data:replaced.nobodyNamed');
  const names = { table: one.table, whose, left: count(one.left) };
  if (one.unchanged) return <Alert type="info" showIcon title={t('data:replaced.same', names)} />;
  if (one.rows + one.quarantined === 0)
    return (
      <Alert
        type={one.left ? 'warning' : 'info'}
        showIcon
        title={t(
          one.alone && one.left
            ? 'data:replaced.noneAlone'
            : one.left
              ? 'data:replaced.none'
              : 'data:replaced.empty',
          names,
        )}
      />
    );
  const parts = [
    t(one.alone ? 'data:replaced.alone' : 'data:replaced.rows', {
      ...names,
      rows: count(one.rows),
    }),
    one.mended && t('data:replaced.mended', { rows: count(one.mended) }),
    one.quarantined && t('data:replaced.aside', { rows: count(one.quarantined) }),
    one.left && t('data:replaced.left', names),
  ];
  return (
    <Alert
      type="warning"
      showIcon
      title={parts.filter(Boolean).join('')}
      description={one.files.length ? <Files files={one.files} /> : undefined}
    />
  );
}

/** Rows set aside that a correcting file may bring again. */
function There({ one }: { one: AsideThere }) {
  const { t } = useTranslation();
  const parts = [
    one.mended && t('data:replaced.thereMended', { rows: count(one.mended) }),
    one.aside && t('data:replaced.thereAside', { rows: count(one.aside) }),
  ];
  const rows = parts.filter(Boolean).join(t('data:replaced.and'));
  return (
    <Alert type="info" showIcon title={t('data:replaced.there', { table: one.table, rows })} />
  );
}

/** Whose rows go, file by file. */
function Files({ files }: { files: Known[] }) {
  const { t } = useTranslation();
  const more = files.length - NAMED;
  return (
    <>
      {files.slice(0, NAMED).map((file) => (
        <div className="small" key={file.import_id}>
          {t('data:replaced.file', { known: knownWords(t, file), rows: count(file.rows) })}
        </div>
      ))}
      {more > 0 && <div className="small">{t('data:replaced.more', { count: more })}</div>}
    </>
  );
}
