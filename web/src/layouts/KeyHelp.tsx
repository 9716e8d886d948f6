/** The list of keys; the question mark opens it from any page. */
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typing } from '../components/typing';

/** Where keys work → what they do, as `shell:keys.…`; the key itself is the same everywhere. */
const GROUPS: Record<string, [string, string][]> = {
  all: [
    ['Ctrl K', 'search'],
    ['?', 'help'],
    ['Esc', 'close'],
  ],
  list: [
    ['J ↓', 'down'],
    ['K ↑', 'up'],
    ['Enter', 'open'],
    ['X', 'choose'],
    ['Ctrl Click', 'choose'],
    ['Shift Click', 'chooseTo'],
  ],
  clue: [
    ['J', 'next'],
    ['K', 'previous'],
    ['E', 'conclude'],
    ['Ctrl Enter', 'submit'],
  ],
  judgment: [
    ['N', 'nextFact'],
    ['P', 'previousFact'],
  ],
};

export function KeyHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || typing(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Modal open={open} footer={null} title={t('shell:keys.title')} onCancel={() => setOpen(false)}>
      {Object.entries(GROUPS).map(([group, keys]) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h2 id={`keys-${group}`} className="small muted key-group">
            {t(`shell:keys.in.${group}`)}
          </h2>
          <dl className="key-list">
            {keys.map(([key, what]) => (
              <div key={key} className="row">
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{t(`shell:keys.${what}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
