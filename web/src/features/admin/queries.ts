/** What the administration asks and changes. */
import { $api, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { AdminSearch } from './search';

export type Account = components['schemas']['Account'];
export type NewAccount = components['schemas']['NewAccount'];
export type Role = components['schemas']['RoleView'];
export type Entry = components['schemas']['Entry'];
export type Settings = components['schemas']['Settings'];
export type Health = components['schemas']['HealthView'];

export const accountsQuery = $api.queryOptions('get', '/api/v1/admin/accounts');
export const rolesQuery = $api.queryOptions('get', '/api/v1/admin/roles');
export const settingsQuery = $api.queryOptions('get', '/api/v1/admin/settings');
export const wordsQuery = $api.queryOptions('get', '/api/v1/admin/journal/words');
export const verifiedQuery = $api.queryOptions(
  'get',
  '/api/v1/admin/journal/verified',
  {},
  { staleTime: 5 * 60_000 },
);
export const healthQuery = $api.queryOptions(
  'get',
  '/api/v1/admin/health',
  {},
  { refetchInterval: 10_000 },
);

/** One page of the journal. */
export async function journalPage(filters: AdminSearch, cursor: string, signal: AbortSignal) {
  const query = {
    actor: filters.actor,
    action: filters.action,
    text: filters.text,
    since: filters.at_from,
    until: filters.at_to,
    cursor,
  };
  const told = await api.GET('/api/v1/admin/journal', { params: { query }, signal });
  return told.data as components['schemas']['Page_Entry_'];
}

export const createAccount = (body: NewAccount) => api.POST('/api/v1/admin/accounts', { body });

export const changeAccount = (id: string, role: string, active: boolean) =>
  api.PATCH('/api/v1/admin/accounts/{user_id}', {
    params: { path: { user_id: id } },
    body: { role, active },
  });

export const resetPassword = (id: string, password: string) =>
  api.PUT('/api/v1/admin/accounts/{user_id}/password', {
    params: { path: { user_id: id } },
    body: { password },
  });

export const saveSettings = (body: Settings) => api.PUT('/api/v1/admin/settings', { body });
