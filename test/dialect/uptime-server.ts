import {
  type Answer,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from '../engine/recording-server.js';

interface Monitor {
  readonly id: number;
  readonly url: string;
  readonly paused: boolean;
  readonly tags: readonly string[];
  readonly last_failure: string | null;
}

/** The service that uptime.ts describes, with three monitors, two on a page. */
export function startUptime(token: string): Promise<RecordingServer> {
  const monitors: Monitor[] = [
    {id: 1, url: 'https://a.example', paused: false, tags: ['shop'], last_failure: '2026-01-02T03:04:05Z'},
    {id: 2, url: 'https://b.example', paused: true, tags: [], last_failure: null},
    {id: 3, url: 'https://c.example', paused: false, tags: ['shop', 'eu'], last_failure: null},
  ];
  const find = (id: string | undefined) => monitors.findIndex(each => each.id === Number(id));
  const answer = ({method, path, query, body}: Recorded): Answer | undefined => {
    const [, , collection, id, action] = path.split('/');
    if (collection !== 'monitors') return undefined;
    const sent: Partial<Monitor> = body === '' ? {} : JSON.parse(body);
    switch (`${method} ${action ?? (id === undefined ? 'all' : 'one')}`) {
      case 'GET all': {
        const start = Number(query.after ?? 0);
        const next = start + 2 < monitors.length ? `/v1/monitors?after=${start + 2}` : null;
        return {json: {monitors: monitors.slice(start, start + 2), next}};
      }
      case 'POST all': {
        const made = {id: 4, paused: false, tags: [], last_failure: null, url: '', ...sent};
        monitors.push(made);
        return {status: 201, json: made};
      }
      case 'PATCH one': {
        const changed = {...monitors[find(id)], ...sent} as Monitor;
        monitors[find(id)] = changed;
        return {json: changed};
      }
      case 'POST check':
        return {json: {status: 200, seconds: 0.25}};
    }
    return undefined;
  };
  return startRecordingServer(request =>
    request.headers.authorization === `Bearer ${token}`
      ? answer(request)
      : {status: 401, json: {message: 'who are you?'}},
  );
}
