import fc from 'fast-check';

const operand = fc.constantFrom(
  'n',
  'id',
  '2',
  '-3',
  '- n',
  "s || 'x'",
  's',
  "'a'",
  'b',
  'NOT b',
  '~ n',
  'x',
  'n::text',
  '- 2::int',
);
const operator = fc.constantFrom(
  ...[
    '+',
    '-',
    '*',
    '/',
    '%',
    '^',
    '||',
    '&',
    '|',
    '<<',
    '=',
    '<>',
    '<',
    '>=',
    'AND',
    'OR',
    'LIKE',
    'NOT ILIKE',
  ],
  ...[
    'IS DISTINCT FROM',
    '~',
    '#>>',
    'BETWEEN 1 AND',
    'NOT BETWEEN n + 1 AND',
    'COLLATE "C" ||',
    'AT TIME ZONE',
  ],
);
const suffix = fc.constantFrom(
  '',
  '',
  '',
  ' IS NULL',
  ' IS NOT TRUE',
  ' IN (1, 2)',
  ' NOT IN (3)',
  ' ISNULL',
  '::text',
  '::int',
);

/** Operands and operators one after the other, without regard to whether they go together. */
export const operators: fc.Arbitrary<string> = fc
  .tuple(operand, fc.array(fc.tuple(operator, operand, suffix), {minLength: 2, maxLength: 4}))
  .map(([first, rest]) => first + rest.map(parts => ` ${parts[0]} ${parts[1]}${parts[2]}`).join(''));
