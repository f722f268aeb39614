import {readFileSync} from 'node:fs';
import type {Plugin} from 'esbuild';

const unused = {path: 'unused', namespace: 'unused'};

/** Leaves out of packages what takes long when they are loaded, and serves nothing that is used of them. */
export const leaveOut: Plugin = {
  name: 'leave out',
  setup({onResolve, onLoad}) {
    // Commander starts processes for commands that are programs of their own. There are none.
    onResolve({filter: /^node:child_process$/}, ({importer}) =>
      /[\\/]commander[\\/]/.test(importer) ? unused : undefined,
    );
    // What got has for HTTP/2, which makes a TLS connection to see how, with all the certificates of Node; and its caches.
    onResolve({filter: /^(?:http2-wrapper|cacheable-request|cacheable-lookup)$/}, () => unused);
    onLoad({filter: /^/, namespace: 'unused'}, () => ({
      contents: 'export default class {} export class CacheError {}',
    }));
    // The rules of languages, which are loaded for the wording of errors and for letters of several characters.
    onLoad({filter: /[\\/](?:@sindresorhus[\\/]is|string-width)[\\/].*\.js$/}, ({path}) => ({
      contents: readFileSync(path, 'utf8').replace(
        /new Intl\.(?:ListFormat|Segmenter)\([^()]*\)/g,
        made =>
          `(made => new Proxy({}, {get: (_, key) => (...given) => (made ??= ${made})[key](...given)}))()`,
      ),
    }));
  },
};
