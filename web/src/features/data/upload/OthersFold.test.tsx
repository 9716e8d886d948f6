import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/render';
import { OthersFold } from './OthersFold';

test('what only other models ask is folded, named, and left unknown by a word only', () => {
  const say = vi.fn();
  const unfold = vi.fn();
  const others = { names: ['刑期', '罪名'], folded: true, hides: () => true, unfold };
  const { rerender } = show(<OthersFold others={others} busy={false} onSay={say} />);
  expect(screen.getByText('其他模型还用到的 2 项：刑期、罪名')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: '展开回答' }));
  expect(unfold).toHaveBeenCalled();
  expect(say).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '都先按不知道' }));
  expect(say).toHaveBeenCalledWith({ 刑期: '', 罪名: '' });
  rerender(<OthersFold others={{ ...others, folded: false }} busy={false} onSay={say} />);
  expect(screen.queryByRole('button', { name: '展开回答' })).toBeNull();
});
