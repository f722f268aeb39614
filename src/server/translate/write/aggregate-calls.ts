import type {PostgresCall} from '../../../statement/postgres/tree.js';
import type {Expression} from '../../../statement/query.js';
import {asJson, type CallWriter, writeConverted} from './converted-call.js';
import {writeArguments, writeName, writePlainCall} from './write-call.js';
import {writeExpression} from './write-expression.js';
import {copyText, writeOrder} from './write-order.js';
import {replace, typeOf, type Writing, wrap} from './writing.js';

/** Without rows Postgres gives NULL, and SQLite something empty. */
const list: CallWriter = (writing, node) => {
  wrap(writing, node.range, 'nullif(', ", '[]')");
  writeConverted(writing, node, 'json_group_array', asJson);
};

const object: CallWriter = (writing, node) => {
  wrap(writing, node.range, 'nullif(', ", '{}')");
  writeConverted(writing, node, 'json_group_object', (_, value) =>
    value === node.arguments[0] ? {before: '', after: ''} : asJson(writing, value),
  );
};

/** Of intervals, from the list of them: SQLite can't tell how long they are. */
const ofIntervals: CallWriter = (writing, node) => {
  const [value] = node.arguments as readonly [Expression];
  if (typeOf(writing, value) !== 'interval') {
    writePlainCall(writing, node);
    return;
  }
  wrap(writing, node.range, `pg_${node.name.name.toLowerCase()}_intervals(`, ')');
  writeName(writing, node, 'json_group_array');
  writeArguments(writing, node);
};

export const aggregateWriters: Readonly<Record<string, CallWriter>> = {
  array_agg: list,
  json_agg: list,
  jsonb_agg: list,
  json_object_agg: object,
  jsonb_object_agg: object,
  avg: ofIntervals,
  max: ofIntervals,
  min: ofIntervals,
  sum: ofIntervals,
  string_agg(writing, node) {
    if (node.distinct) writeDistinctTexts(writing, node);
    else writePlainCall(writing, node);
  },
};

// SQLite takes no separator beside DISTINCT. Without an order Postgres gives them sorted, in practice.
function writeDistinctTexts(writing: Writing, node: PostgresCall): void {
  const [value, separator] = node.arguments as readonly [Expression, Expression];
  wrap(writing, node.range, 'pg_join(', `, ${copyText(writing, separator)})`);
  writeName(writing, node, 'json_group_array');
  writeExpression(writing, value);
  const order = node.orderBy.length === 0 ? ` ORDER BY ${copyText(writing, value)}` : '';
  replace(writing, {start: value.range.end, end: separator.range.end}, order);
  writeOrder(writing, node.orderBy);
  if (node.filter !== undefined) writeExpression(writing, node.filter);
}
