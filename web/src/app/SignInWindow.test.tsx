import { act, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { type Session, sessionQuery } from '../api/session';
import { askSignIn, giveUpSignIn } from '../api/signing';
import { show } from '../test/render';
import { SignInWindow } from './SignInWindow';

afterEach(() => {
  giveUpSignIn();
  vi.unstubAllGlobals();
});

const common = { unit: '', program: '', demo: false };
const user = { id: '1', account: 'lin', name: '林', role: '办案人', can: [] };

test('what waits to be sent stays the work of the one who was signed in', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const { cache } = show(<SignInWindow />);
  const told = (session: Session) =>
    act(async () => {
      cache.setQueryData(sessionQuery.queryKey, session);
      await new Promise((seen) => setTimeout(seen, 20));
    });
  await told({ state: 'signed_in', user, ...common });
  await told({ state: 'signed_out', user: null, ...common });
  act(() => void askSignIn().catch(() => {}));
  expect(await screen.findByLabelText('账号')).toHaveValue('lin');
  expect(screen.getByLabelText('账号')).toBeDisabled();
});
