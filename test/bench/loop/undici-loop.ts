import {Pool} from 'undici';
import {authorization} from '../server/start-client-server.js';
import {createLoop, type Loop} from './loop.js';

export function openUndiciLoop(origin: string, concurrency: number): Loop {
  const pool = new Pool(origin, {connections: concurrency});
  const headers = {authorization, 'content-type': 'application/json'};
  const send = async (method: 'GET' | 'PUT', url: string, json?: unknown) => {
    const body = json === undefined ? null : JSON.stringify(json);
    const answer = await pool.request({path: url.slice(origin.length), method, headers, body});
    return answer.body.json();
  };
  return createLoop(
    {
      get: url => send('GET', url),
      put: (url, json) => send('PUT', url, json),
      close: () => {
        pool.destroy();
      },
    },
    concurrency,
  );
}
