import { type Given, type PolicyDocument, policyOf } from './policy-documents.ts';

/** A repository whose pipeline of one branch may take a role. */
export interface Pipeline {
  readonly kind: 'github' | 'gitlab';
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

/** What the identity providers of the pipelines are called, and what they say of a job of a branch. */
const providers = {
  github: {
    host: 'token.actions.githubusercontent.com',
    audience: 'sts.amazonaws.com',
    subject: ({ repository, branch }: Pipeline) => `repo:${repository}:ref:refs/heads/${branch}`,
  },
  gitlab: {
    host: 'gitlab.com',
    audience: 'https://gitlab.com',
    subject: ({ repository, branch }: Pipeline) => `project_path:${repository}:ref_type:branch:ref:${branch}`,
  },
} as const;

/** Host and audience of a pipeline's identity provider. */
export const providerOf = ({ kind }: Pipeline): { readonly host: string; readonly audience: string } => providers[kind];

/** Trust in one principal, by its whole ARN; with an external id where the scan gives one. */
export const trustInPrincipal = (arn: Given, externalId?: Given): PolicyDocument =>
  policyOf({
    Effect: 'Allow',
    Principal: { AWS: arn },
    Action: 'sts:AssumeRole',
    ...(externalId !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  });

/** The ARN of a pipeline's identity provider in the account of the role. */
export const providerArn = (pipeline: Pipeline): Given => ({
  'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${providers[pipeline.kind].host}`,
});

/** Trust in the jobs of one branch of one repository, by the identity provider of this ARN. */
export function trustInPipeline(pipeline: Pipeline, provider: Given): PolicyDocument {
  const { host, audience, subject } = providers[pipeline.kind];
  return policyOf({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${host}:aud`]: audience, [`${host}:sub`]: subject(pipeline) } },
  });
}
