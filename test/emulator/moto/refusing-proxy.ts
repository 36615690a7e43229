import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Something that listens in front of moto. */
export interface RefusingProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Passes every request on to moto, but refuses to let anybody assume a role of one account. moto cannot: it lets
 * every AssumeRole succeed, whatever the trust policy says and whether or not the role exists.
 */
export async function refuseAssumeRole(moto: string, account: string): Promise<RefusingProxy> {
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const role = assumedRole(body);
      if (role?.includes(`:${account}:`)) refuse(outgoing, role);
      else forward(moto, incoming, body, outgoing);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // no encoding is set
  return Buffer.concat(chunks);
}

/** The role of an AssumeRole request, which is a form (STS speaks the query protocol). */
function assumedRole(body: Buffer): string | undefined {
  if (!body.includes('Action=AssumeRole&')) return undefined;
  return new URLSearchParams(body.toString()).get('RoleArn') ?? undefined;
}

/** As STS words it. */
function refuse(outgoing: ServerResponse, role: string): void {
  const message = `User is not authorized to perform: sts:AssumeRole on resource: ${role}`;
  outgoing.writeHead(403, { 'content-type': 'text/xml', 'x-amzn-requestid': 'refused' });
  outgoing.end(
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error><RequestId>refused</RequestId></ErrorResponse>`,
  );
}

function forward(moto: string, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, moto), { method, headers: { ...headers, connection: 'close' } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}
