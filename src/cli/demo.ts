import { demonstration } from '../simulator/estate/demonstration/demonstration.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { CheckFlags, ChecksDirFlags } from './choose-checks.ts';
import { interruptible } from './interrupt.ts';
import type { OutputFlags } from './output.ts';
import { scan } from './scan.ts';
import type { SettingsFlags } from './settings-file.ts';

/** `blindspot demo`: a scan like any other, of an organization that this process simulates. @returns the exit status */
export async function demoCommand(flags: OutputFlags & CheckFlags & ChecksDirFlags & SettingsFlags): Promise<number> {
  const { organization } = demonstration(new Date());
  const simulator = await startSimulator({ organization });
  if (!flags.quiet)
    process.stderr.write(
      'Scanning a simulated organization; no AWS account is touched and nothing leaves this machine.\n',
    );
  try {
    // A blindspot.yaml that lies about is of another organization.
    const settings = flags.settings ?? null;
    const scope = { roleName: 'BlindspotAudit', concurrency: '64', endpointUrl: simulator.url, changes: true as const };
    // Its gaps are planted and one account is closed on purpose: that must not fail a shell.
    return await scan(
      { ...flags, ...scope, settings, allowIncomplete: true },
      interruptible(),
      async () => simulator.credentials,
    );
  } finally {
    await simulator.close();
  }
}
