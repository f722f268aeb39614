import type {Token} from './token.js';

/** The keywords that SQLite takes as an identifier nowhere. All its others are names where no keyword can stand. */
export const reservedWords: ReadonlySet<string> = new Set(
  `ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE CHECK COLLATE COMMIT CONSTRAINT CREATE DEFAULT DEFERRABLE
  DELETE DISTINCT DROP ELSE ESCAPE EXCEPT EXISTS FOREIGN FROM GROUP HAVING IN INDEX INSERT INTERSECT INTO IS
  ISNULL JOIN LIMIT NOT NOTHING NOTNULL NULL ON OR ORDER PRIMARY REFERENCES RETURNING SELECT SET TABLE THEN TO
  TRANSACTION UNION UNIQUE UPDATE USING VALUES WHEN WHERE`.split(/\s+/),
);

/** Words of a join: names, but no alias without AS. */
export const joinWords: ReadonlySet<string> = new Set([
  'CROSS',
  'FULL',
  'INNER',
  'LEFT',
  'NATURAL',
  'OUTER',
  'RIGHT',
]);

/** Whether the token can be an alias that no AS precedes. */
export function isBareAlias(token: Token): boolean {
  if (token.type === 'word') {
    return !reservedWords.has(token.key) && !joinWords.has(token.key) && token.key !== 'INDEXED';
  }
  return token.type === 'quoted' || token.type === 'string';
}

/** Whether the token can be an identifier where only an identifier can stand. */
export function isIdentifier(token: Token): boolean {
  if (token.type === 'word') return !reservedWords.has(token.key);
  return token.type === 'quoted' || token.type === 'string';
}

const operandWords: ReadonlySet<string> = new Set([
  ...['CAST', 'RAISE', 'CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIMESTAMP'],
]);

/** Whether the token can start the name of a column where an expression can stand. */
export function isColumnName(token: Token): boolean {
  return isIdentifier(token) && !operandWords.has(token.key);
}

/** Whether the token can stand after a dot, where a reserved word is a name too. */
export function isNamePart(token: Token): boolean {
  return token.type === 'word' || token.type === 'quoted' || token.type === 'string';
}
