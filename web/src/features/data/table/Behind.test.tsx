import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../../test/render';
import type { TableDetail } from '../types';
import { Behind } from './Behind';

const sent = (supplier: string, as_of: string | null, behind = false) => ({
  supplier,
  imports: 1,
  rows: 3,
  as_of,
  last: '2026-01-05T09:00:00',
  behind,
});

const table = (...suppliers: TableDetail['suppliers']) => ({ suppliers }) as TableDetail;

test('the supplier whose list ends first is named with its day and that of the others', () => {
  show(<Behind table={table(sent('乙监狱', '2025-12-31'), sent('甲监狱', '2025-06-30', true))} />);
  expect(screen.getByRole('alert').textContent).toContain('甲监狱到 2025-06-30');
  expect(screen.getByRole('alert').textContent).toContain('乙监狱到 2025-12-31');
  expect(screen.getByText(/全表只算到最早的那一天（2025-06-30）/)).toBeTruthy();
});

test('nothing is said where all end within a month or tell no day', () => {
  show(<Behind table={table(sent('乙监狱', '2025-12-31'), sent('甲监狱', null))} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
