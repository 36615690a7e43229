import { awsCli } from './aws-cli.ts';
import { boto3Python } from './boto3.ts';
import { linters } from './linters.ts';

/** Before all suites, so that two of them do not make the same virtual environment, and what is missing is said once. */
export default async function prepare(): Promise<void> {
  awsCli();
  await boto3Python();
  await linters();
}
