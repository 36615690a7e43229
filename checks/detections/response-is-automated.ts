import { stateOf, withThoseBeside } from '../../src/analysis/detection-chain/chain.ts';
import { accountDetections, chainEvents, titleOf } from '../../src/analysis/detection-chain/judge-signals.ts';
import { signalVerdict } from '../../src/analysis/detection-chain/signal-verdict.ts';
import { defineCheck } from '../../src/core/check.ts';
import { detectionEvidence } from '../../src/evidence/detection-evidence.ts';

/** What cannot wait for a person. */
const urgent = ['TRAIL_TAMPER', 'ROOT', 'SG_OPEN'] as const;

export default defineCheck({
  id: 'detections/response-is-automated',
  title: 'The gravest signals have an automated response',
  failureTitle: 'Nothing answers the gravest signals by itself',
  severity: 'info',
  source: 'detections',
  breadth: 'account',
  quantifier: 'own',
  why: 'Between the stopped trail and the person who reads of it lie minutes or a night. A function that starts the trail again needs seconds.',
  remedy: {
    text: 'Let the alarm or an event rule invoke a function that undoes the step: starts the trail again, revokes the session, takes back the rule.',
    cli: 'aws events put-targets --rule RULE --targets Id=respond,Arn=FUNCTION_ARN',
    terraform:
      'resource "aws_cloudwatch_event_target" "respond" {\n  rule = aws_cloudwatch_event_rule.this.name\n  arn  = aws_lambda_function.respond.arn\n}',
  },
  controls: {
    'nist-800-53-r5': ['IR-4(1)', 'SI-4(7)'],
    'nist-csf-2.0': ['RS.MA-01', 'RS.MI-01'],
    'pci-dss-4.0.1': ['12.10.5'],
    'soc-2': ['CC7.4'],
    'iso-27001-2022': ['A.5.26'],
    hipaa: ['164.308(a)(6)(ii)'],
  },
  requirements: ['S100'],
  changedBy: [...chainEvents, 'lambda:DeleteFunction20150331', 'lambda:RemovePermission20150331v2'],
  needs: detectionEvidence,
  messages: {
    answered: 'Function {name} answers: {titles}.',
    manual: 'No function answers any of these: {titles}. A person must.',
  },
  *evaluate(evidence, { scope, estate, settings, now, pass, missing, unknown }) {
    const account = accountDetections(evidence, { scope, estate, settings, now });
    const verdicts = urgent.flatMap((signal) => signalVerdict(signal, account) ?? []);
    const answered = verdicts.flatMap(({ signal, chains }) =>
      chains
        .filter(({ links, catches }) => stateOf(links) === 'ok' && catches.length > 0)
        .flatMap(({ links }) =>
          withThoseBeside(links).filter(({ kind, state }) => kind === 'function' && state === 'ok'),
        )
        .map(({ resource }) => ({ signal, resource })),
    );
    const [first] = answered;
    const list = (names: readonly (typeof urgent)[number][]) => names.map((one) => `“${titleOf(one)}”`).join(', ');
    if (first) {
      const titles = list(urgent.filter((one) => answered.some(({ signal }) => signal === one)));
      const facts = { signals: [...new Set(answered.map(({ signal }) => signal))] };
      return yield pass('answered', { name: first.resource, titles }, { facts });
    }
    const links = verdicts.flatMap(({ chains }) => chains.flatMap((chain) => withThoseBeside(chain.links)));
    const unread = [...verdicts, ...links].find((one) => one.unread)?.unread;
    if (unread) return yield unknown(unread);
    yield missing('manual', { titles: list(urgent) });
  },
});
