import {isMap, parseDocument} from 'yaml';
import {RowgateError} from '../errors.js';
import type {ConnectionEntry} from './schema.js';

/**
 * The text of a configuration file with one more connection, or with another in the place of one that has the name. What
 * else is in it stays as it is, comments too. `text` is empty where there is no file yet.
 *
 * @throws RowgateError `usage` for a text that has no place for it.
 */
export function addConnection(text: string, name: string, entry: ConnectionEntry): string {
  const document = parseDocument(text, {logLevel: 'silent', prettyErrors: false});
  const connections = document.get('connections');
  const isOpen = document.errors.length === 0 && (document.contents === null || isMap(document.contents));
  if (!isOpen || (connections !== undefined && connections !== null && !isMap(connections))) {
    throw new RowgateError('usage', 'the configuration file is not one that a connection can be added to');
  }
  if (connections === null || connections === undefined) document.set('connections', document.createNode({}));
  document.setIn(['connections', name], document.createNode(entry));
  return document.toString({lineWidth: 0});
}
