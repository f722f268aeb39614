import {createEngine, linode} from '../../src/index.js';

const [db = '', who = ''] = process.argv.slice(2);
const engine = createEngine({providers: [linode], db});
for (let what = 0; what < 8; what++) await engine.query('INSERT INTO t VALUES (?, ?)', [Number(who), what]);
await engine.close();
