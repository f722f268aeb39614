export {RowgateDialect, type RowgateDialectConfig} from './dialect.js';
export {resultOf} from './incomplete-result.js';
