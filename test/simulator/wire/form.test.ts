import { DescribeFlowLogs$ } from '@aws-sdk/client-ec2';
import { Publish$, TagResource$ } from '@aws-sdk/client-sns';
import { AssumeRole$ } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { fromForm } from '../../../src/simulator/wire/form.ts';
import { MalformedValue } from '../../../src/simulator/wire/scalar.ts';
import { shapeOf } from '../../../src/simulator/wire/shape.ts';

const form = (text: string) => new URLSearchParams(text);

test('query lists are under member, in the order of their numbers', () => {
  const text =
    'Action=AssumeRole&DurationSeconds=900&PolicyArns.member.2.arn=b&PolicyArns.member.10.arn=c&PolicyArns.member.1.arn=a';
  expect(fromForm(form(text), shapeOf(AssumeRole$[4]), 'query')).toEqual({
    DurationSeconds: 900,
    PolicyArns: [{ arn: 'a' }, { arn: 'b' }, { arn: 'c' }],
  });
});

test('query maps are entries of names and values', () => {
  const text =
    'MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=x%20y';
  expect(fromForm(form(text), shapeOf(Publish$[4]), 'query')).toEqual({
    MessageAttributes: { a: { DataType: 'String', StringValue: 'x y' } },
  });
});

test('query lists of structures nest', () => {
  expect(
    fromForm(form('ResourceArn=r&Tags.member.1.Key=k&Tags.member.1.Value='), shapeOf(TagResource$[4]), 'query'),
  ).toEqual({
    ResourceArn: 'r',
    Tags: [{ Key: 'k', Value: '' }],
  });
});

test('EC2 lists are flat and named as EC2 names them', () => {
  const text =
    'Filter.1.Name=resource-id&Filter.1.Value.1=a&Filter.1.Value.2=b&MaxResults=5&DryRun=true&FlowLogId.1=fl';
  expect(fromForm(form(text), shapeOf(DescribeFlowLogs$[4]), 'ec2')).toEqual({
    DryRun: true,
    Filter: [{ Name: 'resource-id', Values: ['a', 'b'] }],
    FlowLogIds: ['fl'],
    MaxResults: 5,
  });
});

test.each(['MaxResults=many', 'DryRun=perhaps'])('%s is refused', (text) => {
  expect(() => fromForm(form(text), shapeOf(DescribeFlowLogs$[4]), 'ec2')).toThrow(MalformedValue);
});
