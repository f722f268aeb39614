import type {Row} from '../../row.js';
import type {RedirectHost} from './estate-report.js';

const own = ['host', 'clients', 'plain_http'];

/** Redirect hosts out of the rows of reports/redirect_hosts, which has a column for each provider. */
export function listHosts(columns: readonly string[], rows: readonly Row[]): readonly RedirectHost[] {
  const providers = columns.filter(each => !own.includes(each));
  return rows.map(row => {
    const read = (name: string) => row[columns.indexOf(name)] ?? null;
    return {
      host: String(read('host')),
      clients: Number(read('clients')),
      byProvider: Object.fromEntries(
        providers.map(name => [name, Number(read(name))] as const).filter(([, count]) => count > 0),
      ),
      plainHttp: Boolean(read('plain_http')),
    };
  });
}
