/** The typed client, made from the OpenAPI description of the server. */
import createClient from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import { send } from './fetching';
import type { paths } from './schema';

/** `api.GET('/api/v1/clues', {params})`: throws ProblemError, so `data` is there on return. */
export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  fetch: send,
  querySerializer: { array: { style: 'form', explode: true } },
});

/** `$api.useQuery('get', '/api/v1/clues', {params})` and `queryOptions` of the same. */
export const $api = createQueries(api);
