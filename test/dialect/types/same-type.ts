/** Takes `true` where two types are the same, and else only `false`. */
export function sameType<A, B>(_same: Same<A, B>): void {}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
