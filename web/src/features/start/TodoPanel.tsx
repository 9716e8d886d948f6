/** What needs a person today, the most urgent first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import { Panel } from './Panel';
import { type Todo, type TodoList, todoQuery } from './queries';
import * as targets from './targets';

function target(told: TodoList, item: Todo): targets.Target {
  switch (item.key) {
    case 'clue_top':
      return targets.waiting(told, item.names[0] ?? null, 'total');
    case 'clue_long':
      return targets.waiting(told, null, 'older');
    case 'clue_checking':
      return targets.clues({ kind: [told.kind], state: [told.checking] });
    case 'clue_changed':
      return targets.clues({ seen: [told.changed] });
    case 'clue_unbased':
      return targets.clues({ seen: [told.unbased], state: told.standing });
    case 'job_failed':
      return targets.failedTasks(item.since);
    case 'run_failed':
      return targets.failedModels;
    case 'row_review':
      return targets.reviewed;
    case 'row_unchecked':
      return targets.unchecked;
    case 'quarantine':
      return targets.quarantine;
    case 'table_stale':
      return targets.stale;
  }
}

export function TodoPanel() {
  const { t } = useTranslation();
  const query = useQuery(todoQuery);
  return (
    <Panel title={t('home:todo.title')} query={query}>
      {(told) =>
        told.items.length ? (
          <ul className="todo">
            {told.items.map((item) => (
              <Item key={item.key + item.names[0]} told={told} item={item} />
            ))}
          </ul>
        ) : (
          <p className="home-empty">{t('home:todo.empty')}</p>
        )
      }
    </Panel>
  );
}

function Item({ told, item }: { told: TodoList; item: Todo }) {
  const { t } = useTranslation();
  const word = useWord();
  const { to, search } = target(told, item);
  const named = item.key === 'clue_top' ? '' : item.names.join(t('home:todo.comma'));
  const since = item.since && t(`home:todo.since.${item.key}`, { day: item.since });
  const values = { name: word('grade', item.names[0] ?? ''), count: count(item.more) };
  return (
    <li>
      <Link to={to as '/'} search={search as never} className="todo-item">
        <span className={`todo-mark todo-${item.urgency}`} aria-hidden />
        <span className="grow">
          <span className="todo-what">{t(`home:todo.what.${item.key}`, values)}</span>
          <span className="muted small todo-more">
            {[since, named].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="todo-count">
          {t(`home:todo.count.${item.key}`, { value: count(item.count) })}
        </span>
      </Link>
    </li>
  );
}
