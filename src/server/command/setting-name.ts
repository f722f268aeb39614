import type {TokenReader} from '../statement/token-reader.js';

/** `name`, or `rowgate.name`. @throws RowgateError `syntax`. */
export function readSettingName(reader: TokenReader): string {
  let name = reader.name();
  while (reader.accept('.')) name += `.${reader.name()}`;
  return name;
}
