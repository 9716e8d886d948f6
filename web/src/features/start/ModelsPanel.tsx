/** Models that ran: what they found, what waits, how often a person agreed. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { HelpLink } from '../../components/HelpLink';
import { day, percent } from '../../components/numbers';
import { NumberLink } from './NumberLink';
import { Panel } from './Panel';
import { modelsQuery, todoQuery, type Worked } from './queries';
import * as targets from './targets';

export function ModelsPanel() {
  const { t } = useTranslation();
  const query = useQuery(modelsQuery);
  const words = useQuery(todoQuery).data;
  // before the first verdict a column of dashes would only take room from the names
  const judged = query.data?.some((model) => model.precision !== null) ?? false;
  return (
    <Panel
      title={t('home:models.title')}
      note={
        judged && (
          <HelpLink topic="clues" section={t('home:models.section')}>
            {t('home:models.help')}
          </HelpLink>
        )
      }
      query={query}
    >
      {(models) =>
        models.length ? (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('home:models.name')}</th>
                <th scope="col">{t('home:models.run')}</th>
                <th scope="col" className="amount">
                  {t('home:models.clues')}
                </th>
                <th scope="col" className="amount">
                  {t('home:models.open')}
                </th>
                {judged && (
                  <th scope="col" className="amount">
                    {t('home:models.precision')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {models.map((model) => (
                <Row
                  key={model.id}
                  model={model}
                  kind={words?.kind}
                  open={words?.open}
                  judged={judged}
                />
              ))}
            </tbody>
          </table>
        ) : (
          <p className="home-empty">{t('home:models.empty')}</p>
        )
      }
    </Panel>
  );
}

type RowProps = { model: Worked; kind?: string; open?: string; judged: boolean };

function Row({ model, kind, open, judged }: RowProps) {
  const { t } = useTranslation();
  const mine = { kind: kind ? [kind] : [], model: [model.id] };
  return (
    <tr>
      <th scope="row" className="cut">
        <NumberLink target={targets.model(model.id)} label={model.name} className="plain-link">
          {model.name}
        </NumberLink>
      </th>
      <td className="mono">
        <NumberLink target={targets.run(model.run)} label={t('home:models.run')}>
          {day(model.started)}
        </NumberLink>
      </td>
      <td className="amount">
        <NumberLink
          target={targets.clues(mine)}
          label={`${model.name} ${t('home:models.clues')}`}
          value={model.clues}
        />
      </td>
      <td className="amount">
        <NumberLink
          target={targets.clues({ ...mine, state: open ? [open] : [] })}
          label={`${model.name} ${t('home:models.open')}`}
          value={model.open}
        />
      </td>
      {judged && (
        <td className="amount" title={t('home:models.judged', { count: model.judged })}>
          {model.precision === null ? (
            <span className="muted">{t('home:none')}</span>
          ) : (
            percent(model.precision)
          )}
        </td>
      )}
    </tr>
  );
}
