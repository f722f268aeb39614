import {createEngine, linode} from '../../../src/index.js';

/** A program that holds the rows of a list, and prints how much its memory grew at most, in megabytes. */
const engine = createEngine({providers: [linode]});
const sql = 'SELECT * FROM linode.account.oauth_clients';
// What the program itself needs is there after a first, small query.
await engine.query(`${sql} WHERE id = 'a'`);
const before = process.memoryUsage.rss();
const {rows} = await engine.query(sql);
const peak = process.resourceUsage().maxRSS * 1024;
if (rows.length === 0) throw new Error('there are no rows');
console.log((peak - before) / 2 ** 20);
await engine.close();
