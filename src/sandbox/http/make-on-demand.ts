import type {Api} from './api.js';

/** An API that is made when it is first asked: its data takes a while to make, and few ask all of them. */
export function makeOnDemand(name: string, make: () => Api): Api {
  let made: Api | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return {name, respond: request => get().respond(request), failure: status => get().failure(status)};
}
