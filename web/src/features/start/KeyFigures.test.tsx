import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { KeyFigures } from './KeyFigures';
import { funnelQuery, todoQuery } from './queries';

test('a figure of which a part is still asked for shows no 0', async () => {
  // the server does not answer yet
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const { cache } = show(<KeyFigures />);
  cache.setQueryData(funnelQuery.queryKey, { found: 9, states: { 待核查: 9 } } as never);
  const open = screen.getByTitle('待核查线索');
  await new Promise((drawn) => setTimeout(drawn, 30));
  expect(open).not.toHaveTextContent('0');
  cache.setQueryData(todoQuery.queryKey, {
    open: '待核查',
    checking: '核查中',
    kind: '线索',
    ages: {},
    waiting: [{ grade: 'A', total: 9, week: 9, month: 0, older: 0, oldest: null }],
  } as never);
  expect(await screen.findByText('近 7 天新发现 9 条')).toBeInTheDocument();
  expect(open).toHaveTextContent('9');
});
