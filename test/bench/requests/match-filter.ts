type Fields = Readonly<Record<string, unknown>>;

/** Whether a row matches a filter in Linode's language, as far as the cases here use it. */
export function matchFilter(filter: unknown, row: Fields): boolean {
  return entriesOf(filter).every(([key, wanted]) => {
    if (key === '+order_by' || key === '+order') return true;
    if (key === '+and') return listOf(wanted).every(each => matchFilter(each, row));
    if (key === '+or') return listOf(wanted).some(each => matchFilter(each, row));
    return matchValue(row[key], wanted);
  });
}

function matchValue(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  return entriesOf(wanted).every(([operator, operand]) => {
    const [a, b] = [String(value), String(operand)];
    switch (operator) {
      case '+neq':
        return a !== b;
      case '+lt':
        return a < b;
      case '+lte':
        return a <= b;
      case '+gt':
        return a > b;
      case '+gte':
        return a >= b;
      case '+contains':
        return a.includes(b);
      default:
        throw new Error(`the server does not know the operator ${operator}`);
    }
  });
}

/** The rows in the order that a filter asks for. */
export function orderByFilter<R extends Fields>(filter: unknown, rows: readonly R[]): readonly R[] {
  const {'+order_by': column, '+order': order} = Object.fromEntries(entriesOf(filter));
  if (typeof column !== 'string') return rows;
  const sign = order === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * (String(a[column]) < String(b[column]) ? -1 : 1));
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
