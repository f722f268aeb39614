/** What a collection can be filtered and ordered by. */
export interface Filterable {
  readonly fields: Readonly<Record<string, FilterType>>;
  /** Fields that the order may name, though a filter may not. */
  readonly orderOnly?: readonly string[];
}

export type FilterType = 'string' | 'boolean' | 'timestamp';
