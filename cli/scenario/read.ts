// A scenario from where the user says that it is: seen from the working folder, or from the application's.
import { resolve } from 'node:path';
import { type Io, WrongUse } from '../command.ts';
import { parseScenario, type Scenario } from './format.ts';

export function readScenario(file: string, root: string, io: Io): Scenario {
  const text = io.files.read(resolve(io.cwd, file)) ?? io.files.read(resolve(root, file));
  if (text === undefined) throw new WrongUse(`there is no scenario ${file}`);
  try {
    return parseScenario(text);
  } catch (error) {
    throw new WrongUse(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
