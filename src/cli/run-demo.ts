import pc from 'picocolors';
import {demoSteps} from './demo-steps.js';
import {isClosedPipe} from './output/closed-pipe.js';
import {hasColors} from './output/has-colors.js';
import {createStandardWriter} from './output/standard-writer.js';
import {openSession} from './statement/open-session.js';

/** A width that fits every terminal, for where the output is not one. */
const usualWidth = 80;

/** Runs the steps of the demo on a sandbox of its own, and shows each with its SQL and its answer. */
export async function runDemo(): Promise<void> {
  const {formatResult} = await import('../format/index.js');
  const {write} = createStandardWriter();
  const {engine, close} = await openSession({sandbox: true});
  const colors = hasColors(process.stdout);
  const {bold} = pc.createColors(colors);
  const width = process.stdout.columns ?? usualWidth;
  try {
    for (const [index, {title, sql, isPreview, isRepeated}] of demoSteps.entries()) {
      const result = await engine.query(sql, {}, {yes: true, dryRun: isPreview ?? false});
      const text = isRepeated ? '' : `${sql.replace(/^/gm, '   ')}\n`;
      await write(`${index === 0 ? '' : '\n'}${bold(`${index + 1}  ${title}`)}\n${text}`);
      for (const chunk of formatResult('diff', result, {width, colors})) await write(chunk);
    }
    await write(closing);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  } finally {
    await close();
  }
}

const closing = `Try it:  rowgate query --sandbox "SELECT * FROM linode.profile.apps"
Or on your own account, read only:  LINODE_TOKEN=… rowgate run oauth_clients
`;
