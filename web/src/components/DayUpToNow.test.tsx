import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import dayjs from 'dayjs';
import { expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { beijingNow } from './beijing';
import { DayUpToNow, typedDay } from './DayUpToNow';

const ahead = (days: number) => beijingNow().add(days, 'day').format('YYYY-MM-DD');

function field() {
  const change = vi.fn();
  show(<DayUpToNow label="截至日" value={null} onChange={change} />);
  return { change, box: screen.getByLabelText('截至日') };
}

test('a day later than today is not taken, and the field says why after it is left', async () => {
  const { change, box } = field();
  await userEvent.type(box, ahead(30));
  await userEvent.tab();
  expect(change).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain(ahead(30));
  expect(screen.getByRole('alert').textContent).toContain(ahead(0));
});

test('today and a day before it are taken without a word', async () => {
  const { change, box } = field();
  await userEvent.type(box, ahead(-30));
  await userEvent.tab();
  expect(change.mock.lastCall?.[0]?.format('YYYY-MM-DD')).toBe(ahead(-30));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a day is known as people type it, and nothing else is one', () => {
  for (const text of ['2026-12-31', '2026/12/31', '20261231', '2026年12月31日'])
    expect(typedDay(text)).toBe('2026-12-31');
  for (const text of ['2026-12', '2026-02-30', '十二月', '']) expect(typedDay(text)).toBe('');
  expect(dayjs(typedDay('2026-1-5')).month()).toBe(0);
});
