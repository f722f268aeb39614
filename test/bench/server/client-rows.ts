import {createHash} from 'node:crypto';

/** An OAuth client as Linode shows it, the same each time. */
export function clientAt(index: number): Readonly<Record<string, unknown>> {
  const id = createHash('sha256').update(String(index)).digest('hex').slice(0, 20);
  return {
    id,
    redirect_uri: `https://app-${index}.example.org/oauth/callback`,
    label: `Application ${index}`,
    status: index % 50 === 0 ? 'disabled' : 'active',
    secret: '<REDACTED>',
    thumbnail_url: index % 3 === 0 ? `https://api.example.org/v4/account/clients/${id}/thumbnail` : null,
    public: index % 10 === 0,
  };
}

/** The largest page that the API gives. */
export const pageSize = 500;

/** A page of a list of so many clients, from 1, as the body of an answer. */
export function pageAt(page: number, rows: number): string {
  const first = (page - 1) * pageSize;
  const length = Math.max(0, Math.min(pageSize, rows - first));
  return JSON.stringify({
    data: Array.from({length}, (_, index) => clientAt(first + index)),
    page,
    pages: Math.ceil(rows / pageSize),
    results: rows,
  });
}
