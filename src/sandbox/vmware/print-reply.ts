import type {Answer} from '../http/api.js';
import type {VmwareBehaviour} from './behaviour.js';
import {describeFailure} from './describe-failure.js';
import type {Reply} from './reply.js';

export function printReply(reply: Reply, behaviour: VmwareBehaviour, requestId: string): Answer {
  switch (reply.kind) {
    case 'json':
      return {
        status: 200,
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(reply.value),
      };
    case 'empty':
      return {status: 200, headers: {}, body: ''};
    case 'refused': {
      const {status, message, retryAfter} = reply;
      const answer = describeFailure(status, behaviour, requestId, message);
      return retryAfter === undefined
        ? answer
        : {...answer, headers: {...answer.headers, 'Retry-After': String(retryAfter)}};
    }
  }
}
