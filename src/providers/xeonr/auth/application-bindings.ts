import type {JsonShape} from '../../../catalog/json-shape.js';

/** What binds a client to applications, as clients and public clients both show it. */
export const applicationBindings = [
  {applicationId: 'text', config: {jsonConfig: 'json'}},
] as const satisfies JsonShape;
