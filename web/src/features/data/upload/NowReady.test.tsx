import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../../test/render';
import { gapsQuery } from '../queries';
import { NowReady } from './NowReady';

const model = {
  id: 'shujian/x',
  name: '某监督模型',
  line: '',
  fit: 'unchecked',
  ready: false,
  rules: 10,
  able: 0,
  hampered: 0,
  unchecked: 4,
  reviewed: 0,
  cells: [
    {
      table: '刑事裁判',
      state: 'whole',
      columns: [],
      demanded: [],
      lacking: [],
      unread: [],
      rows: 9,
    },
  ],
};

function ready(tables: string[]) {
  const { cache } = show(<NowReady tables={tables} />);
  cache.setQueryData(gapsQuery.queryKey, { tables: ['刑事裁判'], models: [model] } as never);
}

test('of two tables the one that no model reads is named, with the way on', async () => {
  ready(['刑事裁判', '企业任职人员']);
  expect(await screen.findByText(/没有模型用到“企业任职人员”/)).toBeInTheDocument();
  expect(screen.getByText('某监督模型')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /怎样写自己的模型/ })).toHaveAttribute(
    'href',
    '/help/own-model',
  );
});

test('where every table is read by a model nothing is said of others', async () => {
  ready(['刑事裁判']);
  expect(await screen.findByText('某监督模型')).toBeInTheDocument();
  expect(screen.queryByText(/没有模型用到/)).not.toBeInTheDocument();
});
