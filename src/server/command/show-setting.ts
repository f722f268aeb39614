import type {Prepared} from '../answer/answerer.js';
import {describeColumns, encodeRows} from '../answer/encode-rows.js';
import {readSetting} from '../session/settings.js';
import {textCodec} from '../type/types.js';
import type {Command} from './command.js';
import {readSettingName} from './setting-name.js';

/** What SHOW tells of the catalog: those statements are the engine's. */
const ofCatalog = new Set(['PROVIDERS', 'SERVICES', 'RESOURCES', 'METHODS', 'INSERT', 'EXTENDED']);

/** `SHOW name`, `SHOW ALL`. */
export const showSetting: Command = ({reader, session}) => {
  if (ofCatalog.has(reader.peek()?.key ?? '')) return undefined;
  if (reader.accept('ALL')) {
    reader.end();
    return showTexts(['name', 'setting'], () => [...session.settings].map(([name, value]) => [name, value]));
  }
  const name = reader.accept('TIME', 'ZONE')
    ? 'timezone'
    : reader.accept('TRANSACTION', 'ISOLATION', 'LEVEL')
      ? 'transaction_isolation'
      : reader.accept('SESSION', 'AUTHORIZATION')
        ? 'session_authorization'
        : readSettingName(reader);
  reader.end();
  // An unknown one is told at once.
  readSetting(session.settings, name);
  return showTexts([name], () => [[readSetting(session.settings, name)]]);
};

function showTexts(names: readonly string[], list: () => readonly (readonly string[])[]): Prepared {
  const columns = names.map(name => ({name, type: textCodec}));
  return {
    kind: 'prepared',
    columns: describeColumns(columns),
    parameterTypes: [],
    run: async ({formats}) => ({
      kind: 'rows',
      rows: encodeRows(columns, list(), formats),
      tag: () => 'SHOW',
      notices: [],
      held: 0,
    }),
  };
}
