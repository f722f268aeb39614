import type {Provider} from '../../src/catalog/provider.js';
import {linode} from '../../src/index.js';

/** Columns of logins that this Linode filters by, and the real one does not. */
export const moreFilters = ['id', 'datetime', 'username', 'restricted'];

const all = ['=', '<>', '<', '<=', '>', '>='] as const;
const filters = {
  id: {operators: all, exact: all, order: true},
  datetime: {operators: all, order: true},
  username: {operators: ['=', 'contains']},
  restricted: {operators: ['=', '<>'], exact: ['=']},
} as const;

const logins = {
  ...linode.services.account.resources.logins,
  columns: linode.services.account.resources.logins.columns.map(column => ({
    ...column,
    ...(column.name in filters && {filter: filters[column.name as keyof typeof filters]}),
  })),
};

/** Linode with pages so small that every list has some, and with filters of whole numbers. */
export const smallPages: Provider = {
  ...linode,
  pagination: {...linode.pagination, size: {name: 'page_size', min: 2, max: 4, default: 3}},
  services: {
    ...linode.services,
    account: {
      ...linode.services.account,
      resources: {...linode.services.account.resources, logins},
    },
  },
};
