/** What happened to a clue, the newest first. */
import { Link } from '@tanstack/react-router';
import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import type { ClueEvent } from './queries';

export function EventsTab({ events }: { events: ClueEvent[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const line = (event: ClueEvent) => (
    <>
      <div>
        <span className="mono muted">{minute(event.at)}</span> <b>{event.actor}</b>{' '}
        {event.from_state &&
          event.from_state !== event.to_state &&
          `${word('state', event.from_state)} → `}
        {word('state', event.to_state)}
        {event.run_id && (
          <Link to={`/runs/${event.run_id}` as '/'} className="small">
            {' '}
            {t('clues:events.run', { id: event.run_id })}
          </Link>
        )}
      </div>
      {event.reason && <div>{word('reason', event.reason)}</div>}
      {event.checks.length > 0 && (
        <ul className="small muted">
          {event.checks.map((check) => (
            <li key={check}>{check}</li>
          ))}
        </ul>
      )}
      {event.left.map((step) => (
        <div key={step} className="small tone-amber">
          {t('clues:events.left', { step })}
        </div>
      ))}
    </>
  );
  return (
    <div className="clue-scroll clue-part">
      <Timeline
        items={[...events].reverse().map((event) => ({
          key: event.id,
          color: event.run_id ? 'gray' : 'blue',
          content: line(event),
        }))}
      />
    </div>
  );
}
