import {vmwareOrganizations, vmwareTokens} from '../built-in-tokens.js';
import type {ApiToken, Grant} from '../state.js';

const day = 86_400_000;
const {larkspur, labs} = vmwareOrganizations;

export function createApiTokens(now: Date): ReadonlyMap<string, ApiToken> {
  const createToken = (owner: string, days: number, ...grants: readonly Grant[]): ApiToken => ({
    owner,
    grants,
    expiresAt: now.getTime() + days * day,
  });
  const owner = ['org_owner'];
  return new Map([
    [
      vmwareTokens.full,
      createToken(
        'mira@larkspur.example',
        150,
        {organizationId: larkspur, roles: owner},
        {organizationId: labs, roles: owner},
      ),
    ],
    [
      vmwareTokens.labs,
      createToken('aiko@larkspur.example', 90, {organizationId: labs, roles: ['developer']}),
    ],
    [
      vmwareTokens.member,
      createToken('ines@larkspur.example', 90, {organizationId: larkspur, roles: ['org_member']}),
    ],
    [
      vmwareTokens.expired,
      createToken('mira@larkspur.example', -3, {organizationId: larkspur, roles: owner}),
    ],
  ]);
}
