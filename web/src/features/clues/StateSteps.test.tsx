/** The way of a clue ticks only what was done. */
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../test/render';
import type { Detail } from './queries';
import { StateSteps } from './StateSteps';

const steps = (was_checked: boolean) => {
  const clue = { id: 'c1', code: 'true', state: '属实' } as Detail['clue'];
  show(<StateSteps detail={{ clue, was_checked } as Detail} />);
  return screen.getAllByRole('listitem').map((one) => one as HTMLElement);
};

test('a clue concluded at once was not being checked before', () => {
  const [found, checking] = steps(false);
  expect(found?.querySelector('.anticon-check')).not.toBeNull();
  expect(checking?.querySelector('.anticon-check')).toBeNull();
  within(checking as HTMLElement).getByText(/未经过/);
});

test('a clue that was being checked has both steps ticked', () => {
  for (const step of steps(true).slice(0, 2)) {
    expect(step.querySelector('.anticon-check')).not.toBeNull();
  }
});
