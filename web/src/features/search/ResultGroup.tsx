/** The hits of one kind. */
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Marked } from '../../components/Marked';
import { count, withGroups } from '../../components/numbers';
import { useWord, type WordList } from '../../components/useWord';
import type { Group } from './Kinds';

type Props = { group: Group; words: string[]; onAll?: () => void };

const PLACES: Record<string, string> = {
  documents: '/judgments',
  clues: '/clues',
  tables: '/data',
  models: '/models',
};

export function ResultGroup({ group, words, onAll }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const title = `search-${group.kind}`;
  return (
    <section className="panel" aria-labelledby={title}>
      <div className="panel-title">
        <h2 id={title}>
          {t(`search:kind.${group.kind}`)} <span className="muted small">{count(group.total)}</span>
        </h2>
        {onAll && group.total > group.items.length && (
          <Button size="small" type="link" onClick={onAll}>
            {t('search:all')}
          </Button>
        )}
      </div>
      {group.problem && <Alert type="warning" showIcon title={group.problem} />}
      <ul className="hits">
        {group.items.map((hit) => (
          <li key={hit.id}>
            <span className="row">
              <Link to={`${PLACES[group.kind]}/${encodeURIComponent(hit.id)}` as '/'}>
                <Marked text={withGroups(hit.title)} words={words} />
              </Link>
              {hit.count > 0 && (
                <span className="muted small">{t('search:places', { count: hit.count })}</span>
              )}
            </span>
            {hit.note && <span className="muted small">{noteOf(word, hit.note)}</span>}
            {hit.snippet && (
              <span className="snippet">
                <Marked text={hit.snippet} words={words} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The lists whose words stand in the line below a hit. */
const LISTS: WordList[] = ['found', 'line', 'grade', 'state', 'paper'];

/** That line with its fixed words in the language of the page. */
function noteOf(word: ReturnType<typeof useWord>, note: string): string {
  const told = (part: string) =>
    LISTS.reduce((found, list) => (found === part ? word(list, part) : found), part);
  return note.split(' · ').map(told).join(' · ');
}
