import {drawThumbnail} from '../data/draw-thumbnail.js';
import {type Reply, refuse, replyJson} from '../reply.js';
import type {LinodeCall, LinodeRoute} from '../route.js';
import type {OAuthClient} from '../state.js';
import {withClient} from './oauth-clients.js';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reading needs no token. The path with `clients` is the one that `thumbnail_url` names. */
export const thumbnailRoutes: readonly LinodeRoute[] = [
  ...['oauth-clients', 'clients'].map(
    (collection): LinodeRoute => ({
      method: 'GET',
      path: `/account/${collection}/{clientId}/thumbnail`,
      scope: null,
      handle: call => withClient(call, client => showThumbnail(call, client)),
    }),
  ),
  {
    method: 'PUT',
    path: '/account/oauth-clients/{clientId}/thumbnail',
    scope: 'account:read_write',
    handle: call => withClient(call, client => putThumbnail(call, client)),
  },
];

function showThumbnail({behaviour}: LinodeCall, {id, thumbnail}: OAuthClient): Reply {
  if (thumbnail === null) return refuse(404, {reason: behaviour.texts.thumbnailMissing});
  return {kind: 'png', bytes: thumbnail === 'drawn' ? drawThumbnail(id) : thumbnail};
}

/** Linode scales an image of more than 128 by 128 pixels down; here it is kept as it came. */
function putThumbnail({state, behaviour, body, contentType}: LinodeCall, client: OAuthClient): Reply {
  const isPng = contentType === 'image/png' && body.subarray(0, pngSignature.length).equals(pngSignature);
  if (!isPng) {
    return refuse(400, {reason: behaviour.texts.thumbnailNotPng});
  }
  if (body.length > behaviour.maxThumbnailBytes) {
    return refuse(400, {reason: behaviour.texts.thumbnailTooLarge});
  }
  state.clients.set(client.id, {...client, thumbnail: body});
  return replyJson({});
}
