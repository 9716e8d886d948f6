import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import type { Target } from '../types';
import { TargetState } from './TargetState';

const doubted = (more: Partial<Target> = {}) =>
  ({
    name: '档次',
    source: 3,
    fixed: '',
    blank: '',
    sure: false,
    required: false,
    choices: [],
    ...more,
  }) as unknown as Target;

function shown(target: Target) {
  const say = vi.fn();
  show(<TargetState target={target} alone refused={false} onSay={say} />);
  return say;
}

test('a doubted match is confirmed or denied in its place', () => {
  const say = shown(doubted());
  fireEvent.click(screen.getByRole('button', { name: '不是' }));
  expect(say).toHaveBeenLastCalledWith({ 档次: '' });
  fireEvent.click(screen.getByRole('button', { name: '确认' }));
  expect(say).toHaveBeenLastCalledWith({ 档次: 'c3' });
});

test('a required column is not denied: without one nothing goes on', () => {
  shown(doubted({ required: true }));
  expect(screen.getByRole('button', { name: '确认' })).toBeVisible();
  expect(screen.queryByRole('button', { name: '不是' })).toBeNull();
});

test('a match that is settled or was not supplied asks nothing', () => {
  shown(doubted({ sure: true }));
  shown(doubted({ source: null }));
  expect(screen.queryByRole('button')).toBeNull();
});
