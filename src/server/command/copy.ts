import {RowgateError} from '../../errors.js';
import type {Answer, Failure, Prepared} from '../answer/answerer.js';
import {askElsewhere} from '../answer/ask.js';
import type {Command, CommandInput} from './command.js';
import {writeCopyLines} from './copy-lines.js';
import {readCopyOptions} from './copy-options.js';
import {takeToParenthesis} from './take-to-parenthesis.js';

/** `COPY (query) TO STDOUT`, `COPY table [(columns)] TO STDOUT`. */
export const copy: Command = async input => {
  const {reader} = input;
  const query = reader.accept('(') ? await askQuery(input) : await askTable(input);
  if (!reader.accept('TO')) {
    throw new RowgateError('unsupported', 'COPY only writes what a query gives', {
      hint: 'As in COPY (SELECT …) TO STDOUT.',
    });
  }
  if (!reader.accept('STDOUT')) {
    throw new RowgateError('unsupported', 'COPY writes to STDOUT only', {
      hint: "psql writes a file of its own by \\copy (SELECT …) TO 'file'.",
    });
  }
  const options = readCopyOptions(reader);
  if (query.kind === 'failure') return query;
  const {columns = []} = query;
  const names = columns.map(column => column.name);
  return {
    kind: 'prepared',
    columns: undefined,
    parameterTypes: query.parameterTypes,
    run: async (call): Promise<Answer> => {
      const answer = await query.run({...call, formats: columns.map(() => 'text')});
      if (answer.kind === 'failure') return answer;
      if (answer.kind === 'copy') throw new RowgateError('unsupported', 'COPY can copy no COPY');
      return {
        kind: 'copy',
        columns: columns.length,
        lines: writeCopyLines(names, answer.rows, options),
        tag: rows => `COPY ${rows}`,
        hasHeader: options.header,
        notices: answer.notices,
        held: answer.held,
        isOfChange: answer.isOfChange ?? false,
        stream: answer.stream,
      };
    },
  };
};

/** The query in the parentheses, which are taken up to their end. */
async function askQuery({statement, reader, parameterTypes, session, ask}: CommandInput) {
  const {start, end} = takeToParenthesis(reader);
  const whole = {text: statement.sql, move: (offset: number) => start + offset};
  return askElsewhere(ask, statement.sql.slice(start, end), whole, parameterTypes, session);
}

async function askTable({
  statement,
  reader,
  parameterTypes,
  session,
  ask,
}: CommandInput): Promise<Prepared | Failure> {
  const start = reader.peek()?.start ?? 0;
  let end = start;
  let columns = '*';
  let from = start;
  while (!['TO', 'FROM', '(', undefined].includes(reader.peek()?.key)) end = reader.take().end;
  if (reader.accept('(')) {
    from = reader.peek()?.start ?? 0;
    while (!reader.accept(')')) columns = statement.sql.slice(from, reader.take().end);
  }
  const before = `SELECT ${columns} FROM `;
  const move = (offset: number) =>
    offset < before.length ? from + Math.max(0, offset - 'SELECT '.length) : start + offset - before.length;
  const query = before + statement.sql.slice(start, end);
  return askElsewhere(ask, query, {text: statement.sql, move}, parameterTypes, session);
}
