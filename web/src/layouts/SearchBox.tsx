/** Search from anywhere: Ctrl K puts the cursor here, Enter opens the results. */
import { SearchOutlined } from '@ant-design/icons';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClear } from '../components/useClear';

const RESULTS = '/search';

export function SearchBox() {
  const { t } = useTranslation();
  const router = useRouter();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        field.current?.focus({ cursor: 'all' });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const at = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(at);
  // away from the results the words of a search that is over only mislead
  useEffect(() => {
    if (before.current === RESULTS && at !== RESULTS) setText('');
    before.current = at;
  }, [at]);
  const open = () => {
    const wanted = text.trim();
    if (wanted) void router.navigate({ to: RESULTS as '/', search: { q: wanted } as never });
  };
  return (
    <search className="header-search">
      <Input
        ref={field}
        value={text}
        allowClear={useClear()}
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('shell:search.label')}
        placeholder={t('shell:search.hint')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={open}
      />
    </search>
  );
}
