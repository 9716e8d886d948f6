import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { GuidePanel } from './GuidePanel';
import { guideQuery, libraryQuery } from './queries';

function guided(there: number[]) {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const { cache } = show(<GuidePanel />);
  cache.setQueryData(libraryQuery.queryKey, {
    models: there.map((tables_there) => ({ tables_there })),
    broken: [],
  } as never);
  cache.setQueryData(guideQuery.queryKey, {
    kind: 'start',
    steps: ['data', 'model', 'run', 'verify'],
    done: ['data'],
    hidden: false,
    clue: '',
  });
}

test('where no model reads the data, choosing one leads to how to write one', async () => {
  guided([0, 0]);
  const link = await screen.findByRole('link', { name: /已有的数据没有模型用到/ });
  expect(link).toHaveAttribute('href', '/help/own-model');
});

test('where a model or rule pack reads some of it, the library is next', async () => {
  guided([0, 2]);
  const link = await screen.findByRole('link', { name: /选一个模型/ });
  expect(link).toHaveAttribute('href', '/models');
});
