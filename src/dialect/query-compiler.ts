import {
  type DefaultInsertValueNode,
  type InsertQueryNode,
  type OperationNode,
  type PrimitiveValueListNode,
  SqliteQueryCompiler,
  type TableNode,
  type ValueListNode,
  ValuesNode,
} from 'kysely';
import {addressesRow, type Catalog, findResource, methodsOf, type ResourceEntry} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import {splitTableName} from './table-name.js';

/** SQLite's SQL, in which a table is `"provider"."service"."resource"`. */
export class RowgateQueryCompiler extends SqliteQueryCompiler {
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    super();
    this.#catalog = catalog;
  }

  protected override visitTable(node: TableNode): void {
    this.append(
      this.#splitName(node)
        .map(part => `"${this.sanitizeIdentifier(part)}"`)
        .join('.'),
    );
  }

  /** What SQLite writes as NULL: another value than none, to an API. */
  protected override visitDefaultInsertValue(_: DefaultInsertValueNode): void {
    throw new RowgateError('unsupported', 'the rows of one INSERT give values for different columns', {
      hint: 'Insert rows of other columns with a statement of their own, or give null where null is meant.',
    });
  }

  protected override visitInsertQuery(node: InsertQueryNode): void {
    if (node.replace) this.#visitReplace(node);
    else super.visitInsertQuery(node);
  }

  /** REPLACE … SET, the API's PUT, of one row that has to be there: an API has nothing that inserts or else replaces. */
  #visitReplace(node: InsertQueryNode): void {
    const {
      kind: _kind,
      replace: _replace,
      explain,
      into,
      columns = [],
      values,
      returning,
      endModifiers = [],
      ...more
    } = node;
    const row = values && ValuesNode.is(values) && values.values.length === 1 ? values.values[0] : undefined;
    if (into === undefined || row === undefined || Object.values(more).some(Boolean)) {
      throw unsupportedReplace('replaceInto takes the values of one row, and nothing else');
    }
    const entry = findResource(this.#catalog, this.#splitName(into));
    const isGiven = columns.some(({column}) => isSame(column.name, entry.resource.key));
    if (!isGiven) throw unsupportedReplace(`replaceInto needs the key of a row of ${entry.address}`);
    const assign = (isWhere: boolean, separator: string) => {
      let before = '';
      for (const [index, column] of columns.entries()) {
        if (saysWhich(entry, column.column.name) !== isWhere) continue;
        this.append(before);
        this.visitNode(column);
        this.append(' = ');
        this.#visitValue(row, index);
        before = separator;
      }
    };
    if (explain !== undefined) {
      this.visitNode(explain);
      this.append(' ');
    }
    this.append('replace ');
    this.visitNode(into);
    this.append(' set ');
    assign(false, ', ');
    this.append(' where ');
    assign(true, ' and ');
    for (const each of [returning, ...endModifiers]) {
      if (each === undefined) continue;
      this.append(' ');
      this.visitNode(each);
    }
    this.append(' expect 1 row');
  }

  #visitValue(row: ValueListNode | PrimitiveValueListNode, index: number): void {
    if (row.kind === 'PrimitiveValueListNode') this.appendValue(row.values[index]);
    else this.visitNode(row.values[index] as OperationNode);
  }

  #splitName({table}: TableNode): readonly string[] {
    return splitTableName(this.#catalog, {schema: table.schema?.name, name: table.identifier.name});
  }
}

/** Whether a column says which row is meant, and not what of it. */
function saysWhich(entry: ResourceEntry, name: string): boolean {
  const {resource} = entry;
  if (isSame(name, resource.key) || isSame(name, connectionColumn.name)) return true;
  const [method] = [...methodsOf(entry, 'replace'), ...methodsOf(entry, 'update')];
  const parameter = method?.parameters.find(each => isSame(each.name, name));
  return parameter !== undefined && addressesRow(resource, parameter);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function unsupportedReplace(message: string): RowgateError {
  return new RowgateError('unsupported', message, {
    hint: 'It replaces one row that is there, by its key. For others: updateTable(…).set(…).where(…).',
  });
}
