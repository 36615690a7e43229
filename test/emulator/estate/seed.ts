import { seedBuckets } from './buckets.ts';
import { seedDetectors } from './detectors.ts';
import { seedFlowLogs } from './flow-logs.ts';
import { seedKeys } from './keys.ts';
import { type Organization, seedOrganization } from './organization.ts';
import { seedRecorders } from './recorders.ts';
import { seedTrails } from './trails.ts';
import { World } from './world.ts';

/** Sets the whole estate up in an empty moto, and says what must be found in it. */
export async function seed(endpoint: string): Promise<{ world: World; organization: Organization }> {
  const world = new World();
  const organization = await seedOrganization(world, endpoint);
  const { accounts } = organization;
  const keys = await seedKeys(world, accounts);
  await seedBuckets(world, organization, keys);
  await seedTrails(world, accounts, keys);
  await seedFlowLogs(world, accounts);
  await seedDetectors(world, accounts);
  await seedRecorders(world, accounts);
  return { world, organization };
}
