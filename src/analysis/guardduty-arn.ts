import type { Estate, Scope } from '../core/check.ts';

/**
 * The ARN of a target's detector, or of what belongs to it (Service Authorization Reference, Amazon GuardDuty).
 * GuardDuty's answers carry ids only.
 * @param part such as `/filter/NAME`, with its slash
 */
export const detectorArn = (estate: Estate, { region, account }: Scope, detectorId: string, part = ''): string =>
  `arn:${estate.partition}:guardduty:${region}:${account}:detector/${detectorId}${part}`;
