/** What one can look for, before anything is typed: each kind of word and where it is found. */
import { useTranslation } from 'react-i18next';

const KINDS = ['person', 'number', 'case', 'word'] as const;

export function SearchHints() {
  const { t } = useTranslation();
  return (
    <section className="panel search-hints" aria-labelledby="search-hints">
      <h2 id="search-hints">{t('search:begin')}</h2>
      <dl>
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{t(`search:hints.${kind}.what`)}</dt>
            <dd className="muted">{t(`search:hints.${kind}.where`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
