import type {Method, Parameter, Verb} from '../catalog/method.js';
import type {Resource} from '../catalog/resource.js';
import type {Outcome} from '../execute/result.js';
import type {DatabaseEntry, procedures} from './database.js';
import type {ColumnName, ColumnNamed, GivenParameter, IsNeeded, WriteOf} from './parameter-type.js';
import type {Shown} from './shown.js';
import type {ReadValue} from './value-type.js';

/** Methods by their names and aliases, as EXEC calls them. Those of SELECT are not among them. */
export type Procedures<E extends DatabaseEntry> = {
  readonly [C in Call<E> as C['name']]: C;
};

interface AnyCall {
  readonly name: string;
  readonly resource: Resource;
  readonly method: Method;
  readonly hidden: unknown;
}

type Call<E extends DatabaseEntry> = E extends DatabaseEntry
  ? CallOf<E, E['resource']['methods'][number]>
  : never;

type CallOf<E extends DatabaseEntry, M extends Method> = M extends {readonly verb: Exclude<Verb, 'select'>}
  ? {
      readonly name: `${E['address']}.${NameOf<M>}`;
      readonly resource: E['resource'];
      readonly method: M;
      readonly hidden: E['hidden'];
    }
  : never;

type NameOf<M extends Method> =
  | M['name']
  | (M extends {readonly aliases: readonly (infer Alias extends string)[]} ? Alias : never);

type CallNamed<DB, Name> = DB extends {readonly [procedures]: infer All}
  ? Name extends keyof All
    ? All[Name]
    : never
  : never;

/** `provider.service.resource.method` */
export type MethodName<DB> = DB extends {readonly [procedures]: infer All} ? keyof All & string : never;

/** What a method takes: what it requires, and what it may be given. */
export type ExecParameters<DB, Name> =
  CallNamed<DB, Name> extends infer C extends AnyCall ? Shown<ParametersOf<C>> : never;

type ParametersOf<C extends AnyCall> = {
  readonly [P in Parameters<C, true> as P['name']]: WriteOf<C['resource'], P>;
} & {
  readonly [P in Parameters<C, false> as P['name']]?: WriteOf<C['resource'], P> | undefined;
} & ([C['hidden']] extends [never] ? unknown : {readonly connection?: string | undefined});

/** Its parameters that have to be given, or the others. */
type Parameters<C extends AnyCall, Needed extends boolean> =
  GivenParameter<C['method']> extends infer P
    ? P extends Parameter
      ? IsNeeded<P> extends Needed
        ? P
        : never
      : never
    : never;

/** A row of what a method answers; of one that answers nothing, what became of the call. */
export type ExecRow<DB, Name> = CallNamed<DB, Name> extends infer C extends AnyCall ? Shown<RowOf<C>> : never;

type RowOf<C extends AnyCall> = C['method']['answer'] extends {readonly kind: 'nothing'}
  ? OutcomeRow<C>
  : {readonly [K in AnswerColumn<C> as K['name']]: ReadValue<K>};

type AnswerColumn<C extends AnyCall> = C['method'] extends {
  readonly returns: readonly (infer K extends Resource['columns'][number])[];
}
  ? K
  : C['resource']['columns'][number];

type OutcomeRow<C extends AnyCall> = {
  readonly [K in C['resource']['key']]:
    | ReadValue<ColumnNamed<C['resource'], K>>
    | (K extends ColumnName<GivenParameter<C['method']>> ? never : null);
} & {readonly outcome: Outcome['kind']; readonly reason: string | null} & ([C['hidden']] extends [never]
    ? unknown
    : {readonly connection?: string});
