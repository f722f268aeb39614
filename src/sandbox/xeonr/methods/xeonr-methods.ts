import {reply, type XeonrMethod} from '../method.js';
import {authorisationMethods} from './authorisations.js';
import {changeClientMethods} from './change-clients.js';
import {readClientMethods} from './read-clients.js';
import {uploadLogoMethod} from './upload-logo.js';

const getMe: XeonrMethod = {
  service: 'MeService',
  name: 'GetMe',
  scopes: ['email', 'profile'],
  sideEffects: false,
  request: {},
  handle: ({state}) => reply(state.user),
};

const methods: readonly XeonrMethod[] = [
  ...readClientMethods,
  ...changeClientMethods,
  uploadLogoMethod,
  ...authorisationMethods,
  getMe,
];

/** All procedures that the stand-in has, by their path. */
export const xeonrMethods: ReadonlyMap<string, XeonrMethod> = new Map(
  methods.map(method => [`/xeonr.auth.api.v1.${method.service}/${method.name}`, method]),
);
