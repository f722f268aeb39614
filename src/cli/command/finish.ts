/** A command that has done its work with this exit status. */
export type Finish = (status: number) => void;
