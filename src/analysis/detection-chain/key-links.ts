import { parseArn } from '../../core/arn.ts';
import { isCollected } from '../../core/evidence.ts';
import { allMatch } from '../match-result.ts';
import { type ChainLink, link, unreadLink } from './chain.ts';
import type { ChannelEvidence } from './chain-evidence.ts';
import { type Requester, requesterMay } from './requester-may.ts';

/**
 * Whether a service may use the key by which a topic or queue is encrypted. AWS's own keys (`alias/aws/sns`) let no
 * service publish (AWS re:Post, "Why didn't I receive an SNS notification for my CloudWatch alarm trigger?"), and a
 * customer's key must allow it kms:Decrypt and kms:GenerateDataKey.
 */
export function keyLinks(
  key: string | undefined,
  ownerArn: string,
  requester: Requester,
  { keys, keyPolicies }: Pick<ChannelEvidence, 'keys' | 'keyPolicies'>,
): readonly ChainLink[] {
  if (key === undefined) return [];
  if (/(^|:)alias\/aws\//.test(key))
    return [link('key', key, 'broken', `no service may use AWS's own key ${key} to publish`)];
  const arn = keyArn(key, ownerArn);
  const found = keys.get(arn);
  if (!isCollected(found)) return [unreadLink('key', arn, found)];
  if (found.value === null) return [link('key', arn, 'broken', 'there is no such key')];
  const { KeyState, KeyManager } = found.value;
  if (KeyState !== 'Enabled') return [link('key', arn, 'broken', `its KeyState is ${KeyState}`)];
  if (KeyManager === 'AWS') return [link('key', arn, 'broken', "it is AWS's own, which no service may use to publish")];
  const policy = keyPolicies.get(arn);
  if (!isCollected(policy)) return [unreadLink('key', arn, policy)];
  const text = policy.value?.Policy;
  const allowed =
    text === undefined
      ? 'no-match'
      : allMatch(['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => requesterMay(text, requester, action, arn)));
  const what = `${requester.id} use it (kms:GenerateDataKey*, kms:Decrypt)`;
  if (allowed === 'match') return [link('key', arn, 'ok', `its policy lets ${what}`)];
  if (allowed === 'no-match') return [link('key', arn, 'broken', `its policy does not let ${what}`)];
  return [link('key', arn, 'unknown', `whether its policy lets ${what} is not decided`)];
}

/** A key named by ARN, id or alias belongs to the account and Region of what it encrypts. */
function keyArn(key: string, ownerArn: string): string {
  if (key.startsWith('arn:')) return key;
  const { partition, region, account } = parseArn(ownerArn) ?? {};
  return `arn:${partition}:kms:${region}:${account}:${key.startsWith('alias/') ? key : `key/${key}`}`;
}
