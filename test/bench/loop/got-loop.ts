import {Agent} from 'node:http';
import got from 'got';
import {authorization} from '../server/start-client-server.js';
import {createLoop, type Loop} from './loop.js';

export function openGotLoop(concurrency: number): Loop {
  const agent = new Agent({keepAlive: true, maxSockets: concurrency});
  const client = got.extend({agent: {http: agent}, headers: {authorization}});
  return createLoop(
    {
      get: url => client(url).json(),
      put: (url, json) => client.put(url, {json}).json(),
      close: () => agent.destroy(),
    },
    concurrency,
  );
}
