import type {Answer, Api, ApiRequest} from './api.js';
import type {Trouble} from './fault-chooser.js';

/** What becomes of a request: an answer, perhaps cut after so many bytes of its body, or none. */
export type Outcome =
  | {readonly kind: 'answer'; readonly answer: Answer; readonly cutAfter?: number}
  | {readonly kind: 'drop' | 'hang'};

const htmlPage = '<html>\r\n<head><title>Welcome</title></head>\r\n<body>Welcome</body>\r\n</html>\r\n';

/** Lets the API act on the request, or not, as the trouble says, and spoils the answer. */
export function applyTrouble(api: Api, request: ApiRequest, trouble: Trouble | undefined): Outcome {
  if (trouble === undefined) {
    return {kind: 'answer', answer: api.respond(request)};
  }
  switch (trouble.kind) {
    case 'drop':
    case 'hang':
      if (trouble.when === 'after') {
        api.respond(request);
      }
      return {kind: trouble.kind};
    case 'status': {
      if (trouble.when === 'after') {
        api.respond(request);
      }
      const {headers, body} = api.failure(trouble.status);
      const answer = {
        status: trouble.status,
        headers: {...headers, ...trouble.headers},
        body: trouble.body ?? body,
      };
      return {kind: 'answer', answer};
    }
    case 'truncate': {
      const answer = api.respond(request);
      const length = Buffer.byteLength(answer.body);
      return {
        kind: 'answer',
        answer,
        cutAfter: Math.min(trouble.bytes ?? Math.floor(length / 2), length - 1),
      };
    }
    case 'not-json': {
      const {status} = api.respond(request);
      const headers = {'Content-Type': 'text/html'};
      return {kind: 'answer', answer: {status, headers, body: trouble.body ?? htmlPage}};
    }
  }
}
