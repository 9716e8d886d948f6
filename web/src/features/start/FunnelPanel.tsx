/** From clue to verdict: one bar a state, together all that was found. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { percent } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import { NumberLink } from './NumberLink';
import { Panel } from './Panel';
import { type Funnel, funnelQuery } from './queries';
import * as targets from './targets';

export function FunnelPanel() {
  const { t } = useTranslation();
  const query = useQuery(funnelQuery);
  const hints = query.data?.hints ?? 0;
  const note = query.data && hints > 0 && (
    <NumberLink
      target={targets.clues({ kind: [query.data.hint] })}
      label={t('home:funnel.hints', { count: hints })}
    >
      {t('home:funnel.hints', { count: hints })}
    </NumberLink>
  );
  return (
    <Panel title={t('home:funnel.title')} note={note} query={query}>
      {(funnel) =>
        funnel.found ? (
          <Bars funnel={funnel} />
        ) : (
          <p className="home-empty">{t('home:funnel.empty')}</p>
        )
      }
    </Panel>
  );
}

function Bars({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const word = useWord();
  const kind = [funnel.kind];
  const rows = [
    { name: t('home:funnel.found'), value: funnel.found, filter: { kind }, first: true },
    ...Object.entries(funnel.states).map(([state, value]) => ({
      name: word('state', state),
      value,
      filter: { kind, state: [state] },
      first: false,
    })),
  ];
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li key={row.name} className={row.first ? 'bar bar-first' : 'bar'}>
          <span className="bar-name">{row.name}</span>
          <span className="bar-track" aria-hidden>
            <span className="bar-fill" style={{ width: `${(100 * row.value) / funnel.found}%` }} />
          </span>
          <NumberLink
            target={targets.clues(row.filter)}
            label={row.name}
            value={row.value}
            className="number-link amount bar-value"
          />
          <span className="muted amount bar-share">{percent(row.value / funnel.found)}</span>
        </li>
      ))}
    </ul>
  );
}
