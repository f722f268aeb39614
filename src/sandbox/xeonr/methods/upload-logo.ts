import type {Violation} from '../connect/connect-error.js';
import {findClient} from '../find-client.js';
import {type Reply, reply, type XeonrCall, type XeonrMethod} from '../method.js';
import {refuseFields} from '../refuse-fields.js';

const maxBytes = 2_097_152;

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** The size in pixels, 512 by 512 as documented, is not looked at. */
export const uploadLogoMethod: XeonrMethod = {
  service: 'ClientsService',
  name: 'UploadClientLogo',
  scopes: ['oauth:clients:manage'],
  sideEffects: true,
  request: {clientId: 'uuid', logoData: 'bytes', contentType: 'string'},
  handle: uploadLogo,
};

function uploadLogo(call: XeonrCall): Reply {
  const {state, behaviour, random, now, values} = call;
  const client = findClient(call);
  if ('kind' in client) {
    return client;
  }
  const {logoData, contentType = ''} = values;
  const length = Buffer.isBuffer(logoData) ? logoData.length : 0;
  const ending = endings[String(contentType)];
  const violations: Violation[] = [
    ...(length === 0 || length > maxBytes
      ? [{field: 'logoData', description: `value length must be from 1 to ${maxBytes} bytes`}]
      : []),
    ...(ending === undefined
      ? [{field: 'contentType', description: `value must be one of ${Object.keys(endings).join(', ')}`}]
      : []),
  ];
  if (violations.length > 0) {
    return refuseFields(behaviour.codes.invalidField, violations);
  }
  // The image itself is not kept: no procedure here gives it back.
  const logoUrl = `https://cdn.xeonr.example/logos/${client.clientId}-${random.hex(8)}.${ending}`;
  state.clients.set(client.clientId, {...client, settings: {...client.settings, logoUrl}, updatedAt: now});
  return reply({logoUrl});
}
