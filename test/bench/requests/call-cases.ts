import type {CallCase} from './call-case.js';
import {linodeCases} from './linode-cases.js';
import {vmwareCases} from './vmware-cases.js';
import {jointCases, xeonrCases} from './xeonr-cases.js';

export const callCases: readonly CallCase[] = [...linodeCases, ...vmwareCases, ...xeonrCases, ...jointCases];
