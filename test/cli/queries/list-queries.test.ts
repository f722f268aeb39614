import path from 'node:path';
import test from 'ava';
import {listQueries} from '../../../src/cli/queries/list-queries.js';
import {readQuery} from '../../../src/cli/queries/read-query.js';
import {RowgateError} from '../../../src/index.js';
import {makeFolder} from '../../make-folder.js';
import {library} from '../../queries/library.js';
import {makeQueries} from './make-queries.js';

const names = library.map(each => each.name);

test('without folders of their own, users have the queries of the package', t => {
  const queries = listQueries({}, makeFolder());
  t.deepEqual(
    queries.map(each => each.name),
    names,
  );
  t.true(queries.every(each => !each.isOwn && !each.hides));
  t.deepEqual(
    queries.map(each => readQuery(each).sql),
    library.map(each => each.sql),
  );
});

const own = {
  'mine.sql': 'SELECT 1',
  'grants/ending.sql': 'SELECT 2',
  'deep/er/x.sql': 'SELECT 3',
  '.hidden/no.sql': 'SELECT 4',
  'notes.txt': 'no query',
};

test("the user's own are in the folder that the environment names, or else beside the configuration", t => {
  const folder = makeQueries(own);
  const home = makeFolder();
  makeQueries(own, path.join(home, '.config', 'rowgate', 'queries'));
  const config = makeFolder();
  makeQueries(own, path.join(config, 'rowgate', 'queries'));
  const places: readonly (readonly [Record<string, string>, string])[] = [
    [{}, path.join(home, '.config', 'rowgate', 'queries')],
    [{XDG_CONFIG_HOME: config}, path.join(config, 'rowgate', 'queries')],
    [{XDG_CONFIG_HOME: config, ROWGATE_QUERIES: folder}, folder],
    [{ROWGATE_QUERIES: ''}, path.join(home, '.config', 'rowgate', 'queries')],
  ];
  for (const [environment, place] of places) {
    const queries = listQueries(environment, home);
    t.deepEqual(
      queries.map(each => each.name),
      [...names, 'mine', 'deep/er/x'].sort(),
    );
    t.deepEqual(
      queries.filter(each => each.isOwn),
      [
        {name: 'deep/er/x', path: path.join(place, 'deep', 'er', 'x.sql'), isOwn: true, hides: false},
        {name: 'grants/ending', path: path.join(place, 'grants', 'ending.sql'), isOwn: true, hides: true},
        {name: 'mine', path: path.join(place, 'mine.sql'), isOwn: true, hides: false},
      ],
    );
  }
});

test('of several folders the first that has a query counts, and each must be there', t => {
  const first = makeQueries({'a.sql': 'SELECT 1'});
  const second = makeQueries({'a.sql': 'SELECT 2', 'b.sql': 'SELECT 3'});
  const queries = listQueries({ROWGATE_QUERIES: [first, second].join(path.delimiter)}, makeFolder());
  t.deepEqual(
    queries.filter(each => each.isOwn).map(each => readQuery(each).sql),
    ['SELECT 1', 'SELECT 3'],
  );
  const gone = path.join(first, 'gone');
  const error = t.throws(() => listQueries({ROWGATE_QUERIES: gone}, makeFolder()), {
    instanceOf: RowgateError,
  });
  t.is(error?.code, 'usage');
  t.is(error?.message, `the folder of queries "${gone}" can't be read (ENOENT)`);
});
