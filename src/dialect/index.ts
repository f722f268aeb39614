export {resultOf} from '../change/incomplete-result.js';
export type {Database} from './database.js';
export {RowgateDialect, type RowgateDialectConfig} from './dialect.js';
export {exec} from './exec.js';
export type {ExecParameters, ExecRow, MethodName} from './procedure.js';
