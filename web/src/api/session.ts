/** Who is signed in, and signing in and out. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './fetching';

export type User = {
  id: string;
  account: string;
  name: string;
  role: string;
  can: string[];
  must_change?: boolean;
};

export type Session = {
  state: 'first_run' | 'signed_out' | 'signed_in';
  user?: User | null;
  unit: string;
  /** version of the program */
  program: string;
  demo: boolean;
  /** how anybody signs in to the demonstration: account → role */
  access?: { accounts: Record<string, string>; password: string } | null;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call<Session>('GET', '/session'),
  staleTime: 5 * 60_000,
});

export type SignIn = { account: string; password: string };
export type FirstRun = SignIn & { name: string; unit: string };

export const signIn = (form: SignIn) => call<Session>('POST', '/session', { json: form });
export const signOut = () => call<void>('DELETE', '/session');
export const firstRun = (form: FirstRun) => call<Session>('POST', '/first-run', { json: form });

/** Another password of one's own; all sessions end. */
export const changePassword = (old: string, fresh: string) =>
  call<void>('PUT', '/session/password', { json: { old, new: fresh } });

/** The session; on pages of the shell somebody is signed in. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether the user may do an action of that name. The server decides; this only hides buttons. */
export function useCan(action: string): boolean {
  return useSession()?.user?.can.includes(action) ?? false;
}
