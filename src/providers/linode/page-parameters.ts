import type {Parameter} from '../../catalog/method.js';

/** What every list takes. */
export const pageParameters = [
  {name: 'page', in: 'query', type: 'integer', description: 'Just this page, from 1'},
  {name: 'page_size', in: 'query', type: 'integer', description: 'Rows in a page, 25 to 500'},
] as const satisfies readonly Parameter[];
