import type {ColumnType} from 'kysely';
import type {Method, Parameter} from '../catalog/method.js';
import type {Resource} from '../catalog/resource.js';
import type {
  Carried,
  ColumnName,
  ColumnNamed,
  ColumnNames,
  GivenParameter,
  IsNeeded,
  MethodFor,
  WriteOf,
} from './parameter-type.js';
import type {Shown} from './shown.js';
import type {ReadValue, Typed} from './value-type.js';

/**
 * A resource as Kysely sees a table. What its insert and update methods take can be written; the rest is `never` there.
 *
 * What has no place in `SELECT *`, though a statement can name it, may be undefined: a hidden parameter such as
 * `clientId`, and a column that the API answers only where it is asked for. So `selectAll()` promises nothing of it.
 * What can only be inserted reads as undefined.
 */
export type Table<R extends Resource, Hidden extends Parameter = never> = Shown<{
  readonly [Name in
    | ColumnNames<R>
    | keyof InsertParameters<R>
    | keyof UpdateParameters<R>
    | HiddenParameter<R, Hidden>['name']]: ColumnType<
    SelectOf<R, Name, Hidden>,
    [MethodFor<R['methods'], 'insert'>] extends [never]
      ? NoInsert<R, Name>
      : InsertOf<R, Name, InsertParameters<R>>,
    UpdateOf<R, Name, UpdateParameters<R>>
  >;
}>;

/** Kysely takes any object where no column can be inserted, unless one has to be. */
type NoInsert<R extends Resource, Name> = Name extends R['key']
  ? {readonly 'the API has no INSERT for this resource': never}
  : never;

type InsertParameters<R extends Resource> = {
  readonly [P in GivenParameter<MethodFor<R['methods'], 'insert'>> as ColumnName<P>]: P;
};

/** Its update method's, but for those that say which row it is. */
type UpdateParameters<R extends Resource> = {
  readonly [P in GivenParameter<MethodFor<R['methods'], 'update'>> as P extends {readonly in: 'body'}
    ? Exclude<ColumnName<P>, P extends {readonly column: string} ? R['key'] : never>
    : never]: P;
};

/** What a SELECT can say of a row beside its columns: parameters of its own methods, and those in any path. */
type HiddenParameter<R extends Resource, Hidden extends Parameter> = Exclude<
  Hidden | ReadParameter<R['methods'][number]>,
  {readonly name: ColumnNames<R>}
>;

type ReadParameter<M extends Method> = M extends {readonly verb: 'select'}
  ? GivenParameter<M>
  : Extract<M['parameters'][number], {readonly in: 'path'}>;

type SelectOf<R extends Resource, Name, Hidden extends Parameter> =
  Name extends ColumnNames<R>
    ? ReadValue<ColumnNamed<R, Name>> | (Name extends ReservedName<R> ? undefined : never)
    : Name extends HiddenParameter<R, Hidden>['name']
      ? Carried<R, Extract<HiddenParameter<R, Hidden>, {readonly name: Name}>> extends infer T extends Typed
        ? Exclude<ReadValue<T>, null> | undefined
        : never
      : undefined;

/** Columns that a list leaves out. */
type ReservedName<R extends Resource> = R['methods'][number] extends infer M
  ? M extends {readonly omits: readonly (infer Name)[]}
    ? Name
    : never
  : never;

type InsertOf<
  R extends Resource,
  Name,
  Parameters extends Readonly<Record<string, Parameter>>,
> = Name extends keyof Parameters
  ? IsNeeded<Parameters[Name]> extends true
    ? WriteOf<R, Parameters[Name]>
    : WriteOf<R, Parameters[Name]> | undefined
  : never;

type UpdateOf<
  R extends Resource,
  Name,
  Parameters extends Readonly<Record<string, Parameter>>,
> = Name extends keyof Parameters ? WriteOf<R, Parameters[Name]> : never;
