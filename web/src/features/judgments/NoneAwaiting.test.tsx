import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../test/render';
import { NoneAwaiting } from './NoneAwaiting';
import type { AwaitingCounts, AwaitingSort } from './queries';

function shown(sort: AwaitingSort, counts: AwaitingCounts, rule?: string) {
  const deeds = { onSort: vi.fn(), onAllRules: vi.fn() };
  show(<NoneAwaiting sort={sort} counts={counts} rule={rule} {...deeds} />);
  return deeds;
}

test('an empty list beside counts of other sorts says so and leads to them', () => {
  const { onSort } = shown('hit', { hit: 0, unsure: 10, unchecked: 1048 });
  expect(screen.getByRole('status')).toHaveTextContent('没有“符合规则”的提示');
  expect(screen.getByRole('status')).toHaveTextContent('共 1058 处');
  expect(screen.queryByText('没有待核的提示')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '未检查 1,048' }));
  expect(onSort).toHaveBeenCalledWith('unchecked');
  fireEvent.click(screen.getByRole('button', { name: '事实不确定 10' }));
  expect(onSort).toHaveBeenLastCalledWith('unsure');
});

test('a sort that holds nothing is not offered', () => {
  shown('unsure', { hit: 0, unsure: 0, unchecked: 4 });
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['未检查 4']);
});

test('a list narrowed to a rule without any says that other rules have some', () => {
  const { onAllRules } = shown('hit', { hit: 3, unsure: 0, unchecked: 0 }, 'some.rule');
  expect(screen.getByRole('status')).toHaveTextContent('别的规则有，共 3 处');
  fireEvent.click(screen.getByRole('button', { name: '看全部规则的' }));
  expect(onAllRules).toHaveBeenCalled();
});

test('only where nothing waits at all is a person sent to bring judgments in', () => {
  shown('hit', { hit: 0, unsure: 0, unchecked: 0 });
  expect(screen.getByText('没有待核的提示')).toBeVisible();
  expect(screen.getByRole('link', { name: '导入并审查' })).toBeVisible();
});
