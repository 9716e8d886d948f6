/** What the start page asks; one question a panel. */
import { $api } from '../../api/client';
import type { components } from '../../api/schema';

export type TodoList = components['schemas']['TodoList'];
export type Todo = components['schemas']['TodoView'];
export type Waiting = components['schemas']['WaitingView'];
export type Funnel = components['schemas']['FunnelView'];
export type Freshness = components['schemas']['Freshness'];
export type Worked = components['schemas']['WorkedView'];
export type Guide = components['schemas']['GuideView'];

const fresh = { refetchInterval: 60_000 };

export const todoQuery = $api.queryOptions('get', '/api/v1/overview/todo', {}, fresh);
export const funnelQuery = $api.queryOptions('get', '/api/v1/overview/funnel', {}, fresh);
export const modelsQuery = $api.queryOptions('get', '/api/v1/overview/models', {}, fresh);
export const freshnessQuery = $api.queryOptions(
  'get',
  '/api/v1/overview/tables',
  { params: { query: { limit: 50 } } },
  fresh,
);
export const libraryQuery = $api.queryOptions('get', '/api/v1/models');
export { guideQuery } from '../../components/guide';
