import {
  CreateDetectorCommand,
  CreateFilterCommand,
  type DetectorFeature,
  EnableOrganizationAdminAccountCommand,
  type FindingPublishingFrequency,
} from '@aws-sdk/client-guardduty';
import type { Accounts } from './organization.ts';
import { type Account, type Region, regions, target, type World } from './world.ts';

const check = (name: string): string => `guardduty/${name}`;

const plans: readonly DetectorFeature[] = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
];

interface Settings {
  readonly suspended?: true;
  readonly off?: readonly DetectorFeature[];
  readonly frequency?: FindingPublishingFrequency;
}

/** A detector in every target but one, and the security account named as administrator, which manages nobody. */
export async function seedDetectors(world: World, accounts: Accounts): Promise<void> {
  const { management, security, payments, shop, legacy, sandbox, data } = accounts;
  const special = new Map<string, Settings | 'none'>([
    [`${payments.id} eu-west-1`, 'none'],
    [`${legacy.id} us-east-1`, { suspended: true }],
    [`${data.id} us-east-1`, { off: ['S3_DATA_EVENTS', 'RUNTIME_MONITORING'] }],
    [`${sandbox.id} eu-west-1`, { off: plans }],
    [`${shop.id} eu-west-1`, { frequency: 'SIX_HOURS' }],
  ]);
  for (const owner of Object.values(accounts))
    for (const region of regions) {
      const settings = special.get(`${owner.id} ${region}`) ?? {};
      if (settings === 'none') {
        world.gap(check('detector-is-enabled'), target(owner, region), 'missing', 'no detector');
        world.says(check('findings-are-routed'), target(owner, region), 'not-applicable', 'no detector');
      } else await seedDetector(world, owner, region, settings);
    }
  await seedFilter(world, shop);
  await seedAdministrator(world, management, security);
}

async function seedDetector(world: World, owner: Account, region: Region, settings: Settings): Promise<void> {
  const { suspended = false, off = [], frequency = 'FIFTEEN_MINUTES' } = settings;
  const { DetectorId } = await owner.at(region).guardDuty.send(
    new CreateDetectorCommand({
      Enable: !suspended,
      FindingPublishingFrequency: frequency,
      Features: plans.map((Name) => ({ Name, Status: off.includes(Name) ? 'DISABLED' : 'ENABLED' })),
    }),
  );
  const resource = `arn:aws:guardduty:${region}:${owner.id}:detector/${DetectorId}`;
  const detector = world.add({ kind: 'detector', account: owner.id, region, resource });

  if (suspended) {
    world.gap(check('detector-is-enabled'), detector, 'unsound', 'suspended');
    // What a suspended detector would do is told once, for the target.
    for (const name of ['foundational-sources-are-on', 'updates-are-frequent'])
      world.says(check(name), detector, 'not-applicable', 'suspended', null);
    return;
  }
  for (const plan of plans) {
    const feature = world.add({ kind: 'plan', account: owner.id, region, resource: `${resource}#${plan}` });
    if (off.includes(plan)) world.gap(check('protection-plans-are-on'), feature, 'missing', 'switched off');
  }
  // Superseded by Runtime Monitoring, and not offered in these Regions.
  for (const plan of ['EKS_RUNTIME_MONITORING', 'AI_PROTECTION']) {
    const feature = world.add({ kind: 'plan', account: owner.id, region, resource: `${resource}#${plan}` });
    world.says(check('protection-plans-are-on'), feature, 'not-applicable', 'not offered here');
  }
  if (frequency !== 'FIFTEEN_MINUTES') world.gap(check('updates-are-frequent'), detector, 'unsound', frequency);
}

/** A filter that archives every finding there is. */
async function seedFilter(world: World, owner: Account): Promise<void> {
  const detector = world.of('detector').find(({ account, region }) => account === owner.id && region === 'us-east-1');
  const DetectorId = detector?.resource?.split('/').at(-1);
  if (!detector || !DetectorId) throw new Error('the detector was not seeded');
  await owner.at('us-east-1').guardDuty.send(
    new CreateFilterCommand({
      DetectorId,
      Name: 'quiet',
      Action: 'ARCHIVE',
      FindingCriteria: { Criterion: { severity: { GreaterThanOrEqual: 0 } } },
    }),
  );
  const why = 'it archives findings of every type and severity';
  world.says(check('nothing-is-silenced'), detector, 'unsound', why, `${detector.resource}/filter/quiet`);
}

async function seedAdministrator(world: World, management: Account, security: Account): Promise<void> {
  for (const region of regions) {
    const AdminAccountId = security.id;
    await management.at(region).guardDuty.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId }));
    const detector = world.of('detector').find((one) => one.account === security.id && one.region === region);
    if (!detector) throw new Error('the detector was not seeded');
    world.says(check('is-centrally-managed'), detector, 'pass', 'it is the administrator');
    const enrolled = check('new-accounts-are-enrolled');
    // Delegating alone enrols nobody: AutoEnableOrganizationMembers is NONE, and the members are no members.
    const why = 'automatic enrolment was never set';
    world.says(enrolled, target(security, region), 'missing', why, detector.resource);
    world.also(enrolled, { ...detector, resource: `${detector.resource}#members` }, 'unsound', 'nobody is a member');
  }
}
