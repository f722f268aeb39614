import {type AccountChoice, chooseAccounts} from '../../../src/cli/estate/choose-accounts.js';
import {type MadeReport, makeReport} from '../../../src/cli/estate/make-report.js';
import type {Parameters} from '../../../src/cli/option/read-parameters.js';
import {parseQueryFile} from '../../../src/cli/queries/parse-query-file.js';
import type {Config} from '../../../src/config/config.js';
import {createEngine} from '../../../src/index.js';
import * as allProviders from '../../../src/providers/index.js';
import {library} from '../../queries/library.js';

export interface EstateSetting {
  readonly choice?: AccountChoice;
  readonly config?: Config;
  /** Texts of queries by name, instead of the library. */
  readonly queries?: Readonly<Record<string, string>>;
  readonly parameters?: Parameters;
  /** The file of local tables. */
  readonly db?: string;
  readonly without?: readonly string[];
}

const providers = Object.values(allProviders);

/** A report as the command makes it, in this process. */
export async function makeEstate(
  env: Readonly<Record<string, string | undefined>>,
  {choice = {}, config, queries, parameters = {}, without = [], db}: EstateSetting = {},
): Promise<MadeReport> {
  const {connections, groups} = config ?? {connections: [], groups: []};
  let requests = 0;
  const engine = createEngine({
    ...{providers, env, connections, groups, defaults: choice.connection ?? [], readOnly: true},
    onEvent: ({kind}) => {
      if (kind === 'sent') requests += 1;
    },
  });
  const own = Object.entries(queries ?? {}).map(([name, sql]) => parseQueryFile(sql, {name, path: name}));
  try {
    return await makeReport({
      engine,
      environment: env,
      accounts: chooseAccounts(
        choice,
        {connections, groups, readOnly: false},
        providers,
        env,
        '/nonexistent',
      ),
      queries: queries === undefined ? library : own,
      ...(db !== undefined && {db}),
      parameters,
      without,
      options: [],
      notes: [],
      now: new Date(),
      countRequests: () => requests,
    });
  } finally {
    await engine.close();
  }
}
