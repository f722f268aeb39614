import {type Played, playScenario} from './scenario.js';

/** Scenarios are numbered from the seed on, so that one can be played again by its number. */
export interface Total {
  readonly kills: number;
  readonly scenarios: number;
  /** With the number of the scenario, and what happened in it. */
  readonly violations: readonly string[];
}

/** Plays scenarios, two at a time, until processes have been killed so many times. */
export async function playScenarios(
  points: number,
  seed: number,
  tell: (number: number, played: Played) => void = () => {},
): Promise<Total> {
  const violations: string[] = [];
  let kills = 0;
  let next = seed;
  const play = async () => {
    while (kills < points) {
      const number = next++;
      const played = await playScenario(number);
      kills += played.kills;
      violations.push(...played.violations.map(text => `${number}: ${text} (${played.story})`));
      tell(number, played);
    }
  };
  await Promise.all([play(), play()]);
  return {kills, scenarios: next - seed, violations};
}
