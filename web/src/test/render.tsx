/** Renders a part with the cache and the frame that it has in the program. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement, ReactNode } from 'react';
import { makeQueryClient } from '../app/query';

/** @param part the element under test */
export function show(part: ReactElement) {
  const cache = makeQueryClient();
  cache.setDefaultOptions({ queries: { retry: false } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={cache}>
      <ConfigProvider
        locale={zhCN}
        button={{ autoInsertSpace: false }}
        theme={{ token: { motion: false } }}
      >
        <App>{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
  return { cache, ...render(part, { wrapper }) };
}
