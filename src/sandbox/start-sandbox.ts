import type {Api} from './http/api.js';
import {createFaultChooser} from './http/fault-chooser.js';
import {makeOnDemand} from './http/make-on-demand.js';
import type {RequestRecord} from './http/request-record.js';
import {type ApiServer, startServer} from './http/start-server.js';
import {linodeTokens} from './linode/built-in-tokens.js';
import {createLinodeApi} from './linode/create-linode-api.js';
import type {Sandbox, SandboxOptions} from './sandbox.js';
import {vmwareOrganizations, vmwareTokens} from './vmware/built-in-tokens.js';
import {createVmwareApi} from './vmware/create-vmware-api.js';
import {xeonrTokens} from './xeonr/built-in-tokens.js';
import {createXeonrApi} from './xeonr/create-xeonr-api.js';

const keptRequests = 50_000;

/**
 * Starts a stand-in for each provider's API on loopback, each with the same data set at every start. Throws
 * Node's own error if a port is taken, and leaves none open then.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const requests: RequestRecord[] = [];
  const record = (request: RequestRecord) => {
    requests.push(request);
    // Cut in larger steps, since each cut moves the whole array.
    if (requests.length > keptRequests * 1.2) {
      requests.splice(0, requests.length - keptRequests);
    }
  };
  let chooser = createFaultChooser(options.faults ?? {rules: []});
  const start = (api: Api, port = 0) =>
    startServer(api, {port, chooseFault: (...request) => chooser.choose(...request), record});

  const {ports, behaviour = {}} = options;
  const shared = {
    now: options.now ?? new Date(),
    ...(options.limits !== undefined && {limits: options.limits}),
  };
  const [linode, vmware, xeonr] = await startTogether(
    start(
      makeOnDemand('linode', () =>
        createLinodeApi({...shared, ...(behaviour.linode !== undefined && {behaviour: behaviour.linode})}),
      ),
      ports?.linode ?? options.port,
    ),
    start(
      makeOnDemand('vmware', () =>
        createVmwareApi({...shared, ...(behaviour.vmware !== undefined && {behaviour: behaviour.vmware})}),
      ),
      ports?.vmware,
    ),
    start(
      makeOnDemand('xeonr', () =>
        createXeonrApi({...shared, ...(behaviour.xeonr !== undefined && {behaviour: behaviour.xeonr})}),
      ),
      ports?.xeonr,
    ),
  );
  return {
    urls: {linode: linode.url, vmware: vmware.url, xeonr: xeonr.url},
    env: {
      LINODE_URL: linode.url,
      LINODE_TOKEN: linodeTokens.full,
      CSP_URL: vmware.url,
      CSP_API_TOKEN: vmwareTokens.full,
      CSP_ORG_ID: vmwareOrganizations.larkspur,
      XEONR_URL: xeonr.url,
      XEONR_TOKEN: xeonrTokens.full,
    },
    setFaults: faults => {
      chooser = createFaultChooser(faults);
    },
    requests: () => requests.slice(-keptRequests),
    close: async () => {
      await Promise.all([linode.close(), vmware.close(), xeonr.close()]);
    },
  };
}

type Three<T> = readonly [T, T, T];

/** Waits for all; if one fails, closes the others before its error is thrown. */
async function startTogether(...starts: Three<Promise<ApiServer>>): Promise<Three<ApiServer>> {
  try {
    return await Promise.all(starts);
  } catch (error) {
    const settled = await Promise.allSettled(starts);
    await Promise.all(settled.map(start => (start.status === 'fulfilled' ? start.value.close() : undefined)));
    throw error;
  }
}
