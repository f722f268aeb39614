import type {Transaction} from '../../change/begin-transaction.js';
import type {Engine} from '../../engine.js';
import type {RunOptions} from '../../engine-options.js';
import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import type {BoundValues} from '../../plan/bind-parameters.js';
import {parseStatements} from '../../statement/parse-statements.js';

/** Statements that come one at a time, with those of a transaction kept together. */
export interface Turns {
  /** @throws RowgateError. */
  run(sql: string, parameters: BoundValues, options: RunOptions): Promise<Result>;
  /** Between BEGIN and its end. */
  inTransaction(): boolean;
}

export function createTurns(engine: Engine): Turns {
  let transaction: Transaction<RunOptions> | undefined;
  return {
    inTransaction: () => transaction !== undefined,
    run: async (sql, parameters, options) => {
      const [statement] = parseStatements(sql);
      const current = transaction;
      if (statement?.kind !== 'transaction') {
        return current === undefined
          ? engine.query(sql, parameters, options)
          : current.query(sql, parameters, options);
      }
      if (statement.action === 'begin') {
        if (current !== undefined) {
          throw new RowgateError('unsupported', 'there is a transaction already', {
            hint: 'End it with COMMIT or ROLLBACK first.',
          });
        }
        transaction = engine.begin();
        return describeTurn('what is changed from now on is made with COMMIT');
      }
      if (current === undefined) {
        throw new RowgateError('unsupported', 'there is no transaction to end', {
          hint: 'One begins with BEGIN.',
        });
      }
      transaction = undefined;
      if (statement.action === 'rollback') return describeTurn('the changes were not made');
      return current.commit(options);
    },
  };
}

function describeTurn(note: string): Result {
  return {columns: [], rows: [], complete: true, requests: 0, notes: [note]};
}
