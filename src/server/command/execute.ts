import {RowgateError} from '../../errors.js';
import type {Call, Failure, Parameter, Prepared} from '../answer/answerer.js';
import {askElsewhere, withoutPlace} from '../answer/ask.js';
import {findStatement} from '../session/prepared-statement.js';
import type {Command, CommandInput} from './command.js';
import {takeToParenthesis} from './take-to-parenthesis.js';

/** `EXECUTE name [(value, …)]`: runs a prepared statement. The values are worked out as those of a SELECT. */
export const execute: Command = async input => {
  const {reader, session} = input;
  const name = reader.name();
  const {prepared} = findStatement(session, name);
  const values = reader.accept('(') ? await askValues(input) : undefined;
  reader.end();
  if (values?.kind === 'failure') return values;
  const wanted = prepared?.parameterTypes.length ?? 0;
  const given = values?.columns?.length ?? 0;
  if (given !== wanted) {
    throw new RowgateError('syntax', `"${name}" has ${wanted} parameters, and EXECUTE gives ${given} values`);
  }
  if (prepared === undefined) throw new RowgateError('unknown_statement', `"${name}" is empty`);
  return {
    kind: 'prepared',
    columns: prepared.columns,
    parameterTypes: values?.parameterTypes ?? [],
    run: async call => {
      const parameters = values === undefined ? [] : await workOut(values, call);
      if ('kind' in parameters) return parameters;
      try {
        const answer = await prepared.run({...call, parameters});
        // A place in the text of PREPARE is none in this one.
        return answer.kind === 'failure'
          ? {...answer, notice: {...answer.notice, position: undefined}}
          : answer;
      } catch (error) {
        throw withoutPlace(error);
      }
    },
  };
};

/** What stands in the parentheses, as a query. */
async function askValues({statement, reader, parameterTypes, session, ask}: CommandInput) {
  const {start, end} = takeToParenthesis(reader);
  const before = 'SELECT ';
  const whole = {
    text: statement.sql,
    move: (offset: number) => start + Math.max(0, offset - before.length),
  };
  return askElsewhere(ask, before + statement.sql.slice(start, end), whole, parameterTypes, session);
}

async function workOut(values: Prepared, call: Call): Promise<readonly Parameter[] | Failure> {
  const formats = values.columns?.map(() => 'text' as const) ?? [];
  const answer = await values.run({...call, formats});
  if (answer.kind === 'failure') return answer;
  const step = answer.kind === 'rows' ? await answer.rows.next() : undefined;
  if (step === undefined || step.done) throw new RowgateError('syntax', 'EXECUTE is given no values');
  return step.value.map(cell => ({
    format: 'text',
    bytes: typeof cell === 'string' ? Buffer.from(cell) : cell,
  }));
}
