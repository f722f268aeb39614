import {createEngine, linode, vmware, xeonr} from '../../../src/index.js';
import {startApiServer} from '../../providers/api-server.js';
import {answerLinode} from './answer-linode.js';
import {answerVmware} from './answer-vmware.js';
import {answerXeonr} from './answer-xeonr.js';
import type {CallCase} from './call-case.js';

const token = 'token-of-the-benchmark';

/** The calls that reach the APIs for one query, by a new engine. */
export async function countCalls({sql, isEmpty}: CallCase): Promise<readonly string[]> {
  const server = await startApiServer(request => {
    if (request.path.includes('/v4/')) return answerLinode(request);
    return request.path.startsWith('/csp/') ? answerVmware(request) : answerXeonr(request);
  });
  const engine = createEngine({
    providers: [linode, vmware, xeonr],
    connections: [
      {name: 'large', provider: 'linode', url: server.url},
      {name: 'small', provider: 'linode', url: `${server.url}/small`},
      {name: 'first', provider: 'vmware', url: server.url, parameters: {orgId: 'org1'}},
      {name: 'second', provider: 'vmware', url: server.url, parameters: {orgId: 'org2'}},
    ],
    groups: [
      {name: 'all_linode', connections: ['large', 'small']},
      {name: 'all_vmware', connections: ['first', 'second']},
    ],
    env: {
      LINODE_URL: server.url,
      LINODE_TOKEN: token,
      CSP_URL: server.url,
      CSP_API_TOKEN: token,
      CSP_ORG_ID: 'org1',
      XEONR_URL: server.url,
      XEONR_TOKEN: token,
    },
  });
  try {
    const {rows} = await engine.query(sql);
    if ((rows.length === 0) !== (isEmpty ?? false)) throw new Error(`${rows.length} rows: ${sql}`);
    return server.lines();
  } finally {
    await engine.close();
    await server.close();
  }
}
