import { describe, expect, test } from 'vitest';
import { eventLibrary } from '../../../src/analysis/signals/event-library.ts';
import { recordingOf, regionsOf } from '../../../src/analysis/signals/recorded-in.ts';
import { signals } from '../../../src/analysis/signals/signals.ts';

const ids = eventLibrary.map(({ id }) => id);

describe('the event library', () => {
  test('gives each event its own id and eventID', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(eventLibrary.map(({ event }) => event['eventID'])).size).toBe(ids.length);
  });

  test('holds no event that is neither an instance nor a near miss of a signal', () => {
    const defined = signals.map(({ id }) => id);
    for (const { id, signals: of, nearMissOf } of eventLibrary) {
      expect([...of, nearMissOf], id).not.toEqual([undefined]);
      expect(defined, id).toEqual(expect.arrayContaining([...of, ...(nearMissOf ? [nearMissOf] : [])]));
      expect(of, id).not.toContain(nearMissOf);
    }
  });

  test('names no account but those of the imaginary organization and of the outsider', () => {
    const accounts = new Set(JSON.stringify(eventLibrary).match(/\b\d{12}\b/g));
    for (const index of eventLibrary.keys()) accounts.delete(String(index + 1).padStart(12, '0'));
    const sample = /^(?:([1-9])\1{11}|0{11}\d)$/;
    expect([...accounts].filter((account) => !sample.test(account))).toEqual([]);
  });

  test('has the fields without which CloudTrail writes no event', () => {
    for (const { id, event } of eventLibrary) {
      const { eventSource, eventName, awsRegion, eventType, eventCategory, recipientAccountId } = event;
      const fields = [eventSource, eventName, awsRegion, eventType, eventCategory, recipientAccountId];
      expect(
        fields.map((field) => typeof field),
        id,
      ).toEqual(fields.map(() => 'string'));
      expect(eventSource, id).toMatch(/^[a-z0-9]+\.amazonaws\.com$/);
    }
  });
});

describe('a signal', () => {
  test('is defined once', () => {
    const defined = signals.map(({ id }) => id);
    expect(new Set(defined).size).toBe(defined.length);
  });

  test.each(signals.map((signal) => [signal.id, signal] as const))(
    '%s has its events, each in one role',
    (id, signal) => {
      const { required, extended, nearMisses } = signal;
      const instances = eventLibrary.filter(({ signals: of }) => of.includes(id)).map((sample) => sample.id);
      expect(required.length).toBeGreaterThan(0);
      expect([...required, ...extended].toSorted()).toEqual(instances.toSorted());
      expect(ids).toEqual(expect.arrayContaining([...nearMisses]));
      expect(nearMisses.filter((near) => instances.includes(near))).toEqual([]);
    },
  );
});

describe('where an event is recorded', () => {
  const sample = (id: string) => eventLibrary.find((candidate) => candidate.id === id)?.event ?? {};
  test.each([
    ['iam-createuser', 'global'],
    ['root-api-call', 'global'],
    ['root-console-mfa', 'global'],
    ['org-leaveorganization', 'global'],
    ['login-user-nomfa', 'sign-in'],
    ['neg-login-sso', 'sign-in'],
    ['sts-assumerole-chain', 'every'],
    ['ct-stoplogging', 'every'],
    ['sg-open-v4', 'every'],
    ['root-assumedroot-session', 'every'],
  ])('%s: %s', (id, recording) => {
    expect(recordingOf(sample(id))).toBe(recording);
  });

  test.each([
    ['every', 'aws', ['eu-west-1', 'us-west-2']],
    ['global', 'aws', ['us-east-1']],
    ['sign-in', 'aws', ['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2']],
    ['global', 'aws-us-gov', ['us-gov-west-1']],
    ['sign-in', 'aws-cn', ['cn-north-1']],
  ] as const)('%s in the partition %s', (recording, partition, expected) => {
    expect(regionsOf(recording, ['eu-west-1', 'us-west-2'], partition)).toEqual(expected);
  });
});
