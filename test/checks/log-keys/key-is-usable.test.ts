import check from '../../../checks/log-keys/key-is-usable.ts';
import { key, keyScope, orgTrailArn } from '../../support/buckets.ts';
import { describeCheck, logArchive } from '../../support/describe-check.ts';

const scope = keyScope();

describeCheck(check, {
  passing: {
    enabled: {
      scope,
      evidence: { key: key() },
      expect: [{ outcome: 'pass', message: 'usable', facts: { KeyState: 'Enabled', DeletionDate: null } }],
    },
    'while its primary Region changes': {
      scope,
      evidence: { key: key({ KeyState: 'Updating' }) },
      expect: [{ outcome: 'pass', message: 'usable' }],
    },
  },
  failing: {
    'pending deletion': {
      scope,
      evidence: { key: key({ KeyState: 'PendingDeletion', DeletionDate: '2026-11-28T00:00:00.000Z' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dying', text: '2026-11-28' }],
    },
    disabled: {
      scope,
      evidence: { key: key({ KeyState: 'Disabled' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable', text: 'Disabled' }],
    },
    'without its imported material': {
      scope,
      evidence: { key: key({ KeyState: 'PendingImport', Origin: 'EXTERNAL' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable' }],
    },
    'in a key store that is cut off': {
      scope,
      evidence: { key: key({ KeyState: 'Unavailable' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable' }],
    },
    'in a state not known to us': {
      scope,
      evidence: { key: key({ KeyState: 'SomethingNew' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable' }],
    },
    'gone, though the trail names it': {
      scope,
      evidence: { key: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'gone', text: orgTrailArn }],
    },
    'gone, and nothing is known to name it': {
      scope: keyScope(logArchive, []),
      evidence: { key: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'gone', text: 'a source' }],
    },
  },
});
