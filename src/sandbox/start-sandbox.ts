import type {RequestRecord} from './http/request-record.js';
import {startServer} from './http/start-server.js';
import {linodeTokens} from './linode/built-in-tokens.js';
import {createLinodeApi} from './linode/create-linode-api.js';
import type {Sandbox, SandboxOptions} from './sandbox.js';

const keptRequests = 50_000;

/** Starts a stand-in for each provider's API on loopback, each with the same data set at every start. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const requests: RequestRecord[] = [];
  const record = (request: RequestRecord) => {
    requests.push(request);
    // Cut in larger steps, since each cut moves the whole array.
    if (requests.length > keptRequests * 1.2) {
      requests.splice(0, requests.length - keptRequests);
    }
  };
  const linode = await startServer(
    createLinodeApi({
      now: options.now ?? new Date(),
      ...(options.limits !== undefined && {limits: options.limits}),
      ...(options.behaviour?.linode !== undefined && {behaviour: options.behaviour.linode}),
    }),
    {port: options.port ?? 0, faults: options.faults ?? {rules: []}, record},
  );
  return {
    urls: {linode: linode.url},
    env: {LINODE_URL: linode.url, LINODE_TOKEN: linodeTokens.full},
    setFaults: faults => linode.setFaults(faults),
    requests: () => requests.slice(-keptRequests),
    close: () => linode.close(),
  };
}
