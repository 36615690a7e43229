/**
 * The few shapes of Route 53 Resolver that are simulated, as the SDK writes a model. Its client is generated the older
 * way and carries none (Route 53 Resolver API Reference, "Actions" and "Data Types").
 */
type Schema = readonly unknown[];

const namespace = 'com.amazonaws.route53resolver';
const text = 0;
const integer = 1;

const structure = (name: string, members: Readonly<Record<string, unknown>>): Schema => [
  3,
  namespace,
  name,
  0,
  Object.keys(members),
  Object.values(members),
];
const list = (name: string, element: unknown): Schema => [1, namespace, name, 0, () => element];
const operation = (name: string, input: Schema, output: Schema): Schema => [
  9,
  namespace,
  name,
  0,
  () => input,
  () => output,
];
const error = (name: string, status: number): Schema => [
  -3,
  namespace,
  name,
  { httpError: status },
  ['Message'],
  [text],
];

const filter = structure('Filter', { Name: text, Values: () => list('FilterValues', text) });
const listing = {
  MaxResults: integer,
  NextToken: text,
  Filters: () => list('Filters', filter),
  SortBy: text,
  SortOrder: text,
};
const counted = { NextToken: text, TotalCount: integer, TotalFilteredCount: integer };

const config = structure('ResolverQueryLogConfig', {
  Id: text,
  OwnerId: text,
  Status: text,
  ShareStatus: text,
  AssociationCount: integer,
  Arn: text,
  Name: text,
  DestinationArn: text,
  CreatorRequestId: text,
  CreationTime: text,
});
const association = structure('ResolverQueryLogConfigAssociation', {
  Id: text,
  ResolverQueryLogConfigId: text,
  ResourceId: text,
  Status: text,
  Error: text,
  ErrorMessage: text,
  CreationTime: text,
});

export const ListResolverQueryLogConfigs$ = operation(
  'ListResolverQueryLogConfigs',
  structure('ListResolverQueryLogConfigsRequest', listing),
  structure('ListResolverQueryLogConfigsResponse', {
    ...counted,
    ResolverQueryLogConfigs: () => list('ResolverQueryLogConfigList', config),
  }),
);
export const ListResolverQueryLogConfigAssociations$ = operation(
  'ListResolverQueryLogConfigAssociations',
  structure('ListResolverQueryLogConfigAssociationsRequest', listing),
  structure('ListResolverQueryLogConfigAssociationsResponse', {
    ...counted,
    ResolverQueryLogConfigAssociations: () => list('ResolverQueryLogConfigAssociationList', association),
  }),
);
export const InvalidNextTokenException$ = error('InvalidNextTokenException', 400);
export const AccessDeniedException$ = error('AccessDeniedException', 400);
