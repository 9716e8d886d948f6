/** What became of a file: rows in = kept + set aside, with the way to both. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { knownWords } from '../knownWords';
import { Download } from '../table/Download';
import type { Draft, Outcome } from '../types';

export function Outcomes({ draft }: { draft: Draft }) {
  return (
    <div className="column outcomes">
      {draft.results.map((one) => (
        <OutcomeLine key={one.import_id} outcome={one} />
      ))}
    </div>
  );
}

function OutcomeLine({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const params = { name: outcome.table };
  if (outcome.duplicate_of) return <There outcome={outcome} />;
  const reasons = outcome.parts.flatMap((part) => Object.entries(part.reasons));
  const notes = [...new Set([...outcome.notes, ...outcome.parts.flatMap((part) => part.notes)])];
  return (
    <div>
      <div className="equation">
        <Link to="/data/tables/$name" params={params}>
          {outcome.table}
        </Link>
        <Figure label={t('data:outcome.in')} value={outcome.rows_in} />
        <span aria-hidden>=</span>
        <Figure label={t('data:outcome.kept')} value={outcome.rows_kept} tone="tone-green" />
        <span aria-hidden>+</span>
        <Link to="/data/tables/$name" params={params} search={{ tab: 'quarantine' }}>
          <Figure
            label={t('data:outcome.aside')}
            value={outcome.rows_quarantined}
            tone={outcome.rows_quarantined ? 'tone-amber' : 'muted'}
          />
        </Link>
        {outcome.rows_quarantined > 0 && (
          <Download table={outcome.table} importId={outcome.import_id} small />
        )}
        {outcome.superseded > 0 && (
          <span className="muted">
            {t('data:outcome.superseded', { rows: count(outcome.superseded) })}
          </span>
        )}
      </div>
      {reasons.map(([why, rows]) => (
        <div className="small tone-amber" key={why}>
          {t('data:check.reason', { why, rows: count(rows) })}
        </div>
      ))}
      {notes.map((note) => (
        <div className="small muted" key={note}>
          {note}
        </div>
      ))}
    </div>
  );
}

/** Nothing came in: which earlier file holds the same, as no rows may be missed unawares. */
function There({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const { already, table, notes } = outcome;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          <Link to="/data/tables/$name" params={{ name: table }} search={{ tab: 'imports' }}>
            {table}
          </Link>{' '}
          {already
            ? t('data:outcome.already', { known: knownWords(t, already) })
            : t('data:outcome.duplicate')}
        </>
      }
      description={notes.map((note) => (
        <div className="small" key={note}>
          {note}
        </div>
      ))}
    />
  );
}

function Figure({ label, value, tone = '' }: { label: string; value: number; tone?: string }) {
  return (
    <span className="row-figure">
      <span className={`row-figure-value ${tone}`}>{count(value)}</span>
      <span className="small muted">{label}</span>
    </span>
  );
}
