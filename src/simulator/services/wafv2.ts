import type * as Waf from '@aws-sdk/client-wafv2';
import type { Scope } from '@aws-sdk/client-wafv2';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import type { WebAcl } from '../estate/web.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS WAF, version 2. */
export const wafv2: Answers<typeof Waf> = {
  ListWebACLs({ Scope, NextMarker, Limit }, call) {
    const page = call.page(of(Scope, call), paging(NextMarker, Limit));
    return {
      WebACLs: page.items.map((one) => ({
        Name: one.name,
        Id: idOf(one),
        Description: '',
        LockToken: '0a1b2c3d-0000-4000-8000-000000000000',
        ARN: arnOf(one, call),
      })),
      NextMarker: page.next,
    };
  },

  ListLoggingConfigurations({ Scope, NextMarker, Limit, LogScope = 'CUSTOMER' }, call) {
    const wanted = of(Scope, call).flatMap((one) => {
      const { logging } = one;
      if (logging === undefined || (logging.LogScope ?? 'CUSTOMER') !== LogScope) return [];
      const { destination, LoggingFilter } = logging;
      return [{ ResourceArn: arnOf(one, call), LogDestinationConfigs: [destination], LoggingFilter, LogScope }];
    });
    const page = call.page(wanted, paging(NextMarker, Limit));
    return { LoggingConfigurations: page.items, NextMarker: page.next };
  },
};

/** What is of CloudFront is asked in one Region only. */
function of(scope: Scope | undefined, call: Call): WebAcl[] {
  if (scope === 'CLOUDFRONT' && call.region !== 'us-east-1') {
    throw new AwsError('WAFInvalidParameterException', 'The scope is not valid.');
  }
  return call.estate.web.webAcls.filter(({ Scope }) => Scope === scope);
}

const idOf = ({ name }: WebAcl): string =>
  `0a1b2c3d-1111-4111-8111-${Buffer.from(name.padEnd(6, '-')).toString('hex').slice(0, 12)}`;

const arnOf = (one: WebAcl, call: Call): string =>
  call.arn('wafv2', `${one.Scope === 'CLOUDFRONT' ? 'global' : 'regional'}/webacl/${one.name}/${idOf(one)}`);

function paging(token: string | undefined, size: number | undefined): PageRequest {
  return { token, size, most: 100, invalid: 'WAFInvalidParameterException' };
}
