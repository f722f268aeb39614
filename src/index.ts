export {createCatalog} from './catalog/catalog.js';
export {checkProvider} from './catalog/check-provider.js';
export type {Column} from './catalog/column.js';
export type {Connection, ConnectionGroup} from './catalog/connection.js';
export {defineProvider} from './catalog/define-provider.js';
export type {JsonShape} from './catalog/json-shape.js';
export type {Method, Parameter, Verb} from './catalog/method.js';
export type {Provider, Service} from './catalog/provider.js';
export type {Resource} from './catalog/resource.js';
export type {ChangeSet} from './change/change-set.js';
export {openSecretFile, type SecretSink} from './change/secret-sink.js';
export {
  createEngine,
  type Engine,
  type EngineOptions,
  type RunOptions,
  type Transaction,
} from './engine.js';
export {type ErrorCode, type Position, RowgateError} from './errors.js';
export type {Outcome, Result} from './execute/result.js';
export {type FormatName, formatResult, formats} from './format/index.js';
export {type Linode, linode, type Vmware, vmware, type Xeonr, xeonr} from './providers/index.js';
export type {RequestEvent} from './request/request.js';
export type {Json, Row, Value} from './row.js';
export type {Sandbox} from './sandbox/sandbox.js';
export {startSandbox} from './sandbox/start-sandbox.js';
