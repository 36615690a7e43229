import { describe, expect, test } from 'vitest';
import { type ArchiveReach, archiveReach, type FilterCriterion } from '../../src/analysis/archive-filter.ts';

const portProbe = { Equals: ['Recon:EC2/PortProbeUnprotectedPort'] };
const scanner = { Equals: ['i-0123456789abcdef0'] };

const cases: Record<string, [ArchiveReach, FilterCriterion]> = {
  'no condition at all': ['everything', {}],
  'a lower bound of severity': ['everything', { severity: { GreaterThanOrEqual: 1 } as object }],
  'an upper bound at the top': ['everything', { severity: { LessThanOrEqual: 10 } }],
  'an account': ['everything', { accountId: { Equals: ['444444444444'] } }],
  'a Region': ['everything', { region: { Eq: ['eu-west-1'] } }],
  'a negative condition on the type': ['everything', { type: { NotEquals: ['Recon:EC2/Portscan'] } as object }],
  'a type of wildcards only': ['everything', { type: { Matches: ['*'] } }],
  'a type among which one value is a wildcard': ['everything', { type: { Matches: ['Recon:EC2/*', '*'] } }],
  'an empty list of types': ['everything', { type: { Equals: [] } }],
  'a kind of resource': ['everything', { 'resource.resourceType': { Equals: ['Instance'] } }],
  'the whole internet as counterpart': [
    'everything',
    { 'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4': { Equals: ['0.0.0.0/0'] } },
  ],
  'a country': [
    'everything',
    { 'service.action.awsApiCallAction.remoteIpDetails.country.countryName': { Equals: ['Germany'] } },
  ],
  'a type': ['types', { type: portProbe }],
  'a type under its older name': ['types', { type: { Eq: ['Recon:EC2/Portscan'] } }],
  'a family of types': ['types', { type: { Matches: ['Recon:*'] } }],
  'an instance': ['resources', { 'resource.instanceDetails.instanceId': scanner }],
  'a counterpart': [
    'resources',
    { 'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4': { Equals: ['192.0.2.1'] } },
  ],
  'a type on an instance': ['narrow', { type: portProbe, 'resource.instanceDetails.instanceId': scanner }],
  'a type in an account': ['types', { type: portProbe, accountId: { Equals: ['444444444444'] } }],
  'one finding by its id': ['narrow', { id: { Equals: ['a1b2c3'] } }],
  'severity below the floor': ['low', { severity: { LessThan: 4 } }],
  'severity below the floor, under its older name': ['low', { severity: { Lt: 4 } }],
  'severity up to the floor itself': ['everything', { severity: { LessThanOrEqual: 4 } }],
  'severity up to just under the floor': ['low', { severity: { Lte: 3.9 } }],
  'the low severities by name': ['low', { severity: { Equals: ['1', '2', '3'] } }],
  'a medium severity by name': ['everything', { severity: { Equals: ['1', '4'] } }],
  'a severity that is no number': ['everything', { severity: { Equals: ['LOW'] } }],
};

describe('the reach of a suppression rule', () => {
  for (const [name, [reach, criterion]] of Object.entries(cases)) {
    test(`${name}: ${reach}`, () => expect(archiveReach(criterion, 4)).toBe(reach));
  }

  test('the floor is the reader’s', () => {
    expect(archiveReach({ severity: { LessThan: 7 } }, 4)).toBe('everything');
    expect(archiveReach({ severity: { LessThan: 7 } }, 7)).toBe('low');
  });
});
