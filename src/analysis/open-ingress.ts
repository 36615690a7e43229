/** A rule of a security group, as EC2 describes it. */
interface IpPermission {
  readonly IpProtocol: string;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly IpRanges: readonly { readonly CidrIp: string }[];
  readonly Ipv6Ranges: readonly { readonly CidrIpv6: string }[];
}

/** The ports that the whole internet may reach: HTTP and HTTPS. */
const publicPorts = [80, 443];

/** Protocols that have ports, as EC2 names or numbers them. */
const withPorts: Readonly<Record<string, string>> = { tcp: 'tcp', '6': 'tcp', udp: 'udp', '17': 'udp' };

/** ICMP has types, not ports: an answer to a ping opens nothing. */
const icmp = ['icmp', '1', 'icmpv6', '58'];

/**
 * What a rule opens to the whole internet beside HTTP and HTTPS, such as `tcp 22 to 0.0.0.0/0`; undefined when nothing.
 * Only rules for every address count, 0.0.0.0/0 and ::/0: narrower ranges may be somebody's own.
 */
export function openedBy(rule: IpPermission): string | undefined {
  const everyone = [
    ...rule.IpRanges.map(({ CidrIp }) => CidrIp),
    ...rule.Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
  ].filter((cidr) => cidr.endsWith('/0'));
  if (everyone.length === 0) return undefined;
  const traffic = openTraffic(rule);
  return traffic && `${traffic} to ${everyone.join(' and ')}`;
}

function openTraffic({ IpProtocol, FromPort = 0, ToPort = 65535 }: IpPermission): string | undefined {
  if (IpProtocol === '-1') return 'everything';
  if (icmp.includes(IpProtocol)) return undefined;
  const protocol = withPorts[IpProtocol];
  if (protocol === undefined) return `protocol ${IpProtocol}`;
  const harmless = publicPorts.filter((port) => FromPort <= port && port <= ToPort);
  if (harmless.length === ToPort - FromPort + 1) return undefined;
  return FromPort === ToPort ? `${protocol} ${FromPort}` : `${protocol} ${FromPort}-${ToPort}`;
}
