import test from 'ava';
import {hasWords} from '../../../src/cli/queries/has-words.js';
import {library} from '../../queries/library.js';

test('words are searched for in the name, the title and what is said', t => {
  const search = (...words: readonly string[]) =>
    library.filter(each => hasWords(each, words)).map(each => each.name);
  t.deepEqual(search('fragment'), ['hygiene/malformed_uris', 'linode/account/oauth_clients']);
  t.deepEqual(search('ROTATION', 'overlap'), [
    ...['rotation/vmware_begin', 'rotation/vmware_new_secrets', 'rotation/vmware_overlap'],
  ]);
  t.deepEqual(search('grants/ended', 'nobody missed', 'linode'), ['grants/ended']);
  t.deepEqual(search('fragment', 'no-such-word'), []);
  t.is(search().length, library.length);
});
