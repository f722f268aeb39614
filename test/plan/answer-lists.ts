import type {Answer, Recorded} from '../engine/recording-server.js';

const orgs = [
  {id: 'a', region: 'eu', parent_id: null},
  {id: 'b', region: 'us', parent_id: 'a'},
  {id: 'c', region: 'eu', parent_id: 'a'},
];

/** Answers of both providers: three organisations, and nothing else in any list. */
export function answerLists({path}: Recorded): Answer | undefined {
  if (path === '/orgs') return {json: {items: orgs, pages: 1, total: 3}};
  if (/^\/orgs\/\w+\/projects$|^\/audits$/.test(path)) return {json: {items: [], pages: 1, total: 0}};
  const isList = /^\/(account|profile)\/[a-z-]+$/.test(path);
  return isList ? {json: {data: [], page: 1, pages: 1, results: 0}} : undefined;
}

/** `/profile/apps?page=1&page_size=500 {"label":"x"}`. */
export function printRequest({path, query, filter}: Recorded): string {
  const text = new URLSearchParams(query).toString();
  return `${path}${text === '' ? '' : `?${text}`}${filter === undefined ? '' : ` ${JSON.stringify(filter)}`}`;
}
