import type {Argument, Command, Option} from 'commander';
import {type Candidate, type Completion, listValues} from './list-values.js';

/**
 * What may stand in the place of the last word, which may be empty or a beginning. `words` are those before the cursor,
 * without the program's name.
 */
export async function completeWords(program: Command, words: readonly string[]): Promise<Completion> {
  const joined = joinEquals(words);
  const current = joined.at(-1) ?? '';
  const {command, arguments: given, open} = readWords(program, joined.slice(0, -1));
  const [, name, start] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
  if (open !== undefined) return startingWith(current, await valuesOf(command, open, given));
  if (name !== undefined && start !== undefined) {
    const option = findOption(command, name);
    const values = option === undefined ? [] : await valuesOf(command, option, given);
    return values === 'files'
      ? values
      : startingWith(
          current,
          values.map(each => ({...each, value: `${name}=${each.value}`})),
        );
  }
  if (current.startsWith('-')) return startingWith(current, listOptions(command));
  return startingWith(current, await listWords(program, command, given));
}

/** Bash gives `--format=json` as three words, and `a=b` too. */
function joinEquals(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = joined.at(-1);
    if (last === undefined || (word !== '=' && words[index - 1] !== '=')) joined.push(word);
    else joined[joined.length - 1] = last + word;
  }
  return joined;
}

interface Place {
  readonly command: Command;
  /** The words that are no options, behind the command. */
  readonly arguments: readonly string[];
  /** The option that the next word is the value of. */
  readonly open: Option | undefined;
}

function readWords(program: Command, words: readonly string[]): Place {
  let command = program;
  let given: string[] = [];
  let open: Option | undefined;
  for (const word of words) {
    if (open !== undefined) open = undefined;
    else if (word.startsWith('-')) {
      const option = findOption(command, word);
      if (option?.required) open = option;
    } else {
      const next = given.length === 0 ? findCommand(command, word) : undefined;
      if (next === undefined) given = [...given, word];
      else command = next;
    }
  }
  return {command, arguments: given, open};
}

function findCommand(command: Command, name: string): Command | undefined {
  return command.commands.find(each => each.name() === name || each.aliases().includes(name));
}

function findOption(command: Command, name: string): Option | undefined {
  return command.options.find(each => each.long === name || each.short === name);
}

function listOptions(command: Command): readonly Candidate[] {
  const own = command.createHelp().visibleOptions(command);
  return own.flatMap(({long, description}) =>
    long === undefined ? [] : [{value: long, about: description}],
  );
}

async function listWords(program: Command, command: Command, given: readonly string[]): Promise<Completion> {
  // The command line's own help is none of its commands.
  if (command === program && given[0] === 'help') return given.length === 1 ? listCommands(program) : [];
  const argument = argumentAt(command, given.length);
  const values = argument === undefined ? [] : await valuesOf(command, argument, given);
  if (values === 'files' || given.length > 0) return values;
  return [...listCommands(command), ...values];
}

function argumentAt({registeredArguments: all}: Command, index: number): Argument | undefined {
  const last = all.at(-1);
  return all[index] ?? (last?.variadic ? last : undefined);
}

function listCommands(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map(each => ({value: each.name(), about: each.summary() || each.description()}));
}

async function valuesOf(
  command: Command,
  place: Option | Argument,
  given: readonly string[],
): Promise<Completion> {
  if (place.argChoices !== undefined) return place.argChoices.map(value => ({value, about: ''}));
  return listValues(`${command.name()} ${place.name()}`, given);
}

function startingWith(start: string, completion: Completion): Completion {
  return completion === 'files' ? completion : completion.filter(({value}) => value.startsWith(start));
}
