/** Renders a part with the cache and the frame that it has in the program. */
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement, ReactNode } from 'react';
import { makeQueryClient } from '../app/query';

// Links need a router. A real one: files share a worker's modules, so that a mocked one would
// reach only the files that happen to run before the real one is read.
const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

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
        <App>
          <RouterContextProvider router={router as never}>{children}</RouterContextProvider>
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  );
  return { cache, ...render(part, { wrapper }) };
}
