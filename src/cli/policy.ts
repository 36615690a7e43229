import { stringify } from 'yaml';
import { collectors } from '../catalog/generated/collectors.ts';
import { collectorsFor } from '../collect/collectors-for.ts';
import { type CheckFlags, chooseChecks } from './choose-checks.ts';

interface PolicyFlags extends CheckFlags {
  readonly format: 'json' | 'cloudformation' | 'terraform';
  readonly roleName: string;
}

/** `blindspot policy`. @returns the exit status */
export async function policyCommand({ format, roleName, ...chosen }: PolicyFlags): Promise<number> {
  const needed = new Set(chooseChecks(chosen).flatMap(({ needs }) => Object.values(needs).map(({ id }) => id)));
  const reads = new Set(collectorsFor(needed, collectors).flatMap((entry) => entry.actions));
  // S3 decrypts an object as whoever asks for it.
  if (reads.has('s3:GetObject')) reads.add('kms:Decrypt');
  const actions = [...reads].sort();
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Sid: 'BlindspotReads', Effect: 'Allow', Action: actions, Resource: '*' }],
  };
  const text = {
    json: () => `${JSON.stringify(policy, null, 2)}\n`,
    cloudformation: () => cloudFormation(policy, roleName),
    terraform: () => terraform(policy, roleName),
  }[format]();
  process.stdout.write(text);
  return 0;
}

const about =
  'The role that blindspot assumes to read how logging is set up. It can read settings, and change nothing.';

/** A template for a StackSet over the organization; the trusted principal and the external id are parameters. */
function cloudFormation(policy: object, roleName: string): string {
  return stringify(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: about,
      Parameters: {
        AuditorArn: {
          Type: 'String',
          Description: 'ARN of the user or role that runs blindspot',
          AllowedPattern: '^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$',
        },
        ExternalId: { Type: 'String', Description: 'given to blindspot as --external-id', MinLength: 2, NoEcho: true },
      },
      Resources: {
        AuditRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: roleName,
            Description: about,
            MaxSessionDuration: 3600,
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'AuditorArn' } },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
                },
              ],
            },
            Policies: [{ PolicyName: 'blindspot', PolicyDocument: policy }],
          },
        },
      },
      Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['AuditRole', 'Arn'] } } },
    },
    { lineWidth: 0 },
  );
}

function terraform(policy: object, roleName: string): string {
  return `variable "auditor_arn" {
  description = "ARN of the user or role that runs blindspot"
  type        = string
}

variable "external_id" {
  description = "given to blindspot as --external-id"
  type        = string
  sensitive   = true
}

# ${about}
resource "aws_iam_role" "blindspot" {
  name                 = ${JSON.stringify(roleName)}
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.auditor_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_role_policy" "blindspot" {
  name   = "blindspot"
  role   = aws_iam_role.blindspot.id
  policy = jsonencode(${JSON.stringify(policy, null, 2).replace(/\n/g, '\n  ')})
}
`;
}
