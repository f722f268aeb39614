/**
 * What Node imports first, so that it fails where one of these is loaded: packages by name, files by the end of their path,
 * from a slash on.
 */
export function refuseModules(names: readonly string[]): string {
  const hook = `export async function resolve(name, context, next) {
    if (${JSON.stringify(names)}.some(each => name === each || (each.startsWith('/') && name.endsWith(each)))) throw new Error('loads ' + name);
    return next(name, context);
  }`;
  const url = `data:text/javascript,${encodeURIComponent(hook)}`;
  return `data:text/javascript,${encodeURIComponent(
    `import {register} from 'node:module'; register(${JSON.stringify(url)});`,
  )}`;
}
