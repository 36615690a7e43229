import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { days } from '../../src/simulator/estate/ago.ts';
import { healthyAccounts } from '../../src/simulator/estate/healthy.ts';
import { optInRegion, workload } from './estate.ts';
import { ago, answered, clients, type Ground, startGround } from './ground.ts';

const { management, security } = healthyAccounts;
let ground: Ground;
beforeAll(async () => {
  ground = await startGround({ emptyPages: true });
});
afterAll(() => ground.simulator.close());

describe.each(await clients())('$name', (client) => {
  afterAll(() => client.close());

  test('lists the accounts page by page, an empty first page too', async () => {
    const requests = await ground.requestsOf('organizations:ListAccounts', async () => {
      expect(await client.call(ground.as(management), 'organizations', 'ListAccounts')).toMatchObject(
        answered({
          Accounts: ground.estate.accounts.map(({ id, name, email }) => ({
            Id: id,
            Name: name,
            Email: email,
            Arn: `arn:aws:organizations::${management}:account/${ground.estate.id}/${id}`,
            Status: 'ACTIVE',
            JoinedMethod: 'CREATED',
            JoinedTimestamp: ago(days(800)),
          })),
        }),
      );
    });
    expect(requests).toBe(1 + Math.ceil(ground.estate.accounts.length / 2));
  });

  test('reads the organization and its delegated administrators', async () => {
    const { id } = ground.estate;
    expect(await client.call(ground.as(management), 'organizations', 'DescribeOrganization')).toMatchObject(
      answered({ Organization: { Id: id, MasterAccountId: management, FeatureSet: 'ALL' } }),
    );
    const [administrator] = ground.estate.delegatedAdministrators;
    expect(
      await client.call(ground.as(management), 'organizations', 'ListDelegatedServicesForAccount', {
        AccountId: security,
      }),
    ).toMatchObject(
      answered({ DelegatedServices: administrator?.services.map((ServicePrincipal) => ({ ServicePrincipal })) }),
    );
  });

  test('reads the units', async () => {
    expect(
      await client.call(ground.as(management), 'organizations', 'ListOrganizationalUnitsForParent', {
        ParentId: ground.estate.rootId,
      }),
    ).toMatchObject(answered({ OrganizationalUnits: [{ Name: 'Security' }, { Name: 'Workloads' }] }));
  });

  test('is refused the organization as a member', async () => {
    expect(await client.call(ground.as(workload), 'organizations', 'ListAccounts')).toMatchObject({
      kind: 'refused',
      code: 'AccessDeniedException',
    });
  });

  test("lists an account's Regions", async ({ skip }) => {
    const answer = await client.call(ground.as(workload), 'account', 'ListRegions', {
      RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
    });
    if (answer.kind === 'unsupported') skip(answer.reason);
    expect(answer).toEqual(
      answered({
        Regions: [
          ...ground.estate.regions.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED_BY_DEFAULT' })),
          { RegionName: optInRegion, RegionOptStatus: 'ENABLED' },
        ],
      }),
    );
  });

  test("lists an account's Regions as EC2 has them", async () => {
    expect(await client.call(ground.as(workload), 'ec2', 'DescribeRegions')).toMatchObject(
      answered({
        Regions: expect.arrayContaining([
          {
            RegionName: 'eu-west-1',
            OptInStatus: 'opt-in-not-required',
            Endpoint: 'ec2.eu-west-1.amazonaws.com',
          },
          {
            RegionName: optInRegion,
            OptInStatus: 'opted-in',
            Endpoint: `ec2.${optInRegion}.amazonaws.com`,
          },
        ]),
      }),
    );
  });

  test("reads an account's security contact, and that there is no other", async () => {
    const ask = (AlternateContactType: string) =>
      client.call(ground.as(workload), 'account', 'GetAlternateContact', { AlternateContactType });
    expect(await ask('SECURITY')).toEqual(
      answered({
        AlternateContact: {
          AlternateContactType: 'SECURITY',
          Name: 'SOC',
          Title: 'Security operations',
          EmailAddress: 'soc@example.com',
          PhoneNumber: '+15550100',
        },
      }),
    );
    expect(await ask('BILLING')).toMatchObject({ kind: 'refused', code: 'ResourceNotFoundException' });
  });
});
