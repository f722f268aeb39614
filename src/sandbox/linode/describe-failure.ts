import {STATUS_CODES} from 'node:http';
import type {Answer} from '../http/api.js';
import {printPythonJson} from '../http/print-python-json.js';

const reasons: Readonly<Record<number, string>> = {
  401: 'Invalid Token',
  404: 'Not found',
  429: 'Too many requests',
  // A guess: the documents only say that the text asks to open a ticket.
  500: 'An unexpected error occurred. Please open a support ticket.',
  503: 'This service is not yet available. Please try again later.',
};

/**
 * How Linode answers in trouble. 400, 502 and 504 are the web server's in front of it, in HTML. A 503 for
 * maintenance has a header `X-Maintenance-Mode` besides; whoever sets up the fault adds it.
 */
export function describeFailure(status: number): Answer {
  if (status === 400 || status === 502 || status === 504) {
    const title = `${status} ${STATUS_CODES[status]}`;
    return {
      status,
      headers: {'Content-Type': 'text/html', Server: 'nginx'},
      body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
    };
  }
  const reason = reasons[status] ?? STATUS_CODES[status] ?? 'Unknown error';
  return {
    status,
    headers: {'Content-Type': 'application/json'},
    body: printPythonJson({errors: [{reason}]}),
  };
}
