import { expect, test } from 'vitest';
import { openedBy } from '../../src/analysis/open-ingress.ts';

const rule = (IpProtocol: string, ports: [number, number] | [], ...cidrs: string[]) => ({
  IpProtocol,
  ...(ports.length > 0 && { FromPort: ports[0], ToPort: ports[1] }),
  IpRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((CidrIp) => ({ CidrIp })),
  Ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
});

test.each([
  [rule('tcp', [22, 22], '0.0.0.0/0'), 'tcp 22 to 0.0.0.0/0'],
  [rule('tcp', [3389, 3389], '::/0'), 'tcp 3389 to ::/0'],
  [rule('tcp', [22, 22], '10.0.0.0/8', '0.0.0.0/0', '::/0'), 'tcp 22 to 0.0.0.0/0 and ::/0'],
  [rule('tcp', [80, 80], '0.0.0.0/0'), undefined],
  [rule('tcp', [443, 443], '0.0.0.0/0', '::/0'), undefined],
  [rule('udp', [443, 443], '0.0.0.0/0'), undefined],
  [rule('tcp', [80, 81], '0.0.0.0/0'), 'tcp 80-81 to 0.0.0.0/0'],
  [rule('tcp', [80, 443], '0.0.0.0/0'), 'tcp 80-443 to 0.0.0.0/0'],
  [rule('tcp', [0, 65535], '0.0.0.0/0'), 'tcp 0-65535 to 0.0.0.0/0'],
  [rule('tcp', [], '0.0.0.0/0'), 'tcp 0-65535 to 0.0.0.0/0'],
  [rule('6', [22, 22], '0.0.0.0/0'), 'tcp 22 to 0.0.0.0/0'],
  [rule('udp', [53, 53], '0.0.0.0/0'), 'udp 53 to 0.0.0.0/0'],
  [rule('-1', [], '0.0.0.0/0'), 'everything to 0.0.0.0/0'],
  [rule('-1', [], '10.0.0.0/8'), undefined],
  [rule('50', [], '0.0.0.0/0'), 'protocol 50 to 0.0.0.0/0'],
  [rule('icmp', [8, -1], '0.0.0.0/0'), undefined],
  [rule('icmpv6', [-1, -1], '::/0'), undefined],
  [rule('tcp', [22, 22], '203.0.113.0/24', '2001:db8::/32'), undefined],
])('%j opens %s', (given, opened) => {
  expect(openedBy(given)).toBe(opened);
});
